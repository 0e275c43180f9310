import { type DraftView } from '#libs/directive';
import { type Cell, type Cells } from './cell-values.js';

/** A row keeps its own name while it is edited, so that a changed row is still the same row. */
export interface Row {
  readonly id: number;
  readonly cells: Cells;
}

/** What is typed of a report. It never changes; an edit makes another one. */
export interface Content {
  readonly number: string;
  readonly reportedOn: string;
  readonly note: string;
  readonly attachments: readonly string[];
  readonly fields: Cells | undefined;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
}

/** As it is sent to the server and kept in the browser. */
export interface Body {
  readonly number?: string;
  readonly reportedOn?: string;
  readonly note?: string;
  readonly attachments?: readonly string[];
  readonly fields?: Cells;
  readonly tables: Readonly<Record<string, readonly Cells[]>>;
}

let last = 0;
export const newRow = (cells: Cells = {}): Row => ({ id: (last += 1), cells });

const rowsOf = (tables: Body['tables']): Content['tables'] =>
  Object.fromEntries(
    Object.entries(tables).map(([key, rows]) => [key, rows.map((cells) => newRow(cells))]),
  );

export function contentOf({
  number = '',
  reportedOn = '',
  note = '',
  attachments = [],
  fields,
  tables,
}: Body): Content {
  return { number, reportedOn, note, attachments, fields, tables: rowsOf(tables) };
}

/** The typed part of the answer of a draft. */
export const bodyIn = (view: DraftView): Body => {
  const { number, reportedOn, note, attachments, fields, tables } = view;
  return JSON.parse(
    JSON.stringify({ number, reportedOn, note, attachments, fields, tables }),
  ) as Body;
};

const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

export function bodyOf({ number, reportedOn, note, attachments, fields, tables }: Content): Body {
  return JSON.parse(
    JSON.stringify({
      number: filled(number),
      reportedOn: filled(reportedOn),
      note: filled(note),
      attachments: attachments.length > 0 ? attachments : undefined,
      fields,
      tables: Object.fromEntries(
        Object.entries(tables).map(([key, rows]) => [key, rows.map(({ cells }) => cells)]),
      ),
    }),
  ) as Body;
}

/** A cell of a row, or of the single fields where `row` is undefined. */
export interface Spot {
  readonly table: string;
  readonly row: number;
  readonly column: string;
}

export function withCell(content: Content, { table, row, column }: Spot, value: Cell): Content {
  const rows = content.tables[table] ?? [];
  const changed = rows.map((one) =>
    one.id === row ? { ...one, cells: { ...one.cells, [column]: value } } : one,
  );
  return { ...content, tables: { ...content.tables, [table]: changed } };
}

export const withRows = (content: Content, table: string, rows: readonly Row[]): Content => ({
  ...content,
  tables: { ...content.tables, [table]: rows },
});

export const withField = (content: Content, key: string, value: Cell): Content => ({
  ...content,
  fields: { ...content.fields, [key]: value },
});

/** “Không thay đổi”: each term with that answer alone; the lines stay those last approved. */
export function unchanged(content: Content): Content {
  const terms = (content.tables['terms'] ?? []).map((row) => ({
    ...row,
    cells: { ...row.cells, outcome: 'unchanged' },
  }));
  const none = Object.keys(content.tables).map((key) => [key, [] as Row[]]);
  return { ...content, tables: { ...Object.fromEntries(none), terms } };
}
