import { cleanText, legacyText } from '#libs/text';
import { type CellProblem, legacyProblem } from './cell-problem.js';
import { type CellReading, type Reader, refused, shown } from './cell-reading.js';
import { choices, file, flag, severalChoices } from './choice-cells.js';
import { date, partialDate } from './date-cells.js';
import { type DateSystem } from './dates.js';
import { choiceMark } from './column.js';
import { type Column, type ColumnType } from './form.js';
import { numeric } from './number-cells.js';
import { readName } from './read-name.js';
import { code, person, text } from './text-cells.js';
import { saysNothing, sheetErrorIn } from './typed-text.js';

const readers: Record<ColumnType, Reader> = {
  text,
  person,
  code,
  flag,
  enum: choices,
  'multi-choice': severalChoices,
  file,
  integer: numeric(true),
  number: numeric(false),
  date,
  'partial-date': partialDate,
};

function isReadable(raw: unknown): raw is string | number | boolean | Date {
  return ['string', 'number', 'boolean'].includes(typeof raw) || raw instanceof Date;
}

export function isEmptyCell(raw: unknown): boolean {
  if (Array.isArray(raw)) return raw.every(isEmptyCell);
  if (typeof raw !== 'string') return raw === null || raw === undefined;
  return !/[!-~]/.test(raw) && cleanText(raw) === '';
}

const sheetError = (title: string, error: string): CellReading =>
  refused(
    'CELL_ERROR',
    `“${title}” đang báo lỗi ${error} của bảng tính, không phải là nội dung`,
    'Gõ thẳng nội dung đúng, không dùng công thức; nếu không có gì để ghi thì xóa ô.',
  );

/**
 * What no text may be, wherever it is typed: an error of a spreadsheet, or letters of a font that
 * is older than Unicode.
 */
export function textProblem(title: string, text: string): CellProblem | undefined {
  const error = sheetErrorIn(text);
  if (error !== undefined) return sheetError(title, error).problem;
  const legacy = legacyText(text);
  return legacy ? legacyProblem(title, shown(text), legacy) : undefined;
}

/** What makes a name of a person wrong or doubtful, wherever it is typed. */
export function nameProblem(title: string, text: string): CellProblem | undefined {
  const error = sheetErrorIn(text);
  return error === undefined ? readName(title, text).problem : sheetError(title, error).problem;
}

/** Several choices come as a list over the web, and as one text from a sheet. */
const listed = (given: unknown): unknown =>
  Array.isArray(given) ? given.map(String).join(choiceMark) : given;

const missing = (column: Column): CellReading =>
  column.required
    ? refused('CELL_REQUIRED', `Thiếu “${column.title}”`, column.help || `Ghi “${column.title}”.`)
    : { value: null };

/**
 * Reads one cell by its column. An empty cell is null. An unreadable one is null with its problem,
 * and never a guess. Reading its own result again changes nothing.
 */
export function readCell(given: unknown, column: Column, system: DateSystem = '1900'): CellReading {
  const raw = column.type === 'multi-choice' ? listed(given) : given;
  if (isEmptyCell(raw)) return missing(column);
  const error = sheetErrorIn(raw);
  if (error !== undefined) return sheetError(column.title, error);
  if (saysNothing(raw, column)) return missing(column);
  if (!isReadable(raw))
    return refused(
      'CELL_UNREADABLE',
      `Không đọc được ô “${column.title}”`,
      'Xóa ô rồi gõ lại nội dung.',
    );
  return readers[column.type](raw, column, system);
}
