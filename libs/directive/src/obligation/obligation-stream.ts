/**
 * Stream of one cell's obligation under a directive. Ids hold single hyphens only, so the double
 * one tells where the directive's id ends: no two pairs share a stream.
 */
export function obligationStream(directiveId: string, cell: string): string {
  return `obligation-${directiveId}--${cell}`;
}
