import { partialDateText } from './dates.js';
import { columnHelp } from './column-help.js';
import {
  choiceTitle,
  type Column,
  type ColumnType,
  type Form,
  type KeyedRow,
  type Table,
  type Value,
} from './form.js';
import { looseKey } from './typed-text.js';

/**
 * One column of a sheet, with what a spreadsheet writer needs. It is plain data, because a writer
 * knows no form.
 */
export interface SheetColumn {
  readonly key: string;
  /** The heading. That of a required column ends with " *". */
  readonly header: string;
  readonly width: number;
  /** True for a number or code, which is not broken over two lines. */
  readonly unbroken?: boolean;
  /**
   * With `text` the cell is formatted as text, so 012 keeps its zero and 3/4 is not read as a day.
   */
  readonly format: 'text' | 'date' | 'integer' | 'number';
  /** Entries of the drop-down; empty for none. */
  readonly list: readonly string[];
  readonly required: boolean;
  /** True when the system fills it in and nobody types there. */
  readonly locked: boolean;
  /** Note on the heading; empty for none. */
  readonly comment: string;
}

export interface SheetLayout {
  readonly table: string;
  /** At most 31 characters, none of them : \ / ? * [ ]. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  /** Number of rows for typing, below the protected rows of headings and column numbers. */
  readonly maxRows: number;
}

const formats: Record<ColumnType, SheetColumn['format']> = {
  text: 'text',
  person: 'text',
  code: 'text',
  enum: 'text',
  'multi-choice': 'text',
  file: 'text',
  flag: 'text',
  'partial-date': 'text',
  date: 'date',
  integer: 'integer',
  number: 'number',
};

/** A drop-down takes one choice: of several, the note on the heading tells them. */
function listOf({ type, choices }: Column): string[] {
  if (type === 'flag') return ['Có', 'Không'];
  return type === 'enum' ? choices.map((choice) => choice.title) : [];
}

function sheetColumn(column: Column, columns: readonly Column[]): SheetColumn {
  const { key, title, width, required, fixed, type, calc } = column;
  return {
    key,
    header: required ? `${title} *` : title,
    width,
    format: formats[type],
    list: listOf(column),
    required,
    locked: fixed || calc !== undefined,
    comment: columnHelp(column, (name) => columns.find((other) => other.key === name)),
    ...(type === 'code' ? { unbroken: true } : {}),
  };
}

const sheetName = (title: string): string =>
  title
    .replace(/[:\\/?*[\]]/g, '-')
    .slice(0, 31)
    .trim();

/** The sheets of a form, one per table, in the form's order. */
export function sheetLayouts(form: Form): SheetLayout[] {
  return form.tables.map(({ key, title, columns, minRows, maxRows }) => ({
    table: key,
    name: sheetName(title),
    title: minRows > 0 ? `${title} (ít nhất ${minRows} dòng)` : title,
    columns: columns.map((column) => sheetColumn(column, [...columns, ...form.fields])),
    maxRows,
  }));
}

/**
 * The table that a sheet's name means, by its name or its key, whatever the case and the
 * diacritics.
 */
export function tableOfSheet(form: Form, name: string): Table | undefined {
  return form.tables.find(({ key, title }) =>
    [sheetName(title), key].some((known) => looseKey(known) === looseKey(name)),
  );
}

const titled: ReadonlySet<ColumnType> = new Set(['enum', 'multi-choice', 'file']);

/** A value as a sheet or a paper shows it, numbers as numbers. */
export function shownValue(column: Column, value: Value): string | number | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (column.type === 'partial-date') return partialDateText(value);
  return titled.has(column.type) ? choiceTitle(column, value) : value;
}

/**
 * Cells of one row in column order. Choices have their title, partial dates are dd/mm/yyyy text,
 * and days are ISO text (format `date`).
 */
export function sheetCells(table: Table, row: KeyedRow): (string | number | null)[] {
  return table.columns.map((column) => shownValue(column, row.values[column.key] ?? null));
}
