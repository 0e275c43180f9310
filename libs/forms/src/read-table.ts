import type { DateSystem } from './dates.js';
import { type Finding, finding } from './finding.js';
import type { RawRow, Row, Table, Value } from './form.js';
import { rowRanges } from './group-findings.js';
import { mixedOrders } from './date-order.js';
import { type CellProblem } from './cell-problem.js';
import { isEmptyCell, readCell } from './read-cell.js';

export interface TableReading {
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
}

const keyPart = (value: Value): string => (value === null ? '' : String(value));

/** `a/b` of the key columns. A row that lacks one of them is known by its number. */
export function rowKey(
  table: Table,
  values: Readonly<Record<string, Value>>,
  number: number,
): string {
  const parts = table.rowKey.map((column) => keyPart(values[column] ?? null));
  return parts.every((part) => part !== '') ? parts.join('/') : `#${number}`;
}

/**
 * True for a row in which nothing was typed and that the system did not prepare for an answer. A
 * prepared row carries its key, and leaving it unanswered is a finding.
 */
const isBlank = (table: Table, { cells }: RawRow): boolean =>
  table.columns.every(
    ({ key, fixed }) => (fixed && !table.rowKey.includes(key)) || isEmptyCell(cells[key]),
  );

function readRow(
  table: Table,
  raw: RawRow,
  system: DateSystem,
): { row: Row; findings: readonly Finding[] } {
  const values: Record<string, Value> = {};
  const problems: { column: string; problem: CellProblem }[] = [];
  for (const column of table.columns) {
    const { value, problem } = readCell(raw.cells[column.key], column, system);
    values[column.key] = value;
    if (problem) problems.push({ column: column.key, problem });
  }
  const row: Row = { number: raw.number, key: rowKey(table, values, raw.number), values };
  const place = { table: table.key, row: { key: row.key, number: row.number } };
  return {
    row,
    findings: problems.map(({ column, problem }) =>
      finding({ ...problem, severity: problem.severity ?? 'error', ...place, column }),
    ),
  };
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

function withoutContent(
  table: Table,
  filled: readonly RawRow[],
): { readonly rows: readonly RawRow[]; readonly findings: readonly Finding[] } {
  const telling = table.columns.filter(
    ({ type, fixed }) => type !== 'enum' && type !== 'flag' && !fixed,
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

/**
 * Reads and checks the rows of one table cell by cell, and drops blank rows. A cell that cannot be
 * read is null in its row, with a finding; the row stays, so all its findings are reported at once.
 */
export function readTable(
  table: Table,
  raw: readonly RawRow[],
  system: DateSystem = '1900',
): TableReading {
  const filled = raw.filter((row) => !isBlank(table, row));
  if (filled.length > table.maxRows) {
    const message = `Bảng “${table.title}” có ${filled.length} dòng, nhiều hơn ${table.maxRows}`;
    return {
      rows: [],
      findings: [
        finding({
          rule: 'TABLE_TOO_LONG',
          severity: 'error',
          table: table.key,
          message,
          fix: 'Chia nhỏ tệp, hoặc xóa các dòng thừa.',
        }),
      ],
    };
  }
  const { rows: told, findings: bare } = withoutContent(table, filled);
  const read = told.map((row) => readRow(table, row, system));
  const rows = read.map(({ row }) => row);
  const wrong = read.flatMap(({ findings }) => findings);
  return {
    rows,
    findings: [...wrong, ...bare, ...mixedOrders(table, told, wrong), ...repeatedRows(table, rows)],
  };
}
