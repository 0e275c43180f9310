import type { CellProblem } from './cell-problem.js';
import { mixedOrders } from './date-order.js';
import type { DateSystem } from './dates.js';
import { type Finding, finding } from './finding.js';
import {
  type ColumnType,
  fieldsKey,
  type RawRow,
  type Row,
  type Table,
  type Value,
} from './form.js';
import { rowRanges } from './group-findings.js';
import { isEmptyCell, readCell } from './read-cell.js';
import { isReckoned } from './reckoning-order.js';

export interface TableReading {
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
}

const keyPart = (value: Value): string => (value === null ? '' : String(value));

/** The single fields stand in one row, which nothing tells from others. */
const isSingle = ({ rowKey: key }: Table): boolean => key.length === 0;

/** `a/b` of the key columns. A row that lacks one of them is known by its number. */
export function rowKey(
  table: Table,
  values: Readonly<Record<string, Value>>,
  number: number,
): string {
  if (isSingle(table)) return fieldsKey;
  const parts = table.rowKey.map((column) => keyPart(values[column] ?? null));
  return parts.every((part) => part !== '') ? parts.join('/') : `#${number}`;
}

/**
 * True for a row in which nothing was typed and that the system did not prepare for an answer. A
 * prepared row carries its key, and leaving it unanswered is a finding.
 */
const isBlank = (table: Table, { cells }: RawRow): boolean =>
  !isSingle(table) &&
  table.columns.every(
    ({ key, fixed, calc }) =>
      (fixed && !table.rowKey.includes(key)) || calc !== undefined || isEmptyCell(cells[key]),
  );

/** A row while it is read: cells that wait for others come last. */
export interface OpenRow {
  readonly raw: RawRow;
  readonly values: Record<string, Value>;
  readonly problems: Map<string, CellProblem>;
  /** Cells that could not be decided because another one is wrong. */
  readonly unsure: Set<string>;
}

/** A table while it is read. */
export interface OpenTable {
  readonly table: Table;
  readonly rows: readonly OpenRow[];
  /** Of the table as a whole. */
  readonly findings: readonly Finding[];
}

/** Puts a cell into its row. */
export function placeCell(
  { values, problems }: OpenRow,
  key: string,
  { value, problem }: { readonly value: Value; readonly problem?: CellProblem },
): void {
  values[key] = value;
  if (problem) problems.set(key, problem);
  else problems.delete(key);
}

function openRow({ columns }: Table, raw: RawRow, system: DateSystem): OpenRow {
  const row: OpenRow = { raw, values: {}, problems: new Map(), unsure: new Set() };
  for (const column of columns) {
    if (isReckoned(column)) row.values[column.key] = null;
    else placeCell(row, column.key, readCell(raw.cells[column.key], column, system));
  }
  return row;
}

function repeatedRows(table: Table, rows: readonly Row[]): Finding[] {
  const first = new Map<string, Row>();
  const titles = table.columns
    .filter(({ key }) => table.rowKey.includes(key))
    .map(({ title }) => title)
    .join(', ');
  return rows.flatMap((row) => {
    const earlier = first.get(row.key);
    if (!earlier) {
      first.set(row.key, row);
      return [];
    }
    return [
      finding({
        rule: 'ROW_REPEATED',
        severity: 'error',
        table: table.key,
        row: { key: row.key, number: row.number },
        measured: String(row.number),
        message: `Dòng ${row.number} trùng dòng ${earlier.number} (${titles})`,
        fix: 'Xóa một dòng, hoặc sửa lại cho đúng người.',
      }),
    ];
  });
}

/**
 * Most rows that count as slips of a person. More rows with nothing but copied choices are what a
 * fill-down leaves, and have one cause.
 */
const slips = 3;
const choosing: ReadonlySet<ColumnType> = new Set(['enum', 'flag', 'multi-choice']);

function withoutContent(
  table: Table,
  filled: readonly RawRow[],
): { readonly rows: readonly RawRow[]; readonly findings: readonly Finding[] } {
  const telling = table.columns.filter(
    ({ type, fixed, calc }) => !choosing.has(type) && !fixed && calc === undefined,
  );
  if (!telling.some(({ required }) => required)) return { rows: filled, findings: [] };
  const bare = new Set(
    filled.filter(({ cells }) => telling.every(({ key }) => isEmptyCell(cells[key]))),
  );
  const [first] = bare;
  if (bare.size <= slips || !first) return { rows: filled, findings: [] };
  const rows = [...bare].map(({ number }) => number);
  const message =
    `${rows.length} dòng chỉ có lựa chọn mà không ghi người hay nội dung nào: dòng ` +
    `${rowRanges(rows)}`;
  return {
    rows: filled.filter((row) => !bare.has(row)),
    findings: [
      finding({
        rule: 'ROWS_WITHOUT_CONTENT',
        severity: 'error',
        table: table.key,
        row: { key: `#${first.number}`, number: first.number },
        rows,
        message,
        fix: 'Xóa các dòng này (có thể do kéo sao chép xuống dưới), hoặc ghi đủ nội dung.',
      }),
    ],
  };
}

function tooLong({ key, title, maxRows }: Table, rows: number): Finding {
  return finding({
    rule: 'TABLE_TOO_LONG',
    severity: 'error',
    table: key,
    message: `Bảng “${title}” có ${rows} dòng, nhiều hơn ${maxRows}`,
    fix: 'Chia nhỏ tệp, hoặc xóa các dòng thừa.',
  });
}

function tooShort({ key, title, minRows }: Table, rows: number): Finding[] {
  if (rows >= minRows) return [];
  return [
    finding({
      rule: 'TABLE_TOO_SHORT',
      severity: 'error',
      table: key,
      measured: String(rows),
      message: `Bảng “${title}” có ${rows} dòng, cần ít nhất ${minRows} dòng`,
      fix: `Ghi thêm vào bảng “${title}”.`,
    }),
  ];
}

/** The rows of a table, blank ones dropped, with every cell that waits for no other. */
export function openTable(
  table: Table,
  raw: readonly RawRow[],
  system: DateSystem = '1900',
): OpenTable {
  const filled = raw.filter((row) => !isBlank(table, row));
  if (filled.length > table.maxRows)
    return { table, rows: [], findings: [tooLong(table, filled.length)] };
  const { rows: told, findings: bare } = withoutContent(table, filled);
  return {
    table,
    rows: told.map((row) => openRow(table, row, system)),
    findings: [...bare, ...tooShort(table, filled.length)],
  };
}

function problemsOf(table: Table, row: Row, problems: OpenRow['problems']): Finding[] {
  if (problems.size === 0) return [];
  const place = isSingle(table) ? null : { key: row.key, number: row.number };
  return table.columns.flatMap(({ key }) => {
    const problem = problems.get(key);
    return problem
      ? [
          finding({
            ...problem,
            severity: problem.severity ?? 'error',
            table: table.key,
            row: place,
            column: key,
          }),
        ]
      : [];
  });
}

/** What was read, with the keys of its rows and what is wrong with it. */
export function closedTable({ table, rows: open, findings }: OpenTable): TableReading {
  const rows = open.map(({ raw: { number }, values }): Row => ({
    number,
    key: rowKey(table, values, number),
    values,
  }));
  const wrong = open.flatMap(({ problems }, i) => problemsOf(table, rows[i]!, problems));
  const told = open.map(({ raw }) => raw);
  return {
    rows,
    findings: [
      ...wrong,
      ...findings,
      ...mixedOrders(table, told, wrong),
      ...repeatedRows(table, rows),
    ],
  };
}
