import type { SheetSpec, SpecCell, SpecRow } from './sheet-spec.js';
import type { CellStyle } from './styles.js';

// Not every program fits a row to its wrapped text when it opens a workbook: some show one line and
// lay the rest over the row below. So each row is given the height it will need, by the widths of
// Times; a program that fits rows may do so again.

/**
 * Thousandths of the size, the widest of each kind. A letter is as wide with its marks as without.
 */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[mMW%@]/, 890],
  [/w/, 725],
  [/[EFLPSTZ]/, 611],
  [/[IJ]/, 390],
  [/[A-ZĐ]/, 725],
  [/\d/, 505],
  [/\s/, 255],
  [/[ijlt.,;:/]/, 280],
  [/[-fr'()]/, 335],
  [/./u, 525],
];

const letterWidth = (letter: string): number =>
  widths.find(([kind]) => kind.test(letter))?.[1] ?? 0;

/** Points; never less than it takes, by a little. */
export function textWidth(text: string, { size = 12, bold }: CellStyle): number {
  const letters = [...text.normalize('NFD').replaceAll(/\p{M}/gu, '')];
  return (
    (letters.reduce((sum, letter) => sum + letterWidth(letter), 0) * size * (bold ? 1.08 : 1)) /
    1000
  );
}

/**
 * Lines of a text in a column so many points wide, broken between words; a word that is too long is
 * broken where it ends.
 */
function linesOf(text: string, room: number, style: CellStyle): number {
  // No letter is wider than its height.
  if (!text.includes('\n') && text.length * (style.size ?? 12) <= room) return 1;
  const blank = textWidth(' ', style);
  return text.split('\n').reduce((all, paragraph) => {
    let lines = 1;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const width = textWidth(word, style);
      if (used > 0 && used + blank + width > room) {
        lines += 1;
        used = 0;
      }
      used += (used > 0 ? blank : 0) + width;
      lines += Math.max(0, Math.ceil(used / room) - 1);
      used = used > room ? used % room : used;
    }
    return all + lines;
  }, 0);
}

/** A width of columns is counted in digits of the workbook's own font, half as wide as its size. */
const pointsOf = (width: number, size: number): number => width * (size / 2) - 4;

function cellHeight({ value, style }: SpecCell, width: number, size: number): number {
  if (typeof value !== 'string' || !style.wrap) return 0;
  const own = { ...style, size: style.size ?? size };
  const lines = linesOf(value, pointsOf(width, size), own);
  return lines > 1 ? Math.ceil(lines * own.size * 1.2 + 3) : 0;
}

/**
 * Points a row needs when more than one line of text stands in one of its cells; undefined: the
 * usual height does. `size`: of the workbook's font.
 */
export function fittedHeight(
  { cells }: SpecRow,
  { columns }: Pick<SheetSpec, 'columns'>,
  size: number,
): number | undefined {
  const needed = cells.reduce(
    (highest, cell, position) =>
      cell ? Math.max(highest, cellHeight(cell, columns[position]?.width ?? 9, size)) : highest,
    0,
  );
  return needed === 0 ? undefined : Math.min(needed, 409);
}
