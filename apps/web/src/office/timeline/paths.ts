/** Where the history of a record is shown. */
export const timelinePath = (stream: string): string => `/nhat-ky/${encodeURIComponent(stream)}`;
