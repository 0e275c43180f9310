import {
  AlignmentType,
  convertMillimetersToTwip as twips,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { type PaperColumn, type PaperLine } from '../spreadsheet/lists/list-paper.js';
import { cellText, type Look } from './list-paragraphs.js';

function headCell(
  text: string,
  width: number,
  more: {
    columnSpan?: number;
    verticalMerge?: (typeof VerticalMergeType)[keyof typeof VerticalMergeType];
    italics?: boolean;
  } = {},
): TableCell {
  const { italics = false, ...spans } = more;
  return new TableCell({
    children: [cellText(text, { bold: !italics, italics, align: AlignmentType.CENTER })],
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...spans,
  });
}

/**
 * Millimetres of each of the two heading rows: five lines of heading stand in the narrow columns of
 * Phụ lục 1, four at most in those of Phụ lục 2.
 */
export const headHeight = (columns: readonly PaperColumn[]): number =>
  columns.length > 10 ? 13 : 10;
export const cellSide = 0.8;

/**
 * Twentieths of a point for each column of a page so wide: those that are firm as they are, the
 * others take what is left.
 */
export function columnWidths(columns: readonly PaperColumn[], width: number): number[] {
  const total = (which: readonly PaperColumn[]): number =>
    which.reduce((sum, column) => sum + column.width, 0);
  const firm = columns.filter((column) => column.firm);
  const share = (width - twips(total(firm))) / (total(columns) - total(firm));
  return columns.map((column) =>
    Math.floor(column.firm ? twips(column.width) : column.width * share),
  );
}

/**
 * Headings in two rows, groups over their columns, and the column numbers: all three again on every
 * page.
 */
function headRows(columns: readonly PaperColumn[], widths: readonly number[]): TableRow[] {
  // Two rows of half the height: the text of a heading over both is not cut where it is repeated.
  const row = (children: TableCell[], height = 0): TableRow =>
    new TableRow({
      children,
      tableHeader: true,
      cantSplit: true,
      height: { value: twips(height), rule: HeightRule.ATLEAST },
    });
  const upper = columns.flatMap(({ title, group }, index) => {
    if (group === undefined)
      return [headCell(title, widths[index] ?? 0, { verticalMerge: VerticalMergeType.RESTART })];
    if (columns[index - 1]?.group === group) return [];
    const members = columns.flatMap((column, at) =>
      column.group === group ? [widths[at] ?? 0] : [],
    );
    return [
      headCell(
        group,
        members.reduce((sum, width) => sum + width, 0),
        { columnSpan: members.length },
      ),
    ];
  });
  const lower = columns.map(({ title, group }, index) =>
    group === undefined
      ? headCell('', widths[index] ?? 0, { verticalMerge: VerticalMergeType.CONTINUE })
      : headCell(title, widths[index] ?? 0),
  );
  const numbers = columns.map((_column, index) =>
    headCell(String(index + 1), widths[index] ?? 0, { italics: true }),
  );
  return [row(upper, headHeight(columns)), row(lower, headHeight(columns)), row(numbers)];
}

/** A row stays with the one below it when all its paragraphs do. */
function lineRow(
  entry: PaperLine,
  {
    columns,
    widths,
    keepNext,
  }: { columns: readonly PaperColumn[]; widths: readonly number[]; keepNext: boolean },
): TableRow {
  if ('heading' in entry) {
    return new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          columnSpan: columns.length,
          children: [
            cellText(entry.heading, { bold: entry.level < 3, italics: entry.level > 1, keepNext }),
          ],
        }),
      ],
    });
  }
  const align = (index: number): Look => ({
    keepNext,
    align: columns[index]?.align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
  });
  return new TableRow({
    cantSplit: true,
    children: entry.cells.map(
      (text, index) =>
        new TableCell({
          children: [cellText(text, align(index))],
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
        }),
    ),
  });
}

/** Headings stay with two lines below them, the last two lines with the signature. */
function staysWithNext(lines: readonly PaperLine[], index: number): boolean {
  const before = lines[index - 1];
  return (
    'heading' in lines[index]! ||
    index >= lines.length - 2 ||
    (before !== undefined && 'heading' in before && !('heading' in lines[index + 1]!))
  );
}

/** The lines of one page below the headings. */
export function listTable(
  lines: readonly PaperLine[],
  {
    columns,
    widths,
    width,
  }: { columns: readonly PaperColumn[]; widths: readonly number[]; width: number },
): Table {
  const sides = { left: twips(cellSide), right: twips(cellSide), marginUnitType: WidthType.DXA };
  return new Table({
    rows: [
      ...headRows(columns, widths),
      ...lines.map((entry, place) =>
        lineRow(entry, { columns, widths, keepNext: staysWithNext(lines, place) }),
      ),
    ],
    columnWidths: [...widths],
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    margins: sides,
  });
}
