/**
 * How a form knows its sheets and columns; the forms library's `tableOfSheet` and `matchHeaders`
 * fit.
 */
export interface TableForm {
  /** `helps`: the notes that its headings carry in a workbook of ours. */
  readonly tables: readonly {
    readonly key: string;
    readonly title: string;
    readonly helps?: readonly string[];
  }[];
  /** Table key a sheet's name means. */
  readonly tableOf: (sheetName: string) => string | undefined;
  readonly match: (
    table: string,
    headings: readonly unknown[],
  ) => { readonly columns: ReadonlyMap<number, string>; readonly findings: readonly unknown[] };
}

/** A row before its cells are read by their columns. */
export interface RawTableRow {
  readonly number: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

export interface TableSheet {
  readonly table: string;
  readonly sheet: string;
  /** Row of the headings. */
  readonly headerRow: number;
  /** Column key by position from 0. */
  readonly columns: ReadonlyMap<number, string>;
  readonly rows: readonly RawTableRow[];
}
