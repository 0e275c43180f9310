import { legacyText } from '#libs/text';
import { type Reader, refused, shown } from './cell-reading.js';
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

export const choices: Reader = (raw, column) => {
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
