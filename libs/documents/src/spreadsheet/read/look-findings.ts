import { columnLetters } from '../cell-text.js';
import { findingOf, type SheetFinding } from '../sheet-finding.js';
import type { CellSign } from './cell-signs.js';
import { inkFindings } from './ink-findings.js';
import { boxFindings, noteFindings } from './note-findings.js';
import type { Sheet, SheetRow } from './sheet.js';
import type { HeadedPlace, Place } from './table-place.js';

// Offices say some things by the look of a row or a cell. None of it is read, so each place is
// reported.

const ask =
  'Nếu là đưa ra hoặc bỏ thì ghi bằng chữ vào đúng cột (hoặc xóa dòng); nếu không thì bỏ ' +
  'định dạng này. Hệ thống chỉ đọc chữ.';
const looks = {
  struck: { rule: 'ROW_STRUCK', words: 'bị gạch ngang: có phải đưa ra?' },
  red: { rule: 'ROW_COLOURED', words: 'được tô nền đỏ: có phải đưa ra?' },
  grey: { rule: 'ROW_COLOURED', words: 'được tô nền xám: có phải đưa ra?' },
} as const;
type Look = keyof typeof looks;

const hasLook: Readonly<Record<Look, (sign: CellSign) => boolean>> = {
  struck: ({ struck }) => struck === 'all',
  red: ({ fill }) => fill === 'red',
  grey: ({ fill }) => fill === 'grey',
};

/** When half of what is written in a row looks like this, the whole row is meant. */
function rowLook(signs: readonly CellSign[], filled: number): Look | undefined {
  return (Object.keys(looks) as Look[]).find(
    (look) => signs.filter(hasLook[look]).length * 2 >= filled,
  );
}

function struckCell({ row, column, struck }: CellSign, { table, columns }: Place): SheetFinding {
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

function ofRow(row: SheetRow, signs: readonly CellSign[], place: Place): SheetFinding[] {
  const filled = [...place.columns.keys()].filter(
    (position) => row.cells[position] !== undefined,
  ).length;
  const look = rowLook(signs, filled);
  const first = look && signs.find(hasLook[look]);
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
      : signs.filter(({ struck }) => struck !== undefined).map((sign) => struckCell(sign, place))),
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

/**
 * One finding per column, because whoever typed one day in another order typed the others so too.
 */
function foreignDays(
  signs: readonly CellSign[],
  rows: ReadonlyMap<number, SheetRow>,
  { table, columns }: Place,
): SheetFinding[] {
  return [...columns].flatMap(([position, key]) => {
    const own = signs.filter(({ column, odd }) => column === position && odd === 'month-first');
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

function typedYears(signs: readonly CellSign[], { table, columns }: Place): SheetFinding[] {
  return signs
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

function signFindings(
  { signs: all }: Sheet,
  rows: readonly SheetRow[],
  place: Place,
): SheetFinding[] {
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const signs = all.filter(({ row, column }) => byNumber.has(row) && place.columns.has(column));
  if (signs.length === 0) return [];
  const byRow = new Map<number, CellSign[]>();
  for (const sign of signs) byRow.set(sign.row, [...(byRow.get(sign.row) ?? []), sign]);
  return [
    ...[...byRow].flatMap(([number, own]) => ofRow(byNumber.get(number)!, own, place)),
    ...foreignDays(signs, byNumber, place),
    ...typedYears(signs, place),
  ];
}

export function lookFindings(
  sheet: Sheet,
  rows: readonly SheetRow[],
  place: HeadedPlace,
): SheetFinding[] {
  const signs = signFindings(sheet, rows, place);
  const told = new Set(
    signs.flatMap(({ rule, row }) => (row && rule.startsWith('ROW') ? [row.number] : [])),
  );
  return [
    ...signs,
    ...inkFindings(sheet, rows, place, told),
    ...noteFindings(sheet, place),
    ...boxFindings(sheet, place),
  ];
}
