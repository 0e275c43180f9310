import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as twips,
  Document,
  Header,
  HeightRule,
  type IParagraphOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import {
  composeList,
  type ListPaper,
  type PaperColumn,
  type PaperLine,
  type PrintedList,
} from '../spreadsheet/lists/list-paper.js';
import { blocksOf, pageBreaks, withHeights } from '../spreadsheet/lists/paginate.js';
import type { SpecRow } from '../spreadsheet/write/sheet-spec.js';
import { packParts } from '../spreadsheet/write/write-book.js';

interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly underline?: boolean;
  readonly before?: number;
  readonly keepNext?: boolean;
}

const font = 'Times New Roman';
const tableSize = 12;

const plain = {
  size: tableSize,
  bold: false,
  italics: false,
  align: AlignmentType.CENTER,
  underline: false,
  before: 0,
  keepNext: false,
} as const;

/** Points in, half points and twentieths out. */
function line(text: string, look: Look = {}): Paragraph {
  const { size, bold, italics, align, underline, before, keepNext } = { ...plain, ...look };
  const run = new TextRun({
    text,
    font,
    size: size * 2,
    bold,
    italics,
    ...(underline ? { underline: {} } : {}),
  });
  const options: IParagraphOptions = {
    children: [run],
    alignment: align,
    keepNext,
    spacing: { before: before * 20, after: 0, line: (size + 4) * 20, lineRule: LineRuleType.EXACT },
  };
  return new Paragraph(options);
}

/** Text of a cell: lines as high as they need, so that nothing is cut. */
const cellText = (text: string, look: Look): Paragraph => {
  const { bold = false, italics = false, align = AlignmentType.LEFT, keepNext = false } = look;
  return new Paragraph({
    children: [new TextRun({ text, font, size: tableSize * 2, bold, italics })],
    alignment: align,
    keepLines: true,
    keepNext,
  });
};

/** A point high. */
const thin = (more: IParagraphOptions = {}): Paragraph =>
  new Paragraph({
    ...more,
    spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT },
  });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noLines = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

/** Side by side without lines: letterhead, signature. */
function sideBySide(
  left: readonly Paragraph[],
  right: readonly Paragraph[],
  { width, share }: { width: number; share: number },
): Table {
  const widths = [Math.round(width * share), Math.round(width * (1 - share))];
  const cell = (children: readonly Paragraph[], index: number): TableCell =>
    new TableCell({
      children: [...children],
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      borders: noLines,
    });
  return new Table({
    rows: [new TableRow({ children: [cell(left, 0), cell(right, 1)], cantSplit: true })],
    columnWidths: widths,
    width: { size: width, type: WidthType.DXA },
    borders: noLines,
    layout: TableLayoutType.FIXED,
  });
}

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
const headHeight = (columns: readonly PaperColumn[]): number => (columns.length > 10 ? 13 : 10);
const cellSide = 0.8;

/**
 * Twentieths of a point for each column of a page so wide: those that are firm as they are, the
 * others take what is left.
 */
function columnWidths(columns: readonly PaperColumn[], width: number): number[] {
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

const points = (millimetres: number): number => (millimetres / 25.4) * 72;
/** Points of a line of a paragraph of so many points. */
const linePoints = (size: number): number => size + 4;

/**
 * The lines of each page. A row's "keep with next" holds in Word and not in every program, so each
 * page has a table of its own, as full as it surely may be, and the last one has the signature and
 * two lines at least.
 */
function pagesOf(
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

function body(paper: ListPaper, width: number): (Paragraph | Table)[] {
  const {
    profile: { sizes },
    superior,
    issuer,
    date,
    appendix,
    title,
    note,
    columns,
    signature,
  } = paper;
  const widths = columnWidths(columns, width);
  const sides = { left: twips(cellSide), right: twips(cellSide), marginUnitType: WidthType.DXA };
  const left = [
    line(superior, { size: sizes.organisation }),
    line(issuer, { size: sizes.organisation, bold: true }),
    line('*', { size: sizes.organisation }),
  ];
  const right = [
    line('ĐẢNG CỘNG SẢN VIỆT NAM', { size: sizes.partyName, bold: true, underline: true }),
    line('', { size: sizes.organisation }),
    line(date, { size: sizes.date, italics: true }),
  ];
  const signed = [
    line(signature.authority, { size: sizes.signature, bold: true, keepNext: true }),
    line(signature.position, { size: sizes.signature, keepNext: true }),
    ...['', '', '', ''].map((text) => line(text, { size: sizes.signature, keepNext: true })),
    line(signature.signer, { size: sizes.signature, bold: true }),
  ];
  return [
    sideBySide(left, right, { width, share: 0.48 }),
    line(appendix, { size: sizes.subject, bold: true, before: 10 }),
    line(title, { size: sizes.subject, bold: true }),
    line(note, { size: sizes.body, italics: true }),
    line('', { size: 6 }),
    ...pagesOf(paper, widths).flatMap((lines, index) => [
      ...(index === 0 ? [] : [thin({ pageBreakBefore: true })]),
      new Table({
        rows: [
          ...headRows(columns, widths),
          ...lines.map((entry, place) =>
            lineRow(entry, { columns, widths, keepNext: staysWithNext(lines, place) }),
          ),
        ],
        columnWidths: widths,
        width: { size: width, type: WidthType.DXA },
        layout: TableLayoutType.FIXED,
        margins: sides,
      }),
    ]),
    line('', { size: 8, keepNext: true }),
    sideBySide([line('', { keepNext: true })], signed, { width, share: 0.6 }),
    // A document ends with a paragraph; the one that programs add is as high as a line, and takes
    // the signature to a further page.
    thin(),
  ];
}

/**
 * The hour of making, which the library writes in, is taken out: the same list gives the same
 * bytes.
 */
function withoutHour(bytes: Uint8Array): Buffer {
  const parts = unzipSync(bytes);
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array()).replaceAll(
    /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g,
    '',
  );
  return packParts({ ...parts, 'docProps/core.xml': core });
}

/**
 * The list as .docx: landscape A4, Times New Roman, heading rows repeated, page number at the top
 * from the second page on. Throws as `composeList`.
 */
export async function writeListDocument(list: PrintedList): Promise<Buffer> {
  const paper = composeList(list);
  const { page } = paper.profile;
  const width = twips(297 - page.left - page.right);
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font, size: page.numberSize * 2 })],
  });
  const document = new Document({
    title: paper.title,
    creator: 'Đôn Đốc',
    styles: { default: { document: { run: { font, size: paper.profile.sizes.body * 2 } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(210), height: twips(297), orientation: PageOrientation.LANDSCAPE },
            margin: {
              top: twips(page.top),
              bottom: twips(page.bottom),
              left: twips(page.left),
              right: twips(page.right),
              header: twips(page.numberFromTop),
            },
          },
        },
        headers: {
          default: new Header({ children: [number] }),
          first: new Header({ children: [new Paragraph('')] }),
        },
        children: body(paper, width),
      },
    ],
  });
  return withoutHour(await Packer.toBuffer(document));
}
