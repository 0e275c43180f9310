import { cleanText, legacyText, type LegacyText } from '#libs/text';
import { type CellProblem, legacyProblem } from './cell-problem.js';
import { type CellReading, type Reader, refused, shown } from './cell-reading.js';
import type { Column } from './form.js';
import { readName } from './read-name.js';

function limited(value: string, column: Column): CellReading {
  if (value === '') return { value: null };
  if (value.length <= column.maxLength) return { value };
  return refused(
    'CELL_TOO_LONG',
    `“${column.title}” dài ${value.length} ký tự, nhiều hơn ${column.maxLength}`,
    `Rút gọn còn không quá ${column.maxLength} ký tự.`,
  );
}

/**
 * Posts and degrees occur in a column a thousand times, so the answer for each text is kept, up to
 * a limit.
 */
const looked = new Map<string, LegacyText | null>();
const lookedAtMost = 1_000;

function legacyIn(raw: string): LegacyText | null {
  const known = looked.get(raw);
  if (known !== undefined) return known;
  const found = legacyText(raw);
  if (looked.size >= lookedAtMost) looked.clear();
  looked.set(raw, found);
  return found;
}

export const text: Reader = (raw, column) => {
  if (raw instanceof Date) {
    return refused(
      'CELL_IS_DATE',
      `“${column.title}” đang là ô ngày (${shown(raw)})`,
      'Đổi ô sang kiểu Văn bản (Text) rồi gõ lại nội dung.',
    );
  }
  const legacy = typeof raw === 'string' ? legacyIn(raw) : null;
  return legacy
    ? legacyFont(column.title, shown(raw), legacy)
    : limited(cleanText(String(raw)), column);
};

const legacyFont = (title: string, typed: string, legacy: LegacyText): CellReading => ({
  value: null,
  problem: legacyProblem(title, typed, legacy),
});

export const person: Reader = (raw, column) => {
  if (typeof raw !== 'string')
    return refused(
      'NAME_UNREADABLE',
      `“${shown(raw)}” không phải là họ và tên`,
      'Ghi họ và tên bằng chữ.',
    );
  const { name, problem } = readName(column.title, raw);
  if (problem && problem.severity !== 'warning') return { value: null, problem };
  const read = limited(name, column);
  return read.problem || !problem ? read : { ...read, problem };
};

const isExact = (raw: number): boolean => Number.isSafeInteger(raw) && raw >= 0 && raw < 1e15;
const plainCode = /^[0-9A-Z-]+$/;

/**
 * The code was typed into a cell of numbers. Zeros in front are gone, and nobody can see whether
 * there were any.
 */
const asNumber: CellProblem = {
  rule: 'CODE_AS_NUMBER',
  severity: 'warning',
  message: '',
  fix: 'Đối chiếu với thẻ; đổi ô sang kiểu Văn bản (Text) rồi gõ lại.',
};

function codeOf(typed: string, column: Column): CellReading {
  const value = limited(
    plainCode.test(typed) ? typed : cleanText(typed).replace(/[. ]/g, '').toLocaleUpperCase('vi'),
    column,
  );
  if (value.problem || value.value === null || plainCode.test(String(value.value))) return value;
  return refused(
    'CODE_UNREADABLE',
    `“${column.title}” có ký tự lạ: “${shown(typed)}”`,
    'Chỉ ghi chữ số, chữ cái không dấu và dấu gạch ngang.',
  );
}

export const code: Reader = (raw, column) => {
  if (raw instanceof Date) return text(raw, column, '1900');
  // A spreadsheet's number is exact to fifteen digits. A number with a fraction was never a card
  // number.
  if (typeof raw === 'number' && !isExact(raw)) {
    return refused(
      'CODE_UNREADABLE',
      `“${column.title}” đang là số “${shown(raw)}” nên không còn đúng như trên thẻ`,
      'Đổi ô sang kiểu Văn bản (Text) rồi gõ lại đủ các chữ số.',
    );
  }
  const read = codeOf(String(raw).replace(/^['‘’`]/, ''), column);
  if (read.problem || typeof raw !== 'number') return read;
  return {
    ...read,
    problem: {
      ...asNumber,
      message: `“${column.title}” đang là ô số: các số 0 ở đầu có thể đã mất`,
    },
  };
};
