import { z } from 'zod';
import { cleanText, legacyText, type NameProblem, type PersonName, personName } from '#libs/text';

// The shape of the organisation file that `dondoc import-org` reads, line by line. Unknown fields
// are refused, so that a misspelt one is never dropped in silence.

type Issues = { readonly issues: unknown[]; readonly value: string };
const legacyWords = (encoding: string, converted: string): string =>
  `viết bằng phông chữ cũ (bảng mã ${encoding}); gõ lại bằng Unicode: “${converted}”`;

/**
 * The text as it was typed is judged before any cleaning, because a soft hyphen is a letter of
 * TCVN3.
 */
const typed = () =>
  z
    .string()
    .check((context: Issues) => {
      const legacy = legacyText(context.value);
      if (legacy)
        context.issues.push({
          code: 'custom',
          message: legacyWords(legacy.encoding, legacy.converted),
          input: context.value,
          continue: false,
        });
    })
    .overwrite(cleanText);

type Wrong = Extract<PersonName, { readonly ok: false }>;

const nameProblems: Record<Exclude<NameProblem, 'empty'>, (read: Wrong) => string> = {
  several: () => 'có vẻ ghi nhiều người hoặc thêm ghi chú; mỗi ô ghi một người',
  titled: ({ titled }) =>
    `có “${titled!.addition}” không phải là họ và tên; chỉ ghi “${titled!.offer}”`,
  legacy: ({ legacy }) => legacyWords(legacy!.encoding, legacy!.converted),
  unreadable: () => 'có ký tự lạ; chỉ ghi họ và tên',
};

/** The name of one person, by the same rule everywhere. */
const name = (min = 1) =>
  z
    .string()
    .check((context: Issues) => {
      const read = personName(context.value);
      if (read.ok || read.problem === 'empty') return;
      context.issues.push({
        code: 'custom',
        message: nameProblems[read.problem](read),
        input: context.value,
        continue: false,
      });
    })
    .overwrite((value) => {
      const read = personName(value);
      return read.ok ? read.name : '';
    })
    .min(min)
    .max(80);

/** When left out, what is on record stays. When empty, nobody is named. */
const optionalName = () => name(0).optional();
const text = (max = 200) =>
  typed()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u);
/** When left out, what is on record stays. When empty, it is cleared. */
const optionalText = (max = 200) =>
  typed()
    .max(max)
    .regex(/^\P{Cc}*$/u)
    .optional();
const note = optionalText(500);
const day = z.string().overwrite(cleanText).pipe(z.iso.date());
/** When left out, what is on record stays. Null means that there is none. */
const optionalDay = day.nullable().optional();
/** When left out, what is on record stays. Null means the usual one. */
const optionalChoice = <const T extends readonly string[]>(values: T) =>
  z.enum(values).nullable().optional();
/** A short word, because it becomes part of the names of streams. */
const id = z
  .string()
  .overwrite(cleanText)
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** `2022-2025`, also typed with a dash of any length or with blanks. */
const termName = z
  .string()
  .overwrite((value) => cleanText(value).replace(/\s*[‐-―−-]\s*/g, '-'))
  .regex(/^\d{4}-\d{4}$/);
/** Old card numbers are printed with dots or blanks. New ones are twelve digits. */
const cardNumber = z
  .string()
  .overwrite((value) => cleanText(value).replace(/[. ]/g, '').toUpperCase())
  .regex(/^[0-9A-Z-]{4,20}$/);
/** A year, a year and month, or the whole date, because old records know no more. */
const born = z
  .string()
  .overwrite(cleanText)
  .regex(/^\d{4}(-(0[1-9]|1[0-2]))?$|^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => value.length < 10 || z.iso.date().safeParse(value).success, {
    message: 'ngày sinh không có thật',
  });

export const posts = ['bi-thu', 'pho-bi-thu', 'chi-uy-vien'] as const;
export const documentTypes = [
  'NQ',
  'CT',
  'KL',
  'QC',
  'QĐ',
  'TT',
  'HD',
  'TB',
  'BC',
  'KH',
  'CTr',
  'ĐA',
  'PA',
  'TTr',
  'CV',
  'BB',
  'BS',
] as const;

const letterhead = z.strictObject({
  from: day,
  to: optionalDay,
  name: text(),
  symbol: text(20),
  place: text(60),
  parentName: text(),
  parentSymbol: text(20),
  signerName: name(),
  signerPost: z.enum(['bi-thu', 'pho-bi-thu']),
  /** In whose name papers are signed. Null, or left out of a new line, it is T/M ĐẢNG ỦY. */
  signsFor: optionalChoice(['dang-uy', 'ban-thuong-vu']),
});

const cell = z.strictObject({
  id,
  name: text(),
  symbol: text(20),
  email: z.string().overwrite(cleanText).pipe(z.email()),
  secretary: name(),
  /** Who signs in the place of the secretary. When empty, the secretary signs. */
  signerName: optionalName(),
  signerPost: optionalChoice(['bi-thu', 'pho-bi-thu']),
  /** In whose name papers are signed. Null, or left out of a new line, it is T/M CHI BỘ. */
  signsFor: optionalChoice(['chi-bo', 'chi-uy']),
  officialMembers: z.int().min(0).max(500),
  hasCommittee: z.boolean(),
  /** What it is ('cơ quan', 'doanh nghiệp'), in the committee's own words. */
  kind: optionalText(100),
  /** What it works in ('giáo dục', 'y tế'). */
  workField: optionalText(100),
  from: day,
  to: optionalDay,
  note,
});

/**
 * `seats` is số lượng cấp ủy viên được xác định for the term. When left out, what is on record
 * stays.
 */
const term = z.strictObject({
  body: id,
  name: termName,
  from: day,
  to: optionalDay,
  seats: z.int().min(1).max(99).nullable().optional(),
});

const person = z.strictObject({
  cardNumber,
  /** The card before this one, of the same person, whose card was re-issued. */
  oldCardNumber: cardNumber.optional(),
  name: name(),
  born,
  sex: z.enum(['nam', 'nu']),
  ethnicity: text(40),
  position: optionalText(),
  qualification: optionalText(),
  politicalTheory: optionalText(),
  joinedOn: optionalDay,
  note,
});

const planned = z.strictObject({
  cell: id,
  term: termName,
  person: cardNumber,
  post: z.enum(posts),
  since: text(),
  note,
});

const register = z.strictObject({
  term: termName,
  type: z.enum(documentTypes),
  last: z.int().min(0).max(1_000_000),
});

export const orgShape = z.strictObject({
  format: z.literal('dondoc-org/1'),
  note,
  /** `superior`: which committee here stands above. Left out, the record stays; null: none. */
  committee: z.strictObject({ id, superior: id.nullable().optional(), note }),
  letterheads: z.array(letterhead).min(1).max(100),
  cells: z.array(cell).min(1).max(2_000),
  terms: z.array(term).min(1).max(10_000),
  people: z.array(person).max(50_000),
  planned: z.array(planned).max(100_000),
  registers: z.array(register).max(1_000),
});

export type OrgFile = z.output<typeof orgShape>;
export type Post = (typeof posts)[number];
export type DocumentType = (typeof documentTypes)[number];
