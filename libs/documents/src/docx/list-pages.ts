import { type ListPaper, type PaperLine } from '../spreadsheet/lists/list-paper.js';
import { blocksOf, pageBreaks, withHeights } from '../spreadsheet/lists/paginate.js';
import type { SpecRow } from '../spreadsheet/write/sheet-spec.js';
import { tableSize } from './list-paragraphs.js';
import { cellSide, headHeight } from './list-table.js';

const points = (millimetres: number): number => (millimetres / 25.4) * 72;
/** Points of a line of a paragraph of so many points. */
const linePoints = (size: number): number => size + 4;

/**
 * The lines of each page. A row's "keep with next" holds in Word and not in every program, so each
 * page has a table of its own, as full as it surely may be, and the last one has the signature and
 * two lines at least.
 */
export function pagesOf(
  { profile: { page, sizes }, superior, issuer, title, columns, lines }: ListPaper,
  widths: readonly number[],
): PaperLine[][] {
  const headPoints = 2 * points(headHeight(columns)) + 16;
  // As the spreadsheets count columns: six points to a character, four of them lost to the sides.
  const counted = widths.map((width) => ({ width: (width / 20 - 2 * points(cellSide) + 4) / 6 }));
  const rows = lines.map((entry): SpecRow => ({
    cells:
      'heading' in entry
        ? []
        : entry.cells.map((value) => ({ value, style: { wrap: true, size: tableSize } })),
  }));
  const letterhead =
    [superior, issuer].reduce((sum, name) => sum + Math.ceil(name.length / 32), 1) *
      linePoints(sizes.organisation) +
    2;
  const top =
    letterhead +
    (1 + Math.ceil(title.length / 85)) * linePoints(sizes.subject) +
    linePoints(sizes.body) +
    20 +
    headPoints;
  const ending = 7 * linePoints(sizes.signature) + 12;
  const blocks = blocksOf(
    [{ height: top, cells: [] }],
    withHeights(rows, counted).map((row, index) => ({ row, heading: 'heading' in lines[index]! })),
    [{ height: ending, cells: [] }],
  );
  const breaks = pageBreaks(blocks, {
    columns: counted,
    margins: page,
    repeated: [{ height: headPoints, cells: [] }],
  }).map((row) => row - 1);
  return [0, ...breaks].map((from, index) => lines.slice(from, breaks[index] ?? lines.length));
}
