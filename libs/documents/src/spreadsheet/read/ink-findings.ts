import { columnLetters } from '../cell-text.js';
import { findingOf, type SheetFinding } from '../sheet-finding.js';
import type { CellInk } from './cell-signs.js';
import type { Sheet, SheetRow } from './sheet.js';
import type { Place } from './table-place.js';

// Reports colours of letters, whose meaning only their author knows. A colour that all letters of a
// table share is not reported.

interface Words {
  readonly rule: string;
  readonly looks: string;
  readonly fix: string;
}

function wordsOf(ink: CellInk['ink']): Words {
  if (ink === 'unseen')
    return {
      rule: 'UNSEEN',
      looks: 'không nhìn thấy (chữ trắng hoặc định dạng ẩn) nhưng vẫn được đọc',
      fix: 'Đổi chữ về màu đen để kiểm tra; nội dung không nộp thì xóa hẳn.',
    };
  const name = ink === 'khác' ? 'khác màu' : `màu ${ink}`;
  return {
    rule: 'INK',
    looks: `${name}: có ý gì?`,
    fix:
      'Hệ thống chỉ đọc chữ, không đọc màu: điều cần nói thì ghi bằng chữ vào đúng cột; nếu ' +
      'màu không có ý gì thì để chữ đen.',
  };
}

/** With fewer rows than this, a column has no colour of its own. */
const columnFrom = 3;

interface Ground {
  readonly place: Place;
  readonly rows: readonly SheetRow[];
}

function counted<T>(items: readonly T[], key: (item: T) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

const filledCells = ({ place, rows }: Ground): { row: number; column: number }[] =>
  rows.flatMap(({ number, cells }) =>
    [...place.columns.keys()]
      .filter((column) => cells[column] !== undefined)
      .map((column) => ({ row: number, column })),
  );

function ofColumns(
  columns: readonly number[],
  { rule, looks, fix }: Words,
  { table, columns: keys }: Place,
): SheetFinding[] {
  const [first] = columns;
  if (first === undefined) return [];
  const letters = columns.map(columnLetters).join(', ');
  return [
    findingOf({
      table,
      column: keys.get(first),
      rule: `COLUMN_${rule}`,
      severity: 'warning',
      measured: letters,
      message: `Chữ của cả cột ${letters} ${looks}`,
      fix,
    }),
  ];
}

function ofRows(
  rows: readonly number[],
  inks: readonly CellInk[],
  { rule, looks, fix, place }: Words & { place: Place },
): SheetFinding[] {
  const first = new Map([...inks].reverse().map(({ row, column }) => [row, column]));
  return rows.map((row) =>
    findingOf({
      table: place.table,
      row,
      column: place.columns.get(first.get(row)!),
      rule: `ROW_${rule}`,
      severity: 'warning',
      message: `Chữ của dòng này ${looks}`,
      fix,
    }),
  );
}

function ofCells(
  inks: readonly CellInk[],
  { rule, looks, fix, place }: Words & { place: Place },
): SheetFinding[] {
  return inks.map(({ row, column, part }) =>
    findingOf({
      table: place.table,
      row,
      column: place.columns.get(column),
      rule: `CELL_${rule}`,
      severity: 'warning',
      message: `${part ? 'Một phần chữ' : 'Chữ'} của ô này ${looks}`,
      fix,
    }),
  );
}

/** The findings about one colour: whole columns, or whole rows, or its cells. */
function ofInk(
  ink: CellInk['ink'],
  own: readonly CellInk[],
  filled: readonly { row: number; column: number }[],
  place: Place,
): SheetFinding[] {
  if (
    ink !== 'unseen' &&
    own.length === filled.length &&
    counted(filled, ({ row }) => row).size >= columnFrom
  )
    return [];
  const words = wordsOf(ink);
  const [inColumn, inRow] = [
    counted(filled, ({ column }) => column),
    counted(filled, ({ row }) => row),
  ];
  const columns = new Set(
    [
      ...counted(
        own.filter(({ part }) => !part),
        ({ column }) => column,
      ),
    ]
      .filter(([column, count]) => count >= columnFrom && count === inColumn.get(column))
      .map(([column]) => column),
  );
  const beside = own.filter(({ column }) => !columns.has(column));
  const rows = new Set(
    [
      ...counted(
        beside.filter(({ part }) => !part),
        ({ row }) => row,
      ),
    ]
      .filter(([row, count]) => count * 2 >= (inRow.get(row) ?? 0))
      .map(([row]) => row),
  );
  const cells = beside.filter(({ row }) => !rows.has(row));
  return [
    ...ofColumns(
      [...columns].sort((a, b) => a - b),
      words,
      place,
    ),
    ...ofRows([...rows], beside, { ...words, place }),
    ...ofCells(cells, { ...words, place }),
  ];
}

/** `told` are the rows whose look was reported already for another of its signs. */
export function inkFindings(
  { inks }: Sheet,
  rows: readonly SheetRow[],
  place: Place,
  told: ReadonlySet<number>,
): SheetFinding[] {
  if (inks.length === 0) return [];
  const numbers = new Set(rows.map(({ number }) => number));
  const own = inks.filter(({ row, column }) => numbers.has(row) && place.columns.has(column));
  const byInk = new Map<CellInk['ink'], CellInk[]>();
  for (const ink of own) {
    const others = byInk.get(ink.ink);
    if (others) others.push(ink);
    else byInk.set(ink.ink, [ink]);
  }
  const filled = filledCells({ place, rows });
  return [...byInk]
    .flatMap(([ink, cells]) => ofInk(ink, cells, filled, place))
    .filter(({ rule, row }) => !(rule.endsWith('_INK') && row && told.has(row.number)));
}
