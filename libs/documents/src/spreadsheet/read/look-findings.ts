import { columnLetters } from '../cell-text.js';
import { findingOf, type SheetFinding } from '../sheet-finding.js';
import type { CellMark } from './cell-marks.js';
import { inkFindings } from './ink-findings.js';
import { boxFindings, noteFindings } from './note-findings.js';
import type { Sheet, SheetRow } from './read-sheet.js';
import type { HeadedPlace, Place } from './table-place.js';

// What offices say by the look of a row or a cell: nothing of it is read, so it is told where it
// stands.

const ask =
  'Nếu là đưa ra hoặc bỏ thì ghi bằng chữ vào đúng cột (hoặc xóa dòng); nếu không thì bỏ ' +
  'định dạng này. Hệ thống chỉ đọc chữ.';
const looks = {
  struck: { rule: 'ROW_STRUCK', words: 'bị gạch ngang: có phải đưa ra?' },
  red: { rule: 'ROW_COLOURED', words: 'được tô nền đỏ: có phải đưa ra?' },
  grey: { rule: 'ROW_COLOURED', words: 'được tô nền xám: có phải đưa ra?' },
} as const;
type Look = keyof typeof looks;

const hasLook: Readonly<Record<Look, (mark: CellMark) => boolean>> = {
  struck: ({ struck }) => struck === 'all',
  red: ({ fill }) => fill === 'red',
  grey: ({ fill }) => fill === 'grey',
};

/** Half of what is written in a row looks so: the row is meant. */
function rowLook(marks: readonly CellMark[], filled: number): Look | undefined {
  return (Object.keys(looks) as Look[]).find(
    (look) => marks.filter(hasLook[look]).length * 2 >= filled,
  );
}

function struckCell({ row, column, struck }: CellMark, { table, columns }: Place): SheetFinding {
  const part = struck === 'part' ? 'có một phần bị gạch ngang' : 'bị gạch ngang';
  return findingOf({
    table,
    row,
    column: columns.get(column),
    rule: 'CELL_STRUCK',
    severity: 'warning',
    message: `Nội dung của ô ${part}: chữ bị gạch vẫn được đọc`,
    fix: 'Xóa hẳn chữ bị gạch nếu không dùng; nếu dùng thì bỏ gạch.',
  });
}

function ofRow(row: SheetRow, marks: readonly CellMark[], place: Place): SheetFinding[] {
  const filled = [...place.columns.keys()].filter(
    (position) => row.cells[position] !== undefined,
  ).length;
  const look = rowLook(marks, filled);
  const first = look && marks.find(hasLook[look]);
  const whole =
    look && first
      ? [
          findingOf({
            table: place.table,
            row: row.number,
            column: place.columns.get(first.column),
            rule: looks[look].rule,
            severity: 'warning',
            message: `Dòng này ${looks[look].words}`,
            fix: ask,
          }),
        ]
      : [];
  return [
    ...whole,
    ...(look === 'struck'
      ? []
      : marks.filter(({ struck }) => struck !== undefined).map((mark) => struckCell(mark, place))),
  ];
}

const shown = (day: Date, order: 'day' | 'month'): string => {
  const parts = [day.getUTCDate(), day.getUTCMonth() + 1];
  return [
    ...(order === 'day'
      ? parts.map((part) => String(part).padStart(2, '0'))
      : parts.reverse().map(String)),
    day.getUTCFullYear(),
  ].join('/');
};

/** One finding for a column: whoever typed one day in another order typed the others so. */
function foreignDays(
  marks: readonly CellMark[],
  rows: ReadonlyMap<number, SheetRow>,
  { table, columns }: Place,
): SheetFinding[] {
  return [...columns].flatMap(([position, key]) => {
    const own = marks.filter(({ column, odd }) => column === position && odd === 'month-first');
    const [first] = own;
    const day = first && rows.get(first.row)?.cells[position];
    if (!first || !(day instanceof Date)) return [];
    const cells = own
      .slice(0, 8)
      .map(({ row }) => `${columnLetters(position)}${row}`)
      .join(', ');
    return [
      findingOf({
        table,
        row: first.row,
        column: key,
        rule: 'DATE_ORDER_MIXED',
        severity: 'warning',
        measured: String(own.length),
        message:
          `${own.length} ngày của cột này (ô ${cells}) hiển thị tháng trước ngày, như ` +
          `${shown(day, 'month')}; hệ thống hiểu là ngày ${shown(day, 'day')}`,
        fix:
          'Đối chiếu hồ sơ: nếu người gõ viết ngày trước thì gõ lại dưới dạng văn bản, ví dụ ' +
          '03/05/1985.',
      }),
    ];
  });
}

function typedYears(marks: readonly CellMark[], { table, columns }: Place): SheetFinding[] {
  return marks
    .filter(({ odd, column }) => odd === 'year-as-day' && columns.has(column))
    .map(({ row, column }) =>
      findingOf({
        table,
        row,
        column: columns.get(column),
        rule: 'DATE_YEAR_AS_DAY',
        severity: 'warning',
        message:
          'Ô chỉ ghi năm nhưng bảng tính hiển thị thành một ngày của năm 1905; hệ thống hiểu ' +
          'là năm',
        fix: 'Đổi ô sang kiểu Văn bản (Text) rồi gõ lại năm.',
      }),
    );
}

function markFindings(
  { marks: all }: Sheet,
  rows: readonly SheetRow[],
  place: Place,
): SheetFinding[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const marks = all.filter(({ row, column }) => byNumber.has(row) && place.columns.has(column));
  if (marks.length === 0) return [];
  const byRow = new Map<number, CellMark[]>();
  for (const mark of marks) byRow.set(mark.row, [...(byRow.get(mark.row) ?? []), mark]);
  return [
    ...[...byRow].flatMap(([number, own]) => ofRow(byNumber.get(number)!, own, place)),
    ...foreignDays(marks, byNumber, place),
    ...typedYears(marks, place),
  ];
}

export function lookFindings(
  sheet: Sheet,
  rows: readonly SheetRow[],
  place: HeadedPlace,
): SheetFinding[] {
  const marks = markFindings(sheet, rows, place);
  const told = new Set(
    marks.flatMap(({ rule, row }) => (row && rule.startsWith('ROW') ? [row.number] : [])),
  );
  return [
    ...marks,
    ...inkFindings(sheet, rows, place, told),
    ...noteFindings(sheet, place),
    ...boxFindings(sheet, place),
  ];
}
