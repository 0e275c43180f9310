import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

export interface Look {
  readonly size?: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly underline?: boolean;
  readonly before?: number;
  readonly keepNext?: boolean;
}

export const font = 'Times New Roman';
export const tableSize = 12;

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
export function line(text: string, look: Look = {}): Paragraph {
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
export const cellText = (text: string, look: Look): Paragraph => {
  const { bold = false, italics = false, align = AlignmentType.LEFT, keepNext = false } = look;
  return new Paragraph({
    children: [new TextRun({ text, font, size: tableSize * 2, bold, italics })],
    alignment: align,
    keepLines: true,
    keepNext,
  });
};

/** A point high. */
export const thin = (more: IParagraphOptions = {}): Paragraph =>
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
export function sideBySide(
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
