import { columnLetters } from '../cell-text.js';
import type { SpecCell, SpecRow, SpecValue } from '../write/sheet-spec.js';
import type { CellStyle } from '../write/styles.js';
import { writeBook } from '../write/write-book.js';
import { blocksOf, pageBreaks, withHeights } from './paginate.js';
import { composeList, type ListPaper, type PaperLine, type PrintedList } from './list-paper.js';

/** Turns millimetres into the characters by which a column's width is counted, at 12 points. */
export const widthOf = (millimetres: number): number => Math.round(millimetres * 5.2) / 10;

const gaps = (count: number): null[] => Array.from({ length: Math.max(0, count) }, () => null);

export interface MergedRow {
  readonly row: SpecRow;
  /** First and last position of each merged run. */
  readonly spans: readonly (readonly [number, number])[];
}

/** Texts across a row. Each goes from one position to another and has a style. */
export function bandRow(
  bands: readonly {
    readonly from: number;
    readonly to: number;
    readonly text: SpecValue;
    readonly style: CellStyle;
  }[],
  height?: number,
): MergedRow {
  const cells: (SpecCell | null)[] = [];
  for (const { from, to, text, style } of bands) {
    cells.push(...gaps(from - cells.length), { value: text, style });
    cells.push(...Array.from({ length: to - from }, () => ({ value: null, style })));
  }
  return {
    row: height === undefined ? { cells } : { height, cells },
    spans: bands.filter(({ from, to }) => to > from).map(({ from, to }) => [from, to] as const),
  };
}

export const mergesOf = (rows: readonly MergedRow[]): string[] =>
  rows.flatMap(({ spans }, index) =>
    spans.map(
      ([from, to]) => `${columnLetters(from)}${index + 1}:${columnLetters(to)}${index + 1}`,
    ),
  );

/** Letterhead, title and note, in two halves of the columns. */
export function topRows(
  {
    profile,
    superior,
    issuer,
    date,
    titles,
    note,
  }: Pick<ListPaper, 'profile' | 'superior' | 'issuer' | 'date' | 'note'> & {
    titles: readonly string[];
  },
  last: number,
): MergedRow[] {
  const { sizes } = profile;
  const middle = Math.floor(last / 2);
  const halves = (
    left: { text: string; style: CellStyle },
    right: { text: string; style: CellStyle },
  ): MergedRow =>
    bandRow(
      [
        { from: 0, to: middle - 1, ...left },
        { from: middle, to: last, ...right },
      ],
      20,
    );
  const whole = (text: string, style: CellStyle, height = 20): MergedRow =>
    bandRow([{ from: 0, to: last, text, style }], height);
  const centred: CellStyle = { align: 'center', wrap: true };
  const none = { text: '', style: centred };
  return [
    halves(
      { text: superior, style: { ...centred, size: sizes.organisation } },
      {
        text: 'ĐẢNG CỘNG SẢN VIỆT NAM',
        style: { ...centred, size: sizes.partyName, bold: true, underline: true },
      },
    ),
    halves({ text: issuer, style: { ...centred, size: sizes.organisation, bold: true } }, none),
    halves(
      { text: '*', style: { ...centred, size: sizes.organisation } },
      { text: date, style: { ...centred, size: sizes.date, italic: true } },
    ),
    // Merged cells do not grow with their text, so the height is set.
    ...titles.map((text) =>
      whole(
        text,
        { ...centred, size: sizes.subject, bold: true },
        22 * Math.ceil(text.length / 85),
      ),
    ),
    whole(note, { ...centred, size: sizes.body, italic: true }),
  ];
}

/**
 * Authority and position, room for the signature, and name, at the right third. It is one row, so
 * no page ends inside it.
 */
export function signatureRows(
  { profile, signature: { authority, position, signer } }: Pick<ListPaper, 'profile' | 'signature'>,
  last: number,
): MergedRow[] {
  const from = last - Math.floor(last / 3);
  const size = profile.sizes.signature;
  const runs = [
    { text: authority, bold: true, size },
    { text: `\n${position}\n\n\n\n\n`, size },
    { text: signer, bold: true, size },
  ];
  const style: CellStyle = { align: 'center', vertical: 'top', wrap: true, size };
  return [
    bandRow([{ from, to: last, text: '', style }], 12),
    bandRow([{ from, to: last, text: { runs }, style }], size * 1.25 * 7 + 6),
  ];
}

const tableHead: CellStyle = { bold: true, border: true, align: 'center', wrap: true, size: 12 };

/** Two heading rows, with the groups over their columns, and the row of column numbers. */
function headRows({ columns }: ListPaper): { rows: MergedRow[]; tall: number[] } {
  const groups = columns.map(({ group }, position) => ({ group, position }));
  const tall = groups.filter(({ group }) => group === undefined).map(({ position }) => position);
  const upperBands = groups
    .filter(({ group, position }) => group === undefined || columns[position - 1]?.group !== group)
    .map(({ group, position }) => ({
      from: position,
      to:
        group === undefined
          ? position
          : position + columns.filter((column) => column.group === group).length - 1,
      text: group ?? columns[position]?.title ?? '',
      style: tableHead,
    }));
  const lower = columns.map(({ title, group }, position) => ({
    from: position,
    to: position,
    text: group === undefined ? '' : title,
    style: tableHead,
  }));
  const numbers = columns.map((_column, position) => ({
    from: position,
    to: position,
    text: String(position + 1),
    style: { ...tableHead, bold: false, italic: true },
  }));
  return { rows: [bandRow(upperBands, 34), bandRow(lower, 34), bandRow(numbers)], tall };
}

function lineRow(line: PaperLine, { columns }: ListPaper): MergedRow {
  if ('heading' in line)
    return bandRow(
      [
        {
          from: 0,
          to: columns.length - 1,
          text: line.heading,
          style: {
            bold: line.level < 3,
            border: true,
            size: 12,
            align: 'left',
            wrap: true,
            italic: line.level > 1,
          },
        },
      ],
      18,
    );
  const style = (position: number): CellStyle =>
    columns[position]?.align === 'center' ? centredCell : leftCell;
  return {
    row: { cells: line.cells.map((value, position) => ({ value, style: style(position) })) },
    spans: [],
  };
}

const leftCell: CellStyle = {
  border: true,
  wrap: true,
  vertical: 'top',
  align: 'left',
  size: 12,
  format: '@',
};
const centredCell: CellStyle = { ...leftCell, align: 'center' };

/**
 * The list as .xlsx: landscape A4, Times New Roman, headings on every page, signature after the
 * last line. Throws as `composeList` does.
 */
export function writeListWorkbook(list: PrintedList): Buffer {
  const paper = composeList(list);
  const {
    columns,
    profile: { page },
  } = paper;
  const last = columns.length - 1;
  const top = topRows({ ...paper, titles: [paper.appendix, paper.title] }, last);
  const head = headRows(paper);
  const lines = paper.lines.map((line) => lineRow(line, paper));
  const ending = signatureRows(paper, last);
  const rows = [...top, ...head.rows, ...lines, ...ending];
  const first = top.length + 1;
  const margins = { ...page, header: page.numberFromTop };
  const widths = columns.map(({ width }) => ({ width: widthOf(width) }));
  const [tops, repeated, ends] = [[...top, ...head.rows], head.rows, ending].map((part) =>
    withHeights(
      part.map(({ row }) => row),
      widths,
    ),
  ) as [SpecRow[], SpecRow[], SpecRow[]];
  const middle = withHeights(
    lines.map(({ row }) => row),
    widths,
  ).map((row, index) => ({ row, heading: 'heading' in paper.lines[index]! }));
  const breaks = pageBreaks(blocksOf(tops, middle, ends), { columns: widths, margins, repeated });
  return writeBook({
    title: paper.title,
    font: 'Times New Roman',
    size: 12,
    sheets: [
      {
        name: `Phụ lục ${list.appendix}`,
        columns: widths,
        rows: [...tops, ...middle.map(({ row }) => row), ...ends],
        merges: [
          ...mergesOf(rows),
          ...head.tall.map(
            (position) =>
              `${columnLetters(position)}${first}:${columnLetters(position)}${first + 1}`,
          ),
        ],
        print: {
          landscape: true,
          repeat: [first, first + 2],
          margins,
          breaks,
          numberSize: page.numberSize,
        },
      },
    ],
  });
}
