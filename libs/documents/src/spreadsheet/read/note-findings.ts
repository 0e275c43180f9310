import { columnLetters } from '../cell-text.js';
import { findingOf, type SheetFinding } from '../sheet-finding.js';
import { shortened, type SheetNotes } from './sheet-notes.js';
import type { HeadedPlace, Place } from './table-place.js';

// What is written beside the cells is not read, so its places are reported.

const sayWhatItMeans =
  'Hệ thống không đọc ghi chú: điều cần nói thì ghi bằng chữ vào đúng cột, rồi xóa ghi chú.';

/**
 * Our own notes at the headings are left out. They are known by our name, or by their words when a
 * program dropped the name.
 */
export function noteFindings(
  { notes }: SheetNotes,
  { headerRow, helps, ...place }: HeadedPlace,
): SheetFinding[] {
  const own = new Set(helps.map(shortened));
  return notes
    .filter(({ row, ours, text }) => !(row <= headerRow && (ours || own.has(text))))
    .map(({ row, column, text }) => {
      const key = place.columns.get(column);
      const common = {
        table: place.table,
        rule: 'CELL_NOTE',
        severity: 'warning',
        fix: sayWhatItMeans,
      } as const;
      if (key !== undefined && row > headerRow)
        return findingOf({
          ...common,
          row,
          column: key,
          measured: text,
          message: `Ô có ghi chú “${text}”`,
        });
      const cell = `${columnLetters(column)}${row}`;
      return findingOf({
        ...common,
        column: key,
        measured: `${cell} ${text}`,
        message: `Ô ${cell} có ghi chú “${text}”`,
      });
    });
}

/** One finding for any number of them, because all of them lie over the cells and none is read. */
export function boxFindings(
  { name, boxes }: SheetNotes & { readonly name: string },
  { table }: Place,
): SheetFinding[] {
  const [first] = boxes;
  if (first === undefined) return [];
  const more = boxes.length > 1 ? ` và ${boxes.length - 1} khung khác` : '';
  return [
    findingOf({
      table,
      rule: 'SHEET_TEXT_BOX',
      severity: 'warning',
      measured: `${first} ${boxes.length}`,
      message: `Trang “${name}” có khung chữ “${first}”${more} nằm đè lên bảng và không được đọc`,
      fix: 'Điều cần nói thì ghi vào đúng ô, đúng cột; sau đó xóa khung chữ.',
    }),
  ];
}
