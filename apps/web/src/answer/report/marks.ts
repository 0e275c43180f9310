import { type DraftCheck } from '#libs/directive';

export type Mark = DraftCheck['findings'][number];

/** Findings by table and by row; row 0 is the table as a whole. */
export type Marks = ReadonlyMap<string, ReadonlyMap<number, readonly Mark[]>>;

export const noMarks: ReadonlyMap<number, readonly Mark[]> = new Map();

export function marksOf(findings: readonly Mark[]): Marks {
  const tables = new Map<string, Map<number, Mark[]>>();
  for (const mark of findings) {
    const rows = tables.get(mark.table) ?? new Map<number, Mark[]>();
    tables.set(mark.table, rows);
    for (const row of mark.rows ?? [mark.row?.number ?? 0])
      rows.set(row, [...(rows.get(row) ?? []), mark]);
  }
  return tables;
}

export const isError = ({ severity }: Mark): boolean => severity === 'error';

/** What is wrong and what to do, in whole sentences. */
export const markText = ({ message, fix }: Mark): string => `${message}. ${fix}`;

export const ofColumn = (marks: readonly Mark[] | undefined, column: string): readonly Mark[] =>
  (marks ?? []).filter((mark) => mark.column === column);

/** Where the screen is to lead. */
export interface Jump {
  readonly table: string;
  readonly row: number;
  readonly column: string | null;
  readonly n: number;
}
