import {
  CellError,
  type CellValue,
  columnLetters,
  type Sheet,
  type SheetRow,
} from '#libs/documents';
import { type Column, type SheetPlan, titleOf } from './org-columns.js';
import { SpreadsheetError } from './spreadsheet-error.js';

// This file refuses what will be read otherwise than anybody who looks at the sheet can see. A
// refusal says where it stands and what to do.

const few = (numbers: readonly number[]): string =>
  numbers.slice(0, 8).join(', ') +
  (numbers.length > 8 ? ` và ${numbers.length - 8} dòng khác` : '');

type Cells = readonly (CellValue | undefined)[];
type Header = readonly (Column | undefined)[];

const holds = ({ cells }: SheetRow, at: number): boolean =>
  cells[at] !== undefined && String(cells[at]).trim() !== '';

function refuseHiddenColumns({ title }: SheetPlan, { rows, hiddenColumns }: Sheet): void {
  const hidden = hiddenColumns.filter((at) => rows.some((row) => holds(row, at)));
  if (hidden.length === 0) return;
  const named = hidden.map(
    (at) =>
      columnLetters(at) +
      (rows[0] && holds(rows[0], at) ? ` (${String(rows[0].cells[at]).trim()})` : ''),
  );
  throw new SpreadsheetError(
    `Trang “${title}” có ${hidden.length} cột đang ẩn: ${named.join(', ')}. Bỏ ẩn cột ` +
      '(Unhide) và xem lại, hoặc xóa cột đó.',
  );
}

export function refuseUnseen(plan: SheetPlan, sheet: Sheet): void {
  const { title } = plan;
  const { hidden, rows, merges, formulas } = sheet;
  const lost = formulas.find(({ hasValue }) => !hasValue);
  if (lost)
    throw new SpreadsheetError(
      `Trang “${title}”, dòng ${lost.row}, cột thứ ${lost.column + 1}: công thức mà tệp ` +
        'không lưu kết quả; hãy gõ thẳng giá trị vào ô.',
    );
  if (hidden)
    throw new SpreadsheetError(`Trang “${title}” đang ẩn. Bỏ ẩn trang (Unhide), xem lại rồi nhập.`);
  const hiddenRows = rows.filter((row) => row.hidden).map(({ number }) => number);
  if (hiddenRows.length > 0)
    throw new SpreadsheetError(
      `Trang “${title}” có ${hiddenRows.length} dòng đang ẩn hoặc bị lọc: ${few(hiddenRows)}. ` +
        'Bỏ ẩn, bỏ lọc và xem lại, hoặc xóa các dòng đó.',
    );
  refuseHiddenColumns(plan, sheet);
  if (merges.length > 0)
    throw new SpreadsheetError(
      `Trang “${title}” có ${merges.length} chỗ gộp ô: mỗi ô phải có giá trị riêng. Bỏ gộp ` +
        '(Unmerge) rồi gõ đủ từng ô.',
    );
}

/**
 * Refuses cards in number cells: such a cell has lost the zeros that a card begins with, and the
 * card would make a second person.
 */
export function refuseNumberCards(plan: SheetPlan, header: Header, rows: Sheet['rows']): void {
  header.forEach((column, at) => {
    if (column?.kind !== 'card') return;
    const numbers = rows
      .filter(({ cells }) => typeof cells[at] === 'number')
      .map(({ number }) => number);
    if (numbers.length === 0) return;
    throw new SpreadsheetError(
      `Trang “${plan.title}”, cột “${titleOf(column)}”: ${numbers.length} ô là ô số (dòng ` +
        `${few(numbers)}), các số 0 ở đầu thẻ có thể đã mất. Đổi cột sang kiểu Văn bản (Text) ` +
        'rồi gõ lại số thẻ.',
    );
  });
}

const hasTime = (cell: Date): boolean => cell.getTime() % 86_400_000 !== 0;

function strangeDay(cell: Date, { kind }: Column): string | undefined {
  if (kind !== 'day')
    return 'Excel đã đổi nội dung ô thành ngày tháng; đổi ô sang kiểu Văn bản (Text) rồi gõ lại';
  return hasTime(cell) ? 'ô có cả giờ; chỉ ghi ngày, ví dụ 15/02/2024' : undefined;
}

/** Says how a value is not what its column asks for, though it could be read as such. */
function strange(cell: CellValue | undefined, column: Column | undefined): string | undefined {
  if (cell instanceof CellError) return `ô báo lỗi ${cell.code}; hãy gõ lại giá trị của ô`;
  if (!column) return undefined;
  if (cell instanceof Date) return strangeDay(cell, column);
  // 5.1980 is stored as 5.198, so the zero of the year is gone.
  return column.kind === 'day' && typeof cell === 'number' && !Number.isInteger(cell)
    ? `ô là số ${cell}, không phải ngày; đổi ô sang kiểu Văn bản (Text) rồi gõ lại, ví dụ 05/1985`
    : undefined;
}

export function refuseStrangeCells(
  plan: SheetPlan,
  header: Header,
  { number, cells }: { readonly number: number; readonly cells: Cells },
): void {
  cells.forEach((cell, at) => {
    const said = strange(cell, header[at]);
    const column = header[at];
    if (said !== undefined)
      throw new SpreadsheetError(
        `Trang “${plan.title}”, dòng ${number}, cột ` +
          `${column ? `“${titleOf(column)}”` : `thứ ${at + 1}`}: ${said}.`,
      );
  });
}
