import { describe, expect, it } from '@jest/globals';
import { type BlockLine, blocksOf, pageBreaks } from './paginate.js';

const row = (height: number): { height: number; cells: [] } => ({ height, cells: [] });
const line = (height = 50): BlockLine => ({ row: row(height), heading: false });
const heading: BlockLine = { row: row(20), heading: true };
const sheet = {
  columns: [{ width: 100 }],
  margins: { top: 20, bottom: 20, left: 30, right: 15 },
  repeated: [row(60)],
};
const breaksOf = (lines: readonly BlockLine[]): number[] =>
  pageBreaks(blocksOf([row(150)], lines, [row(130)]), sheet);

// A page has 462 points: 210 mm without the margins and without what programs round away.
describe('the pages of a printed list', () => {
  it('has one while everything fits', () => {
    expect(breaksOf([heading, line(), line()])).toEqual([]);
  });

  it.each([4, 5, 6, 7, 11, 12, 13, 14, 20, 45])(
    'ends each of %i lines’ pages by itself, and gives the last one two lines with the signature',
    (count) => {
      const breaks = breaksOf([heading, ...Array.from({ length: count }, () => line())]);
      const rows = 1 + 1 + count;
      expect(breaks.at(-1) ?? 0).toBeLessThanOrEqual(rows - 2);
      [0, ...breaks].forEach((from, index, starts) => {
        const until = starts[index + 1] ?? rows;
        const height =
          (index === 0 ? 150 + 20 + (until - 2) * 50 : 60 + (until - from) * 50) +
          (until === rows ? 130 : 0);
        expect(height).toBeLessThanOrEqual(463);
      });
    },
  );

  it('leaves no single line on a page between two others', () => {
    // Three tall lines fit on the first page with its head, and four on the others. With the
    // signature there is room for only two.
    const lines = (count: number): BlockLine[] => [
      heading,
      ...Array.from({ length: count }, () => line(95)),
    ];
    expect(breaksOf(lines(6))).toEqual([4, 6]);
    for (let count = 7; count <= 45; count += 1) {
      const starts = [2, ...breaksOf(lines(count)), count + 2];
      const between = starts
        .slice(1)
        .map((until, index) => until - starts[index]!)
        .slice(1, -1);
      expect([count, Math.min(...between, 2)]).toEqual([count, 2]);
    }
  });

  it('leaves no heading at the end of a page', () => {
    for (let count = 1; count < 20; count += 1) {
      const lines = [
        heading,
        ...Array.from({ length: count }, () => line()),
        heading,
        line(),
        line(),
        line(),
      ];
      for (const below of breaksOf(lines)) expect(lines[below - 2]?.heading).not.toBe(true);
    }
  });

  it('keeps the only line below its headings', () => {
    expect(breaksOf([heading, heading, line(150), heading])).toEqual([4]);
  });

  it('gives the signature one line where two are too tall', () => {
    const breaks = breaksOf([heading, line(), line(200), line(200)]);
    expect(breaks.at(-1)).toBe(4);
  });
});
