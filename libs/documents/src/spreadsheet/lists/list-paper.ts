import { z } from 'zod';
import { civilDate, optionalText, text } from '#libs/document-kinds';
import { dateLine, type Profile, profileFor, spell } from '../../templates/profile.js';

// The printed list in the official columns (Phụ lục 1: rà soát, chuyển tiếp; Phụ lục 2: bổ sung),
// the same for .xlsx and .docx.

const person = z.strictObject({
  name: text,
  /** The date as printed: a full date, month and year, or the year alone. */
  born: text,
  sex: z.enum(['nam', 'nu']),
  position: optionalText,
  /** In Phụ lục 1 the post already planned; in Phụ lục 2 the post proposed. */
  post: text,
  /** In Phụ lục 1 the post to which the person is carried on; null for one taken out. */
  nextPost: optionalText,
  qualification: optionalText,
  politicalTheory: optionalText,
  /** In Phụ lục 1: "Thông báo số 62-TB/ĐU, ngày 15/6/2022". */
  notice: optionalText,
  /** The last three years, as printed: "2021: HTTNV; 2022: HTXSNV; 2023: HTTNV". */
  ratings: optionalText,
  /** Đề xuất, lý do đưa ra, ghi chú. */
  proposal: optionalText,
  /** Texts of the columns in `further`, in their order. */
  further: z.array(optionalText).default([]),
});

export const listShape = z.strictObject({
  appendix: z.union([z.literal(1), z.literal(2)]),
  /** The day whose layout is used. */
  issuedOn: civilDate,
  issuer: z.strictObject({ superior: text, name: text, place: text }),
  /** "kết quả rà soát, chuyển tiếp quy hoạch cấp ủy năm 2024" */
  subject: text,
  /**
   * "Báo cáo số 05-BC/CB, ngày 10/02/2024 của Chi bộ …". Null while the paper that it goes with has
   * no number.
   */
  attachedTo: optionalText,
  /** Columns of the form's own, behind the official ones. `width` is in characters. */
  further: z.array(z.strictObject({ title: text, width: z.number().positive() })).default([]),
  /** In order. Groups I, II and III are by post, as the committee wants them. */
  terms: z
    .array(
      z.strictObject({
        term: text,
        groups: z
          .array(z.strictObject({ title: text, people: z.array(person).max(10_000) }))
          .max(20),
      }),
    )
    .min(1)
    .max(10),
  signature: z.strictObject({ onBehalfOf: text, position: text, signer: optionalText }),
});

export type PrintedList = z.input<typeof listShape>;
type Parsed = z.output<typeof listShape>;
type Person = z.output<typeof person>;

export interface PaperColumn {
  readonly title: string;
  /** Heading over this column and its neighbours of the same group. */
  readonly group?: string;
  /** Width in millimetres of a landscape page. */
  readonly width: number;
  /** True for a column that keeps its width on any page, because a date is not broken. */
  readonly firm?: true;
  readonly align: 'left' | 'center';
}

/**
 * A line of the table: a heading across all columns (1 for the term, 2 for the post, 3 for the
 * number proposed for it), or one text per column.
 */
export type PaperLine =
  | { readonly heading: string; readonly level: 1 | 2 | 3 }
  | { readonly cells: readonly string[] };

export interface ListPaper {
  readonly profile: Profile;
  readonly superior: string;
  readonly issuer: string;
  readonly appendix: string;
  readonly title: string;
  readonly note: string;
  readonly date: string;
  readonly columns: readonly PaperColumn[];
  readonly lines: readonly PaperLine[];
  readonly signature: {
    readonly authority: string;
    readonly position: string;
    readonly signer: string;
  };
}

interface Field extends PaperColumn {
  readonly value: (person: Person, rank: number) => string | null;
}

const born =
  (sex: Person['sex']): Field['value'] =>
  (each) =>
    each.sex === sex ? each.born : null;
const start: readonly Field[] = [
  { title: 'TT', width: 10, firm: true, align: 'center', value: (_each, rank) => String(rank) },
  { title: 'Họ và tên', width: 38, align: 'left', value: ({ name }) => name },
  {
    title: 'Nam',
    group: 'Ngày, tháng, năm sinh',
    width: 22,
    firm: true,
    align: 'center',
    value: born('nam'),
  },
  {
    title: 'Nữ',
    group: 'Ngày, tháng, năm sinh',
    width: 22,
    firm: true,
    align: 'center',
    value: born('nu'),
  },
  { title: 'Chức vụ hiện tại', width: 34, align: 'left', value: ({ position }) => position },
];
const learning: readonly Field[] = [
  {
    title: 'Trình độ chuyên môn',
    width: 24,
    align: 'left',
    value: ({ qualification }) => qualification,
  },
  {
    title: 'Lý luận chính trị',
    width: 18,
    align: 'center',
    value: ({ politicalTheory }) => politicalTheory,
  },
];
const end: readonly Field[] = [
  {
    title: 'Kết quả phân loại 3 năm gần nhất',
    width: 28,
    align: 'left',
    value: ({ ratings }) => ratings,
  },
  { title: 'Đề xuất', width: 26, align: 'left', value: ({ proposal }) => proposal },
];

/** Twelve columns and ten columns (domain facts §2.6). */
const fields: Record<Parsed['appendix'], readonly Field[]> = {
  1: [
    ...start,
    { title: 'Chức danh đã được quy hoạch', width: 22, align: 'center', value: ({ post }) => post },
    {
      title: 'Chức danh chuyển tiếp',
      width: 22,
      align: 'center',
      value: ({ nextPost }) => nextPost,
    },
    ...learning,
    {
      title: 'Quyết định, thông báo quy hoạch (số, ngày)',
      width: 28,
      align: 'left',
      value: ({ notice }) => notice,
    },
    ...end,
  ],
  2: [
    ...start,
    { title: 'Chức danh đề xuất', width: 26, align: 'center', value: ({ post }) => post },
    ...learning,
    ...end,
  ],
};

/** As wide as official columns of that many characters. */
const furtherFields = ({ further }: Parsed): Field[] =>
  further.map(({ title, width }, index) => ({
    title,
    width: Math.min(40, Math.max(14, Math.round(width * 1.2))),
    align: 'left',
    value: (person) => person.further[index] ?? null,
  }));

const fieldsOf = (data: Parsed): readonly Field[] => [
  ...fields[data.appendix],
  ...furtherFields(data),
];

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const two = (count: number): string => String(count).padStart(2, '0');

function groupLines(
  data: Parsed,
  { title, people }: Parsed['terms'][number]['groups'][number],
  rank: number,
): PaperLine[] {
  const columns = fieldsOf(data);
  const count = `${two(people.length)} đồng chí`;
  const heading = `${roman[rank] ?? rank + 1}. ${title}`;
  const heads: PaperLine[] =
    data.appendix === 1
      ? [{ heading: `${heading}: ${count}`, level: 2 }]
      : [
          { heading, level: 2 },
          { heading: `Số lượng đề nghị: ${count}`, level: 3 },
        ];
  return [
    ...heads,
    ...people.map((person, place) => ({
      cells: columns.map(({ value }) => value(person, place + 1) ?? ''),
    })),
  ];
}

function linesOf(data: Parsed): PaperLine[] {
  return data.terms.flatMap(({ term, groups }, index) => [
    { heading: `${String.fromCharCode(65 + index)}. NHIỆM KỲ ${term}`, level: 1 as const },
    ...groups.flatMap((group, rank) => groupLines(data, group, rank)),
  ]);
}

/**
 * Posts are our own words and follow the spelling of the day. Names, and what the cell wrote, stay
 * as they are.
 */
function withPosts(data: Parsed, spelt: (value: string) => string): Parsed {
  const own = (each: Person): Person => ({
    ...each,
    post: spelt(each.post),
    nextPost: each.nextPost === null ? null : spelt(each.nextPost),
  });
  return {
    ...data,
    terms: data.terms.map(({ term, groups }) => ({
      term,
      groups: groups.map(({ title, people }) => ({ title, people: people.map(own) })),
    })),
  };
}

const upper = (value: string): string => value.toLocaleUpperCase('vi');

/**
 * The data of a list as the lines of its paper. Throws ZodError when the data do not fit, and
 * RangeError when no layout is known for its day.
 */
export function composeList(list: PrintedList): ListPaper {
  const data = listShape.parse(list);
  const profile = profileFor(data.issuedOn);
  const spelt = (value: string): string => spell(value, profile.spelling);
  const { superior, name, place } = data.issuer;
  const { onBehalfOf, position, signer } = data.signature;
  return {
    profile,
    superior: spelt(upper(superior)),
    issuer: spelt(upper(name)),
    appendix: `PHỤ LỤC ${data.appendix}`,
    title: spelt(`DANH SÁCH ${upper(data.subject)}`),
    note: spelt(
      data.attachedTo === null
        ? '(kèm theo Báo cáo số …… ngày …………)'
        : `(kèm theo ${data.attachedTo})`,
    ),
    date: dateLine(place, data.issuedOn, profile, false),
    columns: fieldsOf(data).map(({ value: _value, ...column }) => column),
    lines: linesOf(withPosts(data, spelt)).map((line) =>
      'heading' in line ? { ...line, heading: spelt(line.heading) } : line,
    ),
    signature: {
      authority: spelt(`T/M ${upper(onBehalfOf)}`),
      position: spelt(upper(position)),
      signer: signer ?? '',
    },
  };
}
