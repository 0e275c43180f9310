import type { Papers } from './schema.js';

export type ApprovalPaper = NonNullable<Papers['documents']['approve']>;

/** The notice that each approval has of its own; undefined where it has none. */
export function cellPaper({ documents }: Pick<Papers, 'documents'>): ApprovalPaper | undefined {
  return documents.approve?.per === 'directive' ? undefined : documents.approve;
}

/** What every notice of one cell has in common, whoever decided. */
export type CellPaper = Omit<ApprovalPaper, 'per'>;

/** The paper that the taking of a step of the definition's own makes; undefined where none. */
export function stepPaper(
  { documents }: Pick<Papers, 'documents'>,
  step: string,
): CellPaper | undefined {
  return documents.steps?.find((paper) => paper.step === step);
}

/** The one notice of all results, made when the directive is closed; undefined where none is. */
export function directivePaper({
  documents,
}: Pick<Papers, 'documents'>): ApprovalPaper | undefined {
  return documents.approve?.per === 'directive' ? documents.approve : undefined;
}
