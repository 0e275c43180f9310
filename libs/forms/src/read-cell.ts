import { type DateProblem, type DateReading, type DateSystem, readDate, readPartialDate } from './dates.js';
import { type Column, type ColumnType, type Value } from './form.js';
import { cleanText, foldKey, type LegacyText, type NameProblem, personName } from '#libs/text';

export interface CellProblem {
  readonly rule: string;
  readonly message: string;
  readonly fix: string;
  /** Warning: the value was read and is kept. */
  readonly severity?: 'warning';
}

export interface CellReading {
  readonly value: Value;
  readonly problem?: CellProblem;
}

type Reader = (raw: string | number | boolean | Date, column: Column, system: DateSystem) => CellReading;

const refused = (rule: string, message: string, fix: string): CellReading => ({ value: null, problem: { rule, message, fix } });
const shown = (raw: unknown): string => (raw instanceof Date ? raw.toISOString().slice(0, 10) : String(raw)).slice(0, 60);

const dateProblems: Record<DateProblem, (raw: string) => CellReading> = {
  'not-a-date': (raw) => refused('DATE_UNREADABLE', `“${raw}” không phải là ngày`, 'Viết ngày theo dạng 15/03/1980.'),
  impossible: (raw) => refused('DATE_IMPOSSIBLE', `Ngày “${raw}” không có thật`, 'Kiểm tra lại ngày, tháng trong hồ sơ.'),
  'two-digit-year': (raw) => refused('DATE_YEAR_SHORT', `Ngày “${raw}” viết năm hai chữ số`, 'Viết đủ bốn chữ số của năm, ví dụ 15/03/1980.'),
  incomplete: (raw) => refused('DATE_INCOMPLETE', `“${raw}” chưa đủ ngày, tháng, năm`, 'Ghi đủ ngày, tháng, năm.'),
  'month-first': (raw) => refused('DATE_MONTH_FIRST', `“${raw}” viết tháng trước ngày`, 'Viết ngày trước tháng sau, ví dụ 15/03/1980.'),
  'out-of-range': (raw) => refused('DATE_OUT_OF_RANGE', `“${raw}” nằm ngoài các năm 1900 đến 2100`, 'Kiểm tra lại năm; nếu là ô ngày của bảng tính thì gõ lại ngày.'),
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
  return refused('CELL_TOO_LONG', `“${column.title}” dài ${value.length} ký tự, nhiều hơn ${column.maxLength}`, `Rút gọn còn không quá ${column.maxLength} ký tự.`);
}

const text: Reader = (raw, column) => {
  if (raw instanceof Date) {
    return refused('CELL_IS_DATE', `“${column.title}” đang là ô ngày (${shown(raw)})`, 'Đổi ô sang kiểu Văn bản (Text) rồi gõ lại nội dung.');
  }
  return limited(cleanText(String(raw)), column);
};

const nameRefusals: Record<NameProblem, (title: string, typed: string, legacy?: LegacyText) => CellReading> = {
  empty: (title) => refused('NAME_UNREADABLE', `Ô “${title}” không có chữ nào đọc được`, 'Xóa ô rồi gõ lại họ và tên.'),
  several: (title) => refused('TWO_PEOPLE', `Ô “${title}” có vẻ ghi nhiều người hoặc thêm ghi chú`, 'Mỗi dòng ghi một người; ghi chú để ở cột riêng.'),
  unreadable: (_title, typed) => refused('NAME_UNREADABLE', `Họ và tên “${typed}” có ký tự lạ`, 'Chỉ ghi họ và tên, không kèm số hoặc ký hiệu.'),
  legacy: (_title, typed, legacy) => refused('LEGACY_FONT', `Họ và tên “${typed}” viết bằng phông chữ cũ (bảng mã ${legacy?.encoding ?? ''})`, `Gõ lại bằng Unicode: “${legacy?.converted ?? ''}”.`),
};

const person: Reader = (raw, column) => {
  if (typeof raw !== 'string') return refused('NAME_UNREADABLE', `“${shown(raw)}” không phải là họ và tên`, 'Ghi họ và tên bằng chữ.');
  const read = personName(raw);
  return read.ok ? limited(read.name, column) : nameRefusals[read.problem](column.title, shown(raw), read.legacy);
};

const plainCode = /^[0-9A-Z-]+$/;

const code: Reader = (raw, column) => {
  if (raw instanceof Date) return text(raw, column, '1900');
  const typed = String(raw);
  const value = limited(plainCode.test(typed) ? typed : cleanText(typed).replace(/[. ]/g, '').toLocaleUpperCase('vi'), column);
  if (value.problem || value.value === null) return value;
  if (!plainCode.test(String(value.value))) {
    return refused('CODE_UNREADABLE', `“${column.title}” có ký tự lạ: “${shown(raw)}”`, 'Chỉ ghi chữ số, chữ cái không dấu và dấu gạch ngang.');
  }
  if (typeof raw !== 'number') return value;
  return { ...value, problem: { rule: 'CODE_AS_NUMBER', severity: 'warning', message: `“${column.title}” đang là ô số: các số 0 ở đầu có thể đã mất`, fix: 'Đối chiếu với thẻ; đổi ô sang kiểu Văn bản (Text) rồi gõ lại.' } };
};

/** "1.234,5", "1,5" and "1.5": a comma is the decimal sign in Vietnamese; a dot before three digits groups thousands. */
function numberOf(raw: string | number | boolean | Date): number {
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'string') return NaN;
  const clean = cleanText(raw).replace(/ /g, '');
  if (/^[+-]?\d{1,3}(\.\d{3})+(,\d+)?$/.test(clean)) return Number(clean.replaceAll('.', '').replace(',', '.'));
  return /^[+-]?\d+([.,]\d+)?$/.test(clean) ? Number(clean.replace(',', '.')) : NaN;
}

function inRange(value: number, { title, min, max }: Column): CellReading {
  if (value >= (min ?? -Infinity) && value <= (max ?? Infinity)) return { value };
  const limits = [...(min === undefined ? [] : [`không nhỏ hơn ${min}`]), ...(max === undefined ? [] : [`không lớn hơn ${max}`])];
  return refused('NUMBER_OUT_OF_RANGE', `“${title}” là ${value}, ngoài khoảng cho phép`, `Ghi số ${limits.join(' và ')}.`);
}

function numeric(whole: boolean): Reader {
  const [kind, example] = whole ? ['số nguyên', 'một số nguyên, ví dụ 12'] : ['số', 'một số, ví dụ 12,5'];
  const fits = whole ? Number.isSafeInteger : Number.isFinite;
  return (raw, column) => {
    const value = numberOf(raw);
    return fits(value) ? inRange(value, column) : refused('NUMBER_UNREADABLE', `“${shown(raw)}” không phải là ${kind}`, `Ghi ${example}.`);
  };
}

/** Every way a choice is written → its value; once per column, for a sheet asks thousands of times. */
const spellings = new WeakMap<Column, ReadonlyMap<string, string>>();

function choiceBySpelling(column: Column): ReadonlyMap<string, string> {
  const known = spellings.get(column);
  if (known) return known;
  // The first choice wins, as a reader would: later ones are put under it.
  const words = [...column.choices].reverse().flatMap(({ value, title, aliases }) =>
    // As it stands too: a drop-down's own text is found without folding it.
    [value, title, ...aliases].flatMap((word): [string, string][] => [[foldKey(word), value], [word, value]]));
  const made = new Map(words);
  spellings.set(column, made);
  return made;
}

const choices: Reader = (raw, column) => {
  const known = choiceBySpelling(column);
  const value = known.get(String(raw)) ?? known.get(foldKey(shown(raw)));
  if (value !== undefined) return { value };
  return refused('CHOICE_UNKNOWN', `“${shown(raw)}” không có trong danh sách của cột “${column.title}”`, `Chọn một trong: ${column.choices.map(({ title }) => title).join(', ')}.`);
};

const flag: Reader = (raw, column) => {
  if (typeof raw === 'boolean') return { value: raw };
  const typed = foldKey(shown(raw));
  if (['co', 'x', '1', 'true', 'dung'].includes(typed)) return { value: true };
  if (['khong', '0', 'false', 'sai'].includes(typed)) return { value: false };
  return refused('CHOICE_UNKNOWN', `“${shown(raw)}” không trả lời được cột “${column.title}”`, 'Ghi Có hoặc Không.');
};

const readers: Record<ColumnType, Reader> = {
  text, person, code, flag, enum: choices, integer: numeric(true), number: numeric(false), date: dateReader(readDate), 'partial-date': dateReader(readPartialDate),
};

function isReadable(raw: unknown): raw is string | number | boolean | Date {
  return ['string', 'number', 'boolean'].includes(typeof raw) || raw instanceof Date;
}

export function isEmptyCell(raw: unknown): boolean {
  if (typeof raw !== 'string') return raw === null || raw === undefined;
  return !/[!-~]/.test(raw) && cleanText(raw) === '';
}

/** One cell by its column. Empty is null; what cannot be read is null with its problem, never a guess. Idempotent on its own value. */
export function readCell(raw: unknown, column: Column, system: DateSystem = '1900'): CellReading {
  if (isEmptyCell(raw)) {
    return column.required ? refused('CELL_REQUIRED', `Thiếu “${column.title}”`, column.help || `Ghi “${column.title}”.`) : { value: null };
  }
  if (!isReadable(raw)) return refused('CELL_UNREADABLE', `Không đọc được ô “${column.title}”`, 'Xóa ô rồi gõ lại nội dung.');
  return readers[column.type](raw, column, system);
}
