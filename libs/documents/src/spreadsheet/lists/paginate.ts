import { fittedHeight } from '../write/row-height.js';
import type { SheetSpec, SpecRow } from '../write/sheet-spec.js';

/** Rows of a printed sheet that belong together. No page ends inside a block. */
export interface RowBlock {
  readonly rows: readonly SpecRow[];
}

const USUAL_HEIGHT = 16;
/**
 * Part of a page that is filled, because programs round the heights and the scale of a sheet that
 * is fitted to its page.
 */
const SLACK = 0.96;
const SIZE = 12;

const points = (millimetres: number): number => (millimetres / 25.4) * 72;

/** Gives every row a height of its own, so that pages end in the same places in any program. */
export function withHeights(rows: readonly SpecRow[], columns: SheetSpec['columns']): SpecRow[] {
  return rows.map((row) => ({
    ...row,
    height: row.height ?? fittedHeight(row, { columns }, SIZE) ?? USUAL_HEIGHT,
  }));
}

interface Sheet {
  readonly columns: SheetSpec['columns'];
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  /** Rows at the beginning that every page prints. */
  readonly repeated: readonly SpecRow[];
}

const heightOf = (rows: readonly SpecRow[]): number =>
  rows.reduce((sum, { height }) => sum + (height ?? USUAL_HEIGHT), 0);

/**
 * A page with one line between two others takes a second one from the page above, if two lines stay
 * there and there is room.
 */
function withoutSingles(
  pages: RowBlock[][],
  fits: (page: readonly RowBlock[]) => boolean,
): RowBlock[][] {
  for (let index = pages.length - 2; index > 0; index -= 1) {
    const [above, page] = [pages[index - 1]!, pages[index]!];
    if (page.length > 1 || above.length < 3) continue;
    const filled = [above.at(-1)!, ...page];
    if (fits(filled)) [pages[index - 1], pages[index]] = [above.slice(0, -1), filled];
  }
  return pages;
}

/**
 * Where the pages of a landscape sheet end: numbers of the rows above each break. The blocks come
 * in order, and the first contains everything above the lines. A spreadsheet knows no "keep with
 * next", so each page ends before the block that would not fit completely.
 */
export function pageBreaks(
  blocks: readonly RowBlock[],
  { columns, margins, repeated }: Sheet,
): number[] {
  const width = columns.reduce((sum, column) => sum + column.width, 0) * (SIZE / 2);
  const scale = Math.min(1, points(297 - margins.left - margins.right) / width);
  // A list of one line has no other page for the signature, which takes the rest of the room.
  const room =
    (points(210 - margins.top - margins.bottom) / scale) * (blocks.length > 2 ? SLACK : 1);
  const fits = (page: readonly RowBlock[], top: readonly SpecRow[]): boolean =>
    heightOf([...top, ...page.flatMap(({ rows }) => rows)]) <= room;
  const pages: RowBlock[][] = [[]];
  for (const block of blocks) {
    const page = pages.at(-1)!;
    if (page.length === 0 || fits([...page, block], pages.length > 1 ? repeated : []))
      page.push(block);
    else pages.push([block]);
  }
  let row = 0;
  return withoutSingles(pages, (page) => fits(page, repeated))
    .slice(0, -1)
    .map((page) => (row += page.reduce((sum, { rows }) => sum + rows.length, 0)));
}

export interface BlockLine {
  readonly row: SpecRow;
  readonly heading: boolean;
}

/**
 * Height in points above which the last two lines leave no room for the signature, so only one line
 * stays with it.
 */
const TALL = 220;

/**
 * The lines as blocks: headings with the line below them, the last two lines with what ends the
 * paper, and every other line alone.
 */
export function blocksOf(
  top: readonly SpecRow[],
  lines: readonly BlockLine[],
  ending: readonly SpecRow[],
): RowBlock[] {
  const count = heightOf(lines.slice(-2).map(({ row }) => row)) > TALL ? 1 : 2;
  // The page above keeps a line below its headings.
  const first = lines.findIndex(({ heading }) => !heading) + 1;
  const end = Math.max(0, lines.length - count, Math.min(first, lines.length - 1));
  const blocks: SpecRow[][] = [[...top]];
  lines.slice(0, end).forEach(({ row }, index) => {
    const below = index === 0 || lines[index - 1]!.heading;
    if (below) blocks.at(-1)!.push(row);
    else blocks.push([row]);
  });
  const last = [...lines.slice(end).map(({ row }) => row), ...ending];
  // A heading moves on to the page of its first line.
  const heads = end > 0 && lines[end - 1]!.heading && blocks.length > 1 ? blocks.pop()! : [];
  return [...blocks, [...heads, ...last]].map((rows) => ({ rows }));
}
