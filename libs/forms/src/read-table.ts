import type { DateSystem } from './dates.js';
import { type Finding, finding } from './finding.js';
import type { Column, RawRow, Row, Table, Value } from './form.js';
import { type CellProblem, isEmptyCell, readCell } from './read-cell.js';
import { cleanText, foldKey } from '#libs/text';

export interface HeaderMatch {
  /** Column key by position (from 0) in the header row; positions of unknown headings are absent. */
  readonly columns: ReadonlyMap<number, string>;
  readonly findings: readonly Finding[];
}

/** Every way a column's heading is written → the column; once per table, for a committee reads hundreds of one form. */
const headingsOf = new WeakMap<Table, ReadonlyMap<string, Column>>();

function columnByHeading(table: Table): ReadonlyMap<string, Column> {
  const known = headingsOf.get(table);
  if (known) return known;
  // The first column wins: later ones are put under it.
  const made = new Map([...table.columns].reverse().flatMap((column) => [column.title, column.key, ...column.aliases].map((word): [string, Column] => [foldKey(word), column])));
  headingsOf.set(table, made);
  return made;
}

/** Which column each heading means, whatever its case, marks, blanks or the star of a required one. Missing required, unknown and repeated headings are findings. */
export function matchHeaders(table: Table, headings: readonly unknown[]): HeaderMatch {
  const known = columnByHeading(table);
  const columns = new Map<number, string>();
  const findings: Finding[] = [];
  const remark = (rule: string, severity: 'error' | 'warning', words: { message: string; fix: string; column?: string }): void => {
    findings.push(finding({ rule, severity, table: table.key, measured: words.message, ...words }));
  };
  headings.forEach((heading, position) => {
    const typed = foldKey(typeof heading === 'string' ? heading : '').replace(/\s*\*+$/, '');
    if (typed === '') return;
    const column = known.get(typed);
    const label = cleanText(String(heading)).slice(0, 60);
    if (!column) remark('HEADER_UNKNOWN', 'warning', { message: `Cột “${label}” không có trong mẫu và bị bỏ qua`, fix: 'Dùng đúng mẫu đã tải về; không thêm cột.' });
    else if ([...columns.values()].includes(column.key)) remark('HEADER_REPEATED', 'error', { message: `Cột “${label}” xuất hiện hai lần`, fix: 'Xóa bớt một cột.', column: column.key });
    else columns.set(position, column.key);
  });
  const seen = new Set(columns.values());
  for (const { key, title, required } of table.columns) {
    if (!seen.has(key)) remark('HEADER_MISSING', required ? 'error' : 'warning', { message: `Không thấy cột “${title}”`, fix: 'Dùng đúng mẫu đã tải về; không xóa, không đổi tên cột.', column: key });
  }
  return { columns, findings };
}

export interface TableReading {
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
}

const keyPart = (value: Value): string => (value === null ? '' : String(value));

/** `a/b` of the key columns; a row that lacks one of them is known by its number. */
export function rowKey(table: Table, values: Readonly<Record<string, Value>>, number: number): string {
  const parts = table.rowKey.map((column) => keyPart(values[column] ?? null));
  return parts.every((part) => part !== '') ? parts.join('/') : `#${number}`;
}

/** Nothing typed, and not a row that the system has prepared for an answer: those carry their key, and leaving one unanswered is a finding. */
const isBlank = (table: Table, { cells }: RawRow): boolean =>
  table.columns.every(({ key, fixed }) => (fixed && !table.rowKey.includes(key)) || isEmptyCell(cells[key]));

function readRow(table: Table, raw: RawRow, system: DateSystem): { row: Row; findings: readonly Finding[] } {
  const values: Record<string, Value> = {};
  const problems: { column: string; problem: CellProblem }[] = [];
  for (const column of table.columns) {
    const { value, problem } = readCell(raw.cells[column.key], column, system);
    values[column.key] = value;
    if (problem) problems.push({ column: column.key, problem });
  }
  const row: Row = { number: raw.number, key: rowKey(table, values, raw.number), values };
  const place = { table: table.key, row: { key: row.key, number: row.number } };
  return { row, findings: problems.map(({ column, problem }) => finding({ ...problem, severity: problem.severity ?? 'error', ...place, column })) };
}

function repeatedRows(table: Table, rows: readonly Row[]): Finding[] {
  const first = new Map<string, Row>();
  const titles = table.columns.filter(({ key }) => table.rowKey.includes(key)).map(({ title }) => title).join(', ');
  return rows.flatMap((row) => {
    const earlier = first.get(row.key);
    if (!earlier) {
      first.set(row.key, row);
      return [];
    }
    return [finding({
      rule: 'ROW_REPEATED', severity: 'error', table: table.key, row: { key: row.key, number: row.number }, measured: String(row.number),
      message: `Dòng ${row.number} trùng dòng ${earlier.number} (${titles})`, fix: 'Xóa một dòng, hoặc sửa lại cho đúng người.',
    })];
  });
}

/**
 * Rows of one table, typed and checked cell by cell; blank rows are dropped. A cell that cannot be read is null in its row, with a
 * finding; the row stays, so that all its findings are told at once.
 */
export function readTable(table: Table, raw: readonly RawRow[], system: DateSystem = '1900'): TableReading {
  const filled = raw.filter((row) => !isBlank(table, row));
  if (filled.length > table.maxRows) {
    const message = `Bảng “${table.title}” có ${filled.length} dòng, nhiều hơn ${table.maxRows}`;
    return { rows: [], findings: [finding({ rule: 'TABLE_TOO_LONG', severity: 'error', table: table.key, message, fix: 'Chia nhỏ tệp, hoặc xóa các dòng thừa.' })] };
  }
  const read = filled.map((row) => readRow(table, row, system));
  const rows = read.map(({ row }) => row);
  return { rows, findings: [...read.flatMap(({ findings }) => findings), ...repeatedRows(table, rows)] };
}
