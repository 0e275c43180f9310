export function secondsOf(
  suites: readonly object[],
  root: string,
): Record<string, { readonly seconds: number; readonly slowest: Readonly<Record<string, number>> }>;
