import { legacyText } from '#libs/text';
import { type CellReading, type Reader, refused, shown } from './cell-reading.js';
import { choiceMark } from './column.js';
import type { Column } from './form.js';
import { looseKey } from './typed-text.js';

/**
 * The value of every spelling of a choice. It is made once per column, because a sheet asks
 * thousands of times.
 */
const spellings = new WeakMap<Column, ReadonlyMap<string, string>>();

function choiceBySpelling(column: Column): ReadonlyMap<string, string> {
  const known = spellings.get(column);
  if (known) return known;
  // The first choice wins, as for a reader, so the list is built from its end.
  const words = [...column.choices].reverse().flatMap(({ value, title, aliases }) =>
    // The text as it stands is added too, so a drop-down's own text is found without folding it.
    [value, title, ...aliases].flatMap((word): [string, string][] => [
      [looseKey(word), value],
      [word, value],
    ]),
  );
  const made = new Map(words);
  spellings.set(column, made);
  return made;
}

function valueOf(typed: string, column: Column): string | undefined {
  const known = choiceBySpelling(column);
  return (
    known.get(typed) ??
    known.get(looseKey(typed)) ??
    known.get(looseKey(legacyText(typed)?.converted ?? ''))
  );
}

const unknown = (typed: string, column: Column): CellReading =>
  refused(
    'CHOICE_UNKNOWN',
    `“${typed}” không có trong danh sách của cột “${column.title}”`,
    `Chọn một trong: ${column.choices.map(({ title }) => title).join(', ')}.`,
  );

export const choices: Reader = (raw, column) => {
  const value = choiceBySpelling(column).get(String(raw)) ?? valueOf(shown(raw), column);
  return value === undefined ? unknown(shown(raw), column) : { value };
};

/** A choice's own commas are tried before they part one choice from the next. */
function pieces(typed: string, column: Column): string[] {
  const parts = (text: string, mark: RegExp): string[] =>
    text
      .split(mark)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return parts(typed, /[;\n]/).flatMap((part) =>
    valueOf(part, column) === undefined ? parts(part, /,/) : [part],
  );
}

const longest = 5_000;

/** Any of the choices: `A; B`, in whatever order. Kept in the order of the form, each once. */
export const severalChoices: Reader = (raw, column) => {
  const typed = pieces(String(raw).slice(0, longest), column);
  const stranger = typed.find((piece) => valueOf(piece, column) === undefined);
  if (stranger !== undefined) return unknown(shown(stranger), column);
  const chosen = new Set(typed.map((piece) => valueOf(piece, column)));
  const values = column.choices.map(({ value }) => value).filter((value) => chosen.has(value));
  return { value: values.length === 0 ? null : values.join(choiceMark) };
};

/** One of the report's files, by its id or its name: they are the choices of the column. */
export const file: Reader = (raw, column) => {
  const value = valueOf(String(raw), column);
  if (value !== undefined) return { value };
  const names = column.choices.map(({ title }) => `“${title}”`).join(', ');
  return refused(
    'FILE_NOT_ATTACHED',
    `“${shown(raw)}” ở “${column.title}” không phải là tệp đính kèm của báo cáo`,
    names === ''
      ? 'Hãy tải tệp lên và đính kèm vào báo cáo trước, rồi chọn tệp ở đây.'
      : `Hãy chọn một trong các tệp đã đính kèm: ${names}.`,
  );
};

export const flag: Reader = (raw, column) => {
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
