import { textWidth } from './row-height.js';
import type { CellStyle } from './styles.js';

/** Points of a landscape A4 page between margins of 10 mm. */
const PAGE_WIDTH = ((297 - 20) / 25.4) * 72;
/**
 * What a sheet is made for, and what it may be printed at where words do not let it: points of
 * letters that were written at 12.
 */
const READABLE = 9;

/**
 * Characters that all columns together may have, so that a sheet which is fitted to the page's
 * width is printed in readable letters.
 */
const ROOM = (PAGE_WIDTH / READABLE) * 2;

export interface PrintColumn {
  /** As wide as one would have it, in characters. */
  readonly width: number;
  /** Texts that stand in it; none of their words is to be broken. */
  readonly texts: readonly string[];
}

/** Characters that the longest word of a text takes at 12 points, with what a column keeps free. */
function longestWord(text: string, style: CellStyle): number {
  return Math.max(0, ...text.split(/\s+/).map((word) => (textWidth(word, style) + 5) / 6));
}

/**
 * Widths with which the sheet is printed at a readable size: as wished while there is room, else
 * narrower by what each column has to give. Text then takes more lines.
 */
export function printWidths(columns: readonly PrintColumn[]): number[] {
  const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0);
  const wished = columns.map(({ width }) => width);
  if (sum(wished) <= ROOM) return wished;
  const least = columns.map(({ width, texts }) =>
    Math.min(
      width,
      Math.max(
        5,
        ...texts.map((text, index) => longestWord(text, { size: 12, bold: index === 0 })),
      ),
    ),
  );
  const share = Math.max(0, (ROOM - sum(least)) / (sum(wished) - sum(least)));
  return least.map(
    (width, index) => Math.round((width + (wished[index]! - width) * share) * 10) / 10,
  );
}
