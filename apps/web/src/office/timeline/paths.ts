/** The page of the history of a record: a directive, an obligation, a register, a person. */
export const timelinePath = (stream: string): string => `/nhat-ky/${encodeURIComponent(stream)}`;
