/**
 * Stream of one cell's obligation under a directive. Ids contain single hyphens only, so the double
 * one shows where the directive's id ends, and no two pairs share a stream.
 */
export function obligationStream(directiveId: string, cell: string): string {
  return `obligation-${directiveId}--${cell}`;
}
