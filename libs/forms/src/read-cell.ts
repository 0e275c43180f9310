import {
  type DateProblem,
  type DateReading,
  type DateSystem,
  readDate,
  readPartialDate,
} from './dates.js';
import { type Column, type ColumnType, type Value } from './form.js';
import { looseKey, saysNothing, sheetErrorIn } from './typed-text.js';
import { cleanText, legacyText, type LegacyText } from '#libs/text';
import { type CellProblem, legacyProblem } from './cell-problem.js';
import { readName } from './read-name.js';

export interface CellReading {
  readonly value: Value;
  readonly problem?: CellProblem;
}

type Reader = (
  raw: string | number | boolean | Date,
  column: Column,
  system: DateSystem,
) => CellReading;

const refused = (rule: string, message: string, fix: string): CellReading => ({
  value: null,
  problem: { rule, message, fix },
});
const shown = (raw: unknown): string =>
  (raw instanceof Date ? raw.toISOString().slice(0, 10) : String(raw)).slice(0, 60);

const dateProblems: Record<DateProblem, (raw: string) => CellReading> = {
  'not-a-date': (raw) =>
    refused('DATE_UNREADABLE', `“${raw}” không phải là ngày`, 'Viết ngày theo dạng 15/03/1980.'),
  impossible: (raw) =>
    refused(
      'DATE_IMPOSSIBLE',
      `Ngày “${raw}” không có thật`,
      'Kiểm tra lại ngày, tháng trong hồ sơ.',
    ),
  'has-time': (raw) =>
    refused(
      'DATE_WITH_TIME',
      `“${raw}” có cả giờ nên không chắc là ngày nào`,
      'Chỉ ghi ngày, tháng, năm, ví dụ 15/03/1980.',
    ),
  'month-number': (raw) =>
    refused(
      'DATE_AS_NUMBER',
      `“${raw}” là một số, không phải là ngày hay tháng`,
      'Đổi ô sang kiểu Văn bản (Text) rồi gõ tháng và năm, ví dụ 05/1985; hoặc gõ đủ ngày, ' +
        'ví dụ 15/03/1980.',
    ),
  'two-digit-year': (raw) =>
    refused(
      'DATE_YEAR_SHORT',
      `Ngày “${raw}” viết năm hai chữ số`,
      'Viết đủ bốn chữ số của năm, ví dụ 15/03/1980.',
    ),
  incomplete: (raw) =>
    refused('DATE_INCOMPLETE', `“${raw}” chưa đủ ngày, tháng, năm`, 'Ghi đủ ngày, tháng, năm.'),
  'month-first': (raw) =>
    refused(
      'DATE_MONTH_FIRST',
      `“${raw}” viết tháng trước ngày`,
      'Viết ngày trước tháng sau, ví dụ 15/03/1980.',
    ),
  'out-of-range': (raw) =>
    refused(
      'DATE_OUT_OF_RANGE',
      `“${raw}” nằm ngoài các năm 1900 đến 2100`,
      'Kiểm tra lại năm; nếu là ô ngày của bảng tính thì gõ lại ngày.',
    ),
};

function dateReader(reading: (raw: unknown, system: DateSystem) => DateReading): Reader {
  return (raw, _column, system) => {
    const result = reading(raw, system);
    return result.ok ? { value: result.value } : dateProblems[result.problem](shown(raw));
  };
}

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
 * Posts and degrees stand in a column a thousand times: each text is looked at once, up to so many.
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

const text: Reader = (raw, column) => {
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

const person: Reader = (raw, column) => {
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
 * Typed into a cell of numbers: zeros in front are gone, and nobody can see whether there were any.
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

const code: Reader = (raw, column) => {
  if (raw instanceof Date) return text(raw, column, '1900');
  // A spreadsheet's number is exact up to fifteen digits; with a fraction it was never a card's.
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

/**
 * "1.234,5", "1,5" and "1.5": a comma is the decimal sign in Vietnamese; a dot before three digits
 * groups thousands.
 */
function numberOf(raw: string | number | boolean | Date): number {
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'string') return NaN;
  const clean = cleanText(raw).replace(/ /g, '');
  if (/^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(clean))
    return Number(clean.replaceAll('.', '').replace(',', '.'));
  return /^[+-]?\d+([.,]\d+)?$/.test(clean) ? Number(clean.replace(',', '.')) : NaN;
}

function inRange(value: number, { title, min, max }: Column): CellReading {
  if (value >= (min ?? -Infinity) && value <= (max ?? Infinity)) return { value };
  const limits = [
    ...(min === undefined ? [] : [`không nhỏ hơn ${min}`]),
    ...(max === undefined ? [] : [`không lớn hơn ${max}`]),
  ];
  return refused(
    'NUMBER_OUT_OF_RANGE',
    `“${title}” là ${value}, ngoài khoảng cho phép`,
    `Ghi số ${limits.join(' và ')}.`,
  );
}

function numeric(whole: boolean): Reader {
  const [kind, example] = whole
    ? ['số nguyên', 'một số nguyên, ví dụ 12']
    : ['số', 'một số, ví dụ 12,5'];
  const fits = whole ? Number.isSafeInteger : Number.isFinite;
  return (raw, column) => {
    const value = numberOf(raw);
    return fits(value)
      ? inRange(value, column)
      : refused('NUMBER_UNREADABLE', `“${shown(raw)}” không phải là ${kind}`, `Ghi ${example}.`);
  };
}

/**
 * Every way a choice is written → its value; once per column, for a sheet asks thousands of times.
 */
const spellings = new WeakMap<Column, ReadonlyMap<string, string>>();

function choiceBySpelling(column: Column): ReadonlyMap<string, string> {
  const known = spellings.get(column);
  if (known) return known;
  // The first choice wins, as a reader would: later ones are put under it.
  const words = [...column.choices].reverse().flatMap(({ value, title, aliases }) =>
    // As it stands too: a drop-down's own text is found without folding it.
    [value, title, ...aliases].flatMap((word): [string, string][] => [
      [looseKey(word), value],
      [word, value],
    ]),
  );
  const made = new Map(words);
  spellings.set(column, made);
  return made;
}

const choices: Reader = (raw, column) => {
  const known = choiceBySpelling(column);
  const value =
    known.get(String(raw)) ??
    known.get(looseKey(shown(raw))) ??
    known.get(looseKey(legacyText(shown(raw))?.converted ?? ''));
  if (value !== undefined) return { value };
  return refused(
    'CHOICE_UNKNOWN',
    `“${shown(raw)}” không có trong danh sách của cột “${column.title}”`,
    `Chọn một trong: ${column.choices.map(({ title }) => title).join(', ')}.`,
  );
};

const flag: Reader = (raw, column) => {
  if (typeof raw === 'boolean') return { value: raw };
  const typed = looseKey(shown(raw));
  if (['co', 'x', '1', 'true', 'dung'].includes(typed)) return { value: true };
  if (['khong', 'khong co', '0', 'false', 'sai'].includes(typed)) return { value: false };
  return refused(
    'CHOICE_UNKNOWN',
    `“${shown(raw)}” không trả lời được cột “${column.title}”`,
    'Ghi Có hoặc Không.',
  );
};

const readers: Record<ColumnType, Reader> = {
  text,
  person,
  code,
  flag,
  enum: choices,
  integer: numeric(true),
  number: numeric(false),
  date: dateReader(readDate),
  'partial-date': dateReader(readPartialDate),
};

function isReadable(raw: unknown): raw is string | number | boolean | Date {
  return ['string', 'number', 'boolean'].includes(typeof raw) || raw instanceof Date;
}

export function isEmptyCell(raw: unknown): boolean {
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
 * What no text may be, wherever it is typed: an error of a spreadsheet, or letters of a font before
 * Unicode.
 */
export function textProblem(title: string, text: string): CellProblem | undefined {
  const error = sheetErrorIn(text);
  if (error !== undefined) return sheetError(title, error).problem;
  const legacy = legacyText(text);
  return legacy ? legacyProblem(title, shown(text), legacy) : undefined;
}

/** What no name of a person may be, or what is to be looked at, wherever it is typed. */
export function nameProblem(title: string, text: string): CellProblem | undefined {
  const error = sheetErrorIn(text);
  return error === undefined ? readName(title, text).problem : sheetError(title, error).problem;
}

const missing = (column: Column): CellReading =>
  column.required
    ? refused('CELL_REQUIRED', `Thiếu “${column.title}”`, column.help || `Ghi “${column.title}”.`)
    : { value: null };

/**
 * One cell by its column. Empty is null; what cannot be read is null with its problem, never a
 * guess. Idempotent on its own value.
 */
export function readCell(raw: unknown, column: Column, system: DateSystem = '1900'): CellReading {
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
