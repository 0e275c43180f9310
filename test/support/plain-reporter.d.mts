interface Summary {
  readonly passed: number;
  readonly failed: number;
  readonly leftOut: readonly { readonly title: string; readonly tests: number }[];
}
export function summarize(results: object): Summary;
export function lines(summary: Summary): string[];
