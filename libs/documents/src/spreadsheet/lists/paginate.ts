import { fittedHeight } from '../write/row-height.js';
import type { SheetSpec, SpecRow } from '../write/sheet-spec.js';

/** Rows of a printed sheet that belong together: no page ends inside a block. */
export interface RowBlock {
  readonly rows: readonly SpecRow[];
}

const USUAL_HEIGHT = 16;
/** Programs round heights and the scale of a sheet that is fitted to its page. */
const SLACK = 0.96;
const SIZE = 12;

const points = (millimetres: number): number => (millimetres / 25.4) * 72;

/** Every row with a height of its own, so that pages end where they are meant to in any program. */
export function withHeights(rows: readonly SpecRow[], columns: SheetSpec['columns']): SpecRow[] {
  return rows.map((row) => ({ ...row, height: row.height ?? fittedHeight(row, { columns }, SIZE) ?? USUAL_HEIGHT }));
}

interface Sheet {
  readonly columns: SheetSpec['columns'];
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Rows at the beginning that are printed on every page. */
  readonly repeated: readonly SpecRow[];
}

const heightOf = (rows: readonly SpecRow[]): number => rows.reduce((sum, { height }) => sum + (height ?? USUAL_HEIGHT), 0);

/**
 * Where the pages of a landscape sheet end: numbers of the rows above each break. Blocks come in order, the first with all that stands above the lines;
 * a spreadsheet knows no "keep with next", so each page is ended before the block that would not fit whole.
 */
export function pageBreaks(blocks: readonly RowBlock[], { columns, margins, repeated }: Sheet): number[] {
  const width = columns.reduce((sum, column) => sum + column.width, 0) * (SIZE / 2);
  const scale = Math.min(1, points(297 - margins.left - margins.right) / width);
  const room = (points(210 - margins.top - margins.bottom) / scale) * SLACK;
  const breaks: number[] = [];
  let [used, row] = [0, 0];
  for (const { rows } of blocks) {
    const height = heightOf(rows);
    if (used > 0 && used + height > room) {
      breaks.push(row);
      used = heightOf(repeated);
    }
    used += height;
    row += rows.length;
  }
  return breaks;
}

export interface BlockLine {
  readonly row: SpecRow;
  readonly heading: boolean;
}

/** Above it, the last two lines leave no room for the signature: then it has one. */
const TALL = 220;

/** Lines as blocks: headings with the line below them, the last two lines with what ends the paper; every other line alone. */
export function blocksOf(top: readonly SpecRow[], lines: readonly BlockLine[], ending: readonly SpecRow[]): RowBlock[] {
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
  // A heading goes on to where its first line is.
  const heads = end > 0 && lines[end - 1]!.heading && blocks.length > 1 ? blocks.pop()! : [];
  return [...blocks, [...heads, ...last]].map((rows) => ({ rows }));
}
