import type { SheetFinding } from '../sheet-finding.js';
import { CellError } from './cell-value.js';
import { lookFindings } from './look-findings.js';
import type { Sheet, SheetRow } from './sheet.js';
import { structureFindings } from './structure-findings.js';
import type { RawTableRow, TableForm, TableSheet } from './table-form.js';

const headerSearch = 20;

/** Headings by position; gaps are null. */
const headingsOf = ({ cells }: SheetRow): unknown[] => cells.map((value) => value ?? null);

/** `1 2 3 …` under the headings, as the official forms have it. */
function isColumnNumbers({ cells }: SheetRow): boolean {
  const numbers = cells
    .filter((value) => value !== undefined)
    .map((value) => Number(String(value).replace(/^\((\d+)\)$/, '$1')));
  return numbers.length > 1 && numbers.every((number, index) => number === index + 1);
}

type Place = Omit<TableSheet, 'rows'>;

const errorText = ({ code }: CellError): string => (/^#/.test(code) ? code : '#ERROR!');

function rawRow(
  { number, cells }: SheetRow,
  columns: readonly (readonly [number, string])[],
): RawTableRow {
  const values: Record<string, unknown> = {};
  for (const [position, key] of columns) {
    const value = cells[position] ?? null;
    // Its code is what a draft keeps; every reader of cells knows it for an error.
    values[key] = value instanceof CellError ? errorText(value) : value;
  }
  return { number, cells: values };
}

/** The row of the first twenty that names most columns is the heading, whatever stands above it. */
export function findHeader<Found>(
  sheet: Sheet,
  match: (headings: readonly unknown[]) => {
    columns: ReadonlyMap<number, string>;
    findings: readonly Found[];
  },
) {
  const candidates = sheet.rows
    .filter(({ number }) => number <= headerSearch)
    .map((row) => ({ row: row.number, match: match(headingsOf(row)) }));
  const most = Math.max(0, ...candidates.map((candidate) => candidate.match.columns.size));
  return (
    candidates.find((candidate) => candidate.match.columns.size === most) ?? {
      row: 1,
      match: match([]),
    }
  );
}

/** One sheet read as a table of the form. */
export type Read<Found> = {
  readonly table: TableSheet;
  readonly findings: readonly (SheetFinding | Found)[];
};

export function readOne<Found>(sheet: Sheet, table: string, form: TableForm): Read<Found> {
  const header = findHeader(
    sheet,
    (headings) =>
      form.match(table, headings) as {
        columns: ReadonlyMap<number, string>;
        findings: readonly Found[];
      },
  );
  const place: Place = {
    table,
    sheet: sheet.name,
    headerRow: header.row,
    columns: header.match.columns,
  };
  const below = sheet.rows.filter(({ number }) => number > header.row);
  const rows = below[0] && isColumnNumbers(below[0]) ? below.slice(1) : below;
  const headed = new Set(
    (sheet.rows.find(({ number }) => number === header.row)?.cells ?? []).flatMap(
      (value, position) => (value === undefined ? [] : [position]),
    ),
  );
  const findings = [
    ...header.match.findings,
    ...structureFindings(sheet, rows, place, headed),
    ...lookFindings(sheet, rows, {
      ...place,
      helps: form.tables.find(({ key }) => key === table)?.helps ?? [],
    }),
  ];
  const columns = [...place.columns];
  return { table: { ...place, rows: rows.map((row) => rawRow(row, columns)) }, findings };
}
