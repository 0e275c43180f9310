import { partialDateText } from './dates.js';
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

/** One column of a sheet as a spreadsheet writer needs it. Plain data: a writer knows no form. */
export interface SheetColumn {
  readonly key: string;
  /** Heading; a required one ends with " *". */
  readonly header: string;
  readonly width: number;
  /** A number or code: no line of it ends inside. */
  readonly unbroken?: boolean;
  /**
   * `text`: the cell is formatted as text, so that 012 keeps its zero and 3/4 is not read as a day.
   */
  readonly format: 'text' | 'date' | 'integer' | 'number';
  /** Drop-down; empty: none. */
  readonly list: readonly string[];
  readonly required: boolean;
  /** Not for typing: filled in by the system. */
  readonly locked: boolean;
  /** Note on the heading; empty: none. */
  readonly comment: string;
}

export interface SheetLayout {
  readonly table: string;
  /** ≤ 31 characters, none of : \ / ? * [ ]. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly SheetColumn[];
  /** Heading and column-number rows are protected; rows after them are for typing. */
  readonly maxRows: number;
}

const formats: Record<ColumnType, SheetColumn['format']> = {
  text: 'text',
  person: 'text',
  code: 'text',
  enum: 'text',
  flag: 'text',
  'partial-date': 'text',
  date: 'date',
  integer: 'integer',
  number: 'number',
};

function sheetColumn(column: Column): SheetColumn {
  const { key, title, width, required, fixed, help, type, choices } = column;
  const list = type === 'flag' ? ['Có', 'Không'] : choices.map((choice) => choice.title);
  return {
    key,
    header: required ? `${title} *` : title,
    width,
    format: formats[type],
    list,
    required,
    locked: fixed,
    comment: help,
    ...(type === 'code' ? { unbroken: true } : {}),
  };
}

const sheetName = (title: string): string =>
  title
    .replace(/[:\\/?*[\]]/g, '-')
    .slice(0, 31)
    .trim();

/** Form → sheets, one per table, in the form's order. */
export function sheetLayouts(form: Form): SheetLayout[] {
  return form.tables.map(({ key, title, columns, maxRows }) => ({
    table: key,
    name: sheetName(title),
    title,
    columns: columns.map(sheetColumn),
    maxRows,
  }));
}

/** The table a sheet's name means, by its name or its key, whatever the case and the marks. */
export function tableOfSheet(form: Form, name: string): Table | undefined {
  return form.tables.find(({ key, title }) =>
    [sheetName(title), key].some((known) => looseKey(known) === looseKey(name)),
  );
}

/** A value as a sheet or a paper shows it, numbers as numbers. */
export function shownValue(column: Column, value: Value): string | number | null {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (column.type === 'partial-date') return partialDateText(value);
  return column.type === 'enum' ? choiceTitle(column, value) : value;
}

/**
 * Cells of one row in column order: choices by their title, partial dates as dd/mm/yyyy text, days
 * as ISO text (format `date`).
 */
export function sheetCells(table: Table, row: KeyedRow): (string | number | null)[] {
  return table.columns.map((column) => shownValue(column, row.values[column.key] ?? null));
}
