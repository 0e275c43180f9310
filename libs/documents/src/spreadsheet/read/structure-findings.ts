import { columnLetters } from '../cell-text.js';
import { findingOf, type SheetFinding } from '../sheet-finding.js';
import type { Sheet, SheetRow } from './sheet.js';
import type { HeadedPlace } from './table-place.js';

// What is odd about the structure of a sheet: formulas, merged and hidden cells, and what stands
// beside the form.

type Place = Omit<HeadedPlace, 'helps'>;
const shownAtMost = 5_000;

/** Findings about cells of one sheet, each with its column key. */
function formulaFindings(
  { formulas }: Sheet,
  { table, headerRow, columns }: Place,
): SheetFinding[] {
  const within = formulas
    .filter(({ row, column, isError }) => !isError && row > headerRow && columns.has(column))
    .slice(0, shownAtMost);
  return within.map(({ row, column, hasValue }) => {
    const place = { table, row, column: columns.get(column) };
    if (!hasValue)
      return findingOf({
        ...place,
        rule: 'FORMULA_EMPTY',
        severity: 'error',
        message: 'Ô có công thức mà tệp không lưu kết quả',
        fix: 'Gõ thẳng giá trị vào ô, không dùng công thức.',
      });
    return findingOf({
      ...place,
      rule: 'FORMULA_VALUE',
      severity: 'warning',
      message: 'Ô có công thức; hệ thống lấy giá trị đang hiển thị',
      fix: 'Kiểm tra giá trị; nên chép rồi dán dạng giá trị (Paste Values).',
    });
  });
}

function mergeFindings({ merges }: Sheet, { table, headerRow, columns }: Place): SheetFinding[] {
  const fix = 'Chọn vùng ô, bỏ gộp (Merge & Center → Unmerge), rồi ghi đủ từng ô.';
  const draft = { table, severity: 'error', fix } as const;
  const touching = merges.filter(
    ({ first, last }) =>
      last.row >= headerRow &&
      [...columns.keys()].some((position) => position >= first.column && position <= last.column),
  );
  return touching.slice(0, shownAtMost).flatMap(({ first, last }) => {
    const area =
      `${columnLetters(first.column)}${first.row}:` + `${columnLetters(last.column)}${last.row}`;
    if (first.row > headerRow)
      return [
        findingOf({
          ...draft,
          rule: 'CELLS_MERGED',
          row: first.row,
          column: columns.get(first.column),
          measured: area,
          message: `Các ô ${area} bị gộp`,
        }),
      ];
    return first.column === last.column
      ? []
      : [
          findingOf({
            ...draft,
            rule: 'HEADER_MERGED',
            row: headerRow,
            column: columns.get(first.column),
            message: `Ô tiêu đề ${area} bị gộp`,
          }),
        ];
  });
}

function hiddenColumns(
  { hiddenColumns: positions }: Sheet,
  { table, headerRow, columns }: Place,
): SheetFinding[] {
  const letters = positions.filter((position) => columns.has(position)).map(columnLetters);
  if (letters.length === 0) return [];
  return [
    findingOf({
      table,
      row: headerRow,
      column: columns.get(positions.find((position) => columns.has(position))!),
      rule: 'COLUMNS_HIDDEN',
      severity: 'warning',
      measured: letters.join(' '),
      message: `Cột ${letters.join(', ')} bị ẩn nhưng vẫn được đọc`,
      fix: 'Bỏ ẩn (Unhide) rồi kiểm tra lại nội dung của cột.',
    }),
  ];
}

/** What stands beside the form, under no heading: a total, a note, a slip of the hand. */
function strayCells(
  { name }: Sheet,
  rows: readonly SheetRow[],
  { table, columns }: Place,
  headed: ReadonlySet<number>,
): SheetFinding[] {
  const stray = rows.flatMap(({ number, cells }) =>
    cells.flatMap((value, position) =>
      value === undefined ||
      columns.has(position) ||
      headed.has(position) ||
      String(value).trim() === ''
        ? []
        : [`${columnLetters(position)}${number}`],
    ),
  );
  if (stray.length === 0) return [];
  const more = stray.length > 1 ? ` và ${stray.length - 1} ô khác` : '';
  return [
    findingOf({
      table,
      rule: 'CELLS_OUTSIDE',
      severity: 'warning',
      measured: `${stray[0]} ${stray.length}`,
      message: `Ô ${stray[0]}${more} của trang “${name}” nằm ngoài các cột của mẫu và bị bỏ qua`,
      fix: 'Nội dung cần nộp phải nằm dưới đúng tiêu đề; nội dung thừa thì xóa.',
    }),
  ];
}

function hiddenFindings(
  { name, hidden }: Sheet,
  rows: readonly SheetRow[],
  { table }: Place,
): SheetFinding[] {
  const fix = 'Bỏ ẩn (Unhide), bỏ lọc, rồi kiểm tra lại; dòng không cần thì xóa hẳn.';
  const numbers = rows.filter((row) => row.hidden).map(({ number }) => number);
  const [first] = numbers;
  return [
    ...(hidden
      ? [
          findingOf({
            table,
            rule: 'SHEET_HIDDEN',
            severity: 'warning',
            message: `Trang “${name}” bị ẩn nhưng vẫn được đọc`,
            fix,
          }),
        ]
      : []),
    ...(first === undefined
      ? []
      : [
          findingOf({
            table,
            row: first,
            rule: 'ROWS_HIDDEN',
            severity: 'warning',
            measured: `${first} ${numbers.length}`,
            message: `Có ${numbers.length} dòng bị ẩn (từ dòng ${first}) nhưng vẫn được đọc`,
            fix,
          }),
        ]),
  ];
}

/** `rows`: those below the headings; `headed`: positions that have a heading of any kind. */
export function structureFindings(
  sheet: Sheet,
  rows: readonly SheetRow[],
  place: Place,
  headed: ReadonlySet<number>,
): SheetFinding[] {
  return [
    ...mergeFindings(sheet, place),
    ...formulaFindings(sheet, place),
    ...hiddenColumns(sheet, place),
    ...hiddenFindings(sheet, rows, place),
    ...strayCells(sheet, rows, place, headed),
  ];
}
