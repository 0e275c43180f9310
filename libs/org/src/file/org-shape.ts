import { z } from 'zod';
import { cleanText } from '#libs/text';

// The organisation file: what `dondoc import-org` reads, line by line. Unknown fields are refused, so that a misspelt one is never dropped in silence.

const text = (max = 200) => z.string().overwrite(cleanText).min(1).max(max).regex(/^\P{Cc}*$/u);
const note = z.string().overwrite(cleanText).max(500).default('');
const optionalText = z.string().overwrite(cleanText).max(200).default('');
const day = z.string().overwrite(cleanText).pipe(z.iso.date());
/** Short words: they become part of stream names. */
const id = z.string().overwrite(cleanText).max(40).regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** '2022-2025', also typed with a dash of any length or with blanks. */
const termName = z.string().overwrite((value) => cleanText(value).replace(/\s*[‐-―−-]\s*/g, '-')).regex(/^\d{4}-\d{4}$/);
/** Old card numbers are printed with dots or blanks, new ones are twelve digits. */
const cardNumber = z.string().overwrite((value) => cleanText(value).replace(/[. ]/g, '').toUpperCase()).regex(/^[0-9A-Z-]{4,20}$/);
/** Year, year and month, or the whole date: old records know no more. */
const born = z.string().overwrite(cleanText).regex(/^\d{4}(-(0[1-9]|1[0-2]))?$|^\d{4}-\d{2}-\d{2}$/)
  .refine((value) => value.length < 10 || z.iso.date().safeParse(value).success, { message: 'ngày sinh không có thật' });

export const posts = ['bi-thu', 'pho-bi-thu', 'chi-uy-vien'] as const;
export const documentTypes = ['NQ', 'CT', 'KL', 'QC', 'QĐ', 'TT', 'HD', 'TB', 'BC', 'KH', 'CTr', 'ĐA', 'PA', 'TTr', 'CV', 'BB', 'BS'] as const;

const letterhead = z.strictObject({
  from: day,
  to: day.optional(),
  name: text(),
  symbol: text(20),
  place: text(60),
  parentName: text(),
  parentSymbol: text(20),
  signerName: text(80),
  signerPost: z.enum(['bi-thu', 'pho-bi-thu']),
});

const cell = z.strictObject({
  id,
  name: text(),
  symbol: text(20),
  email: z.string().overwrite(cleanText).pipe(z.email()),
  secretary: text(80),
  officialMembers: z.int().min(0).max(500),
  hasCommittee: z.boolean(),
  from: day,
  to: day.optional(),
  note,
});

/** `seats`: số lượng cấp ủy viên được xác định for the term; left out when it is not on record. */
const term = z.strictObject({ body: id, name: termName, from: day, to: day.optional(), seats: z.int().min(1).max(99).optional() });

const person = z.strictObject({
  cardNumber,
  name: text(80),
  born,
  sex: z.enum(['nam', 'nu']),
  ethnicity: text(40),
  position: optionalText,
  qualification: optionalText,
  politicalTheory: optionalText,
  joinedOn: day.optional(),
  note,
});

const planned = z.strictObject({ cell: id, term: termName, person: cardNumber, post: z.enum(posts), since: text(), note });

const register = z.strictObject({ term: termName, type: z.enum(documentTypes), last: z.int().min(0).max(1_000_000) });

export const orgShape = z.strictObject({
  format: z.literal('dondoc-org/1'),
  note,
  committee: z.strictObject({ id, note }),
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
