import { z } from 'zod';
import {
  civilDate,
  consolidatedTerm,
  type ConsolidatedTerm,
  optionalText,
  text,
} from '#libs/document-kinds';
import { dateLine, type Profile, profileFor, spell } from '../../templates/profile.js';
import type { SheetSpec, SpecRow, SpecValue } from '../write/sheet-spec.js';
import type { CellStyle } from '../write/styles.js';
import { writeBook } from '../write/write-book.js';
import { blocksOf, pageBreaks, withHeights } from './paginate.js';
import {
  bandRow,
  type MergedRow,
  mergesOf,
  signatureRows,
  topRows,
  widthOf,
} from './write-list.js';

const shape = z.strictObject({
  issuedOn: civilDate,
  issuer: z.strictObject({ superior: text, name: text, place: text }),
  /** "kết quả rà soát, bổ sung quy hoạch cấp ủy các chi bộ trực thuộc năm 2024" */
  subject: text,
  attachedTo: optionalText,
  terms: z.array(consolidatedTerm).min(1).max(10),
  signature: z.strictObject({ onBehalfOf: text, position: text, signer: optionalText }),
});

export type ConsolidationPaper = z.input<typeof shape>;
type Parsed = z.output<typeof shape>;
type Counts = ConsolidatedTerm['total'];

interface Column {
  readonly title: string;
  readonly width: number;
  readonly format: string;
  readonly value: (counts: Counts) => number | null;
}

const whole = (title: string, width: number, value: Column['value']): Column => ({
  title,
  width,
  format: '0',
  value,
});
const columns: readonly Column[] = [
  whole('Đầu kỳ', 18, ({ start }) => start),
  whole('Đưa ra', 18, ({ removed }) => removed),
  whole('Bổ sung', 18, ({ added }) => added),
  whole('Cuối kỳ', 18, ({ end }) => end),
  whole('Số lượng cấp ủy viên', 22, ({ seats }) => seats),
  { title: 'Hệ số', width: 18, format: '0.00', value: ({ coefficient }) => coefficient },
  whole('Nữ', 16, ({ women }) => women),
  whole('Dưới 40 tuổi', 18, ({ underForty }) => underForty),
  whole('Dân tộc thiểu số', 20, ({ minorities }) => minorities),
  { title: 'Bình quân tuổi', width: 20, format: '0.0', value: ({ averageAge }) => averageAge },
];
const last = columns.length + 1;
const head: CellStyle = { bold: true, border: true, align: 'center', wrap: true, size: 12 };
const cell: CellStyle = { border: true, wrap: true, size: 12, align: 'center' };

function countsRow(
  rank: string,
  name: string,
  { counts, bold }: { counts: Counts; bold: boolean },
): MergedRow {
  const style = (own: CellStyle): CellStyle => ({ ...cell, ...own, bold });
  const figures = columns.map(({ format, value }): { value: SpecValue; style: CellStyle } => ({
    value: value(counts) ?? '-',
    style: style({ format }),
  }));
  return {
    row: {
      cells: [
        { value: rank, style: style({}) },
        { value: name, style: style({ align: 'left' }) },
        ...figures,
      ],
    },
    spans: [],
  };
}

function termSheet(
  { term, rows, total }: ConsolidatedTerm,
  paper: Parsed,
  profile: Profile,
): SheetSpec {
  const spelt = (value: string): string => spell(value, profile.spelling);
  const {
    issuer: { superior, name, place },
    subject,
    attachedTo,
    signature: { onBehalfOf, position, signer },
  } = paper;
  const upper = (value: string): string => spelt(value.toLocaleUpperCase('vi'));
  const top = topRows(
    {
      profile,
      superior: upper(superior),
      issuer: upper(name),
      date: dateLine(place, paper.issuedOn, profile, false),
      titles: ['BIỂU TỔNG HỢP', upper(subject), `NHIỆM KỲ ${term}`],
      note: attachedTo === null ? '' : spelt(`(kèm theo ${attachedTo})`),
    },
    last,
  );
  const titles = ['TT', 'Chi bộ', ...columns.map(({ title }) => spelt(title))];
  const band = (texts: readonly string[], style: CellStyle, height?: number): MergedRow =>
    bandRow(
      texts.map((each, position) => ({ from: position, to: position, text: each, style })),
      height,
    );
  const heads = [
    band(titles, head, 50),
    band(
      titles.map((_title, position) => String(position + 1)),
      { ...head, bold: false, italic: true },
    ),
  ];
  const lines = [
    ...rows.map((row, index) =>
      countsRow(String(index + 1), spelt(row.cell), { counts: row, bold: false }),
    ),
    countsRow('', 'Tổng cộng', { counts: total, bold: true }),
  ];
  const ending = signatureRows(
    {
      profile,
      signature: {
        authority: spelt(`T/M ${upper(onBehalfOf)}`),
        position: upper(position),
        signer: signer ?? '',
      },
    },
    last,
  );
  const widths = [
    { width: widthOf(10) },
    { width: widthOf(60) },
    ...columns.map(({ width }) => ({ width: widthOf(width) })),
  ];
  const margins = { ...profile.page, header: profile.page.numberFromTop };
  const [tops, repeated, middle, ends] = [[...top, ...heads], heads, lines, ending].map((part) =>
    withHeights(
      part.map(({ row }) => row),
      widths,
    ),
  ) as [SpecRow[], SpecRow[], SpecRow[], SpecRow[]];
  const breaks = pageBreaks(
    blocksOf(
      tops,
      middle.map((row) => ({ row, heading: false })),
      ends,
    ),
    { columns: widths, margins, repeated },
  );
  const first = top.length + 1;
  return {
    name: `Nhiệm kỳ ${term}`.replaceAll(/[:\\/?*[\]]/g, '-').slice(0, 31),
    columns: widths,
    rows: [...tops, ...middle, ...ends],
    merges: mergesOf([...top, ...heads, ...lines, ...ending]),
    frozen: { rows: first + 1, columns: 2 },
    print: {
      landscape: true,
      repeat: [first, first + 1],
      margins,
      breaks,
      numberSize: profile.page.numberSize,
    },
  };
}

/**
 * The committee's table as .xlsx, with a sheet per term. Throws ZodError when the data do not fit.
 */
export function writeConsolidationWorkbook(paper: ConsolidationPaper): Buffer {
  const data = shape.parse(paper);
  const profile = profileFor(data.issuedOn);
  return writeBook({
    title: data.subject,
    font: 'Times New Roman',
    size: 12,
    sheets: data.terms.map((term) => termSheet(term, data, profile)),
  });
}
