import { z } from 'zod';
import { consolidatedTerm, consolidatedTermView } from './consolidation.js';
import { citeUniformly } from './citing.js';
import { templateOf } from './engine.js';
import { civilDate, documentNumber, optionalText, text } from './fields.js';
import { joinLines } from './joins.js';
import { dateLine, type Profile, profileFor } from './profile.js';

/**
 * Who issues: 'Đảng ủy Văn phòng UBND tỉnh', its direct superior 'Đảng bộ …', the symbol of its
 * papers 'ĐU', the place of its date line.
 */
const issuer = z.strictObject({ name: text, superior: text, symbol: text, place: text });

/** `T/M ĐẢNG ỦY` / `BÍ THƯ` / name; the name is blank on a draft. */
const signature = z.strictObject({ onBehalfOf: text, position: text, signer: optionalText });

/** `number` null: a draft, its number and day left blank. */
const head = {
  issuedOn: civilDate,
  number: documentNumber,
  issuer,
  subject: text,
  recipients: z.array(text).min(1),
  signature,
};

/**
 * "Thông báo số 119-TB/ĐU, ngày 20/02/2024": a notice that was revoked and that this one takes the
 * place of; null for any other notice.
 */
const replaces = optionalText;

const directiveLetter = z.strictObject({
  ...head,
  addressees: z.array(text).min(1),
  opening: text,
  /** Numbered 1., 2., … by the template. */
  points: z.array(text).min(1),
  /** The `*` paragraph: date and consequence. */
  deadlineNote: text,
  /** Without its end mark. */
  closing: text,
});

const person = z.strictObject({
  name: text,
  /** As printed: a full date, or month and year, or the year alone. */
  born: text,
  /** Present office. */
  position: text,
  /** Planned post: Bí thư, Phó Bí thư, Chi ủy viên. */
  post: text,
});

const plannedTerm = z.strictObject({
  /** '2022-2025' */
  term: text,
  /**
   * The notice last approved: 'Thông báo số 62-TB/ĐU, ngày 15/6/2022'; null for a term planned for
   * the first time.
   */
  base: optionalText,
  continued: z.array(person),
  removed: z.array(person.extend({ reason: text })),
  added: z.array(person),
  /** Lines that the committee struck: what the cell had proposed stands beside each person. */
  notApproved: z.array(person.extend({ proposal: text })).default([]),
});

const approvalNotice = z.strictObject({
  ...head,
  cell: text,
  /** Who carries it out: 'Chi ủy Chi bộ …', or 'Chi bộ …' where it has no chi ủy. */
  carriedOutBy: text,
  year: z.int().min(2000).max(2200),
  /** The "căn cứ" lines, whole, without their closing mark. */
  grounds: z.array(text).min(1),
  terms: z.array(plannedTerm).min(1).max(10),
  replaces,
});

/** A notice whose text is that of its workflow's definition. */
const plainNotice = z.strictObject({
  ...head,
  /** The "căn cứ" lines, whole, without their closing mark. */
  grounds: z.array(text).min(1),
  opening: text,
  /** Numbered 1., 2., … by the template. */
  points: z.array(text).min(1),
  /** Without its end mark. */
  closing: text,
  replaces,
});

/** The committee's report to its superior: what all cells' reviews came to, a table per term. */
const consolidationReport = z.strictObject({
  ...head,
  /** The "căn cứ" lines, whole, without their closing mark. */
  grounds: z.array(text).min(1),
  opening: text,
  terms: z.array(consolidatedTerm).min(1).max(10),
  /** Numbered 1., 2., … by the template. */
  points: z.array(text),
  /** Without its end mark. */
  closing: text,
});

/** One kind of paper each: folder of its template, and its data. */
export const documentSchemas = {
  'cong-van': directiveLetter,
  'thong-bao-phe-duyet': approvalNotice,
  'thong-bao': plainNotice,
  'bao-cao-tong-hop': consolidationReport,
} as const;

export type DocumentKind = keyof typeof documentSchemas;
/** Data of a directive letter, as composeDocument takes it. */
export type DirectiveLetter = z.input<typeof directiveLetter>;
/** Data of an approval notice, as composeDocument takes it. */
export type ApprovalNotice = z.input<typeof approvalNotice>;
/** Data of a notice with the definition's own text, as composeDocument takes it. */
export type PlainNotice = z.input<typeof plainNotice>;
/** Data of the report to the superior, as composeDocument takes it. */
export type ConsolidationReport = z.input<typeof consolidationReport>;
export type DocumentData = {
  'cong-van': DirectiveLetter;
  'thong-bao-phe-duyet': ApprovalNotice;
  'thong-bao': PlainNotice;
  'bao-cao-tong-hop': ConsolidationReport;
};

const symbols: Record<DocumentKind, string> = {
  'cong-van': 'CV',
  'thong-bao-phe-duyet': 'TB',
  'thong-bao': 'TB',
  'bao-cao-tong-hop': 'BC',
};

type Head = Pick<z.output<typeof directiveLetter>, keyof typeof head>;
type Term = z.output<typeof plannedTerm>;

/** Rank of a post in the resulting list; posts we do not know come last, in the order given. */
const posts = ['bí thư', 'phó bí thư', 'chi ủy viên'];

function rankOf(post: string): number {
  const rank = posts.indexOf(post.toLocaleLowerCase('vi').replace('uỷ', 'ủy'));
  return rank < 0 ? posts.length : rank;
}

/** What the lists say follows from them: one thing cannot be stated twice and differ. */
function termView(term: Term): object {
  return {
    term: term.term,
    base: term.base,
    continued: term.continued,
    removed: term.removed,
    added: term.added,
    notApproved: term.notApproved.map(({ proposal, ...rest }) => ({ ...rest, reason: proposal })),
    unchanged: term.removed.length === 0 && term.added.length === 0,
    resulting: [...term.continued, ...term.added].toSorted(
      (a, b) => rankOf(a.post) - rankOf(b.post),
    ),
  };
}

const views: { [K in DocumentKind]: (data: z.output<(typeof documentSchemas)[K]>) => object } = {
  'cong-van': (data) => ({
    opening: data.opening,
    points: data.points,
    deadlineNote: data.deadlineNote,
    closing: data.closing,
    addressees: data.addressees,
    addressee: data.addressees.length === 1 ? data.addressees[0] : null,
  }),
  'thong-bao-phe-duyet': (data) => ({
    cell: data.cell,
    carriedOutBy: data.carriedOutBy,
    year: data.year,
    grounds: data.grounds,
    replaces: data.replaces,
    terms: data.terms.map(termView),
  }),
  'thong-bao': (data) => ({
    grounds: data.grounds,
    replaces: data.replaces,
    opening: data.opening,
    points: data.points,
    closing: data.closing,
  }),
  'bao-cao-tong-hop': ({ grounds, opening, terms, points, closing }) => ({
    grounds,
    opening,
    points,
    closing,
    terms: terms.map(consolidatedTermView),
  }),
};

/**
 * A name too long for its line breaks after the kind of body ("ĐẢNG ỦY / VĂN PHÒNG …"), not inside
 * a word of two syllables.
 */
function issuerLines(name: string): { name: string; kind: string | null; rest: string } {
  const [, kind = null, rest = ''] =
    /^(Đảng (?:ủy|uỷ|bộ)|Ban Thường vụ|Chi (?:ủy|uỷ|bộ))\s+(.+)$/iu.exec(name) ?? [];
  return { name, kind, rest };
}

/**
 * Lines of the narrow column of recipients beside which a page has room for eight lines of the text
 * above; the signature is always lower.
 */
const LOW_FOOT = 32;
/** Small letters of one line of that column; a capital is nearly two of them. */
const LINE = 36;

/**
 * A list of recipients that may not fit one page with the end of the text: it then runs on beside
 * and below the signature. Estimated high: it looks the same where it fits.
 */
function recipientsFlow(recipients: readonly string[]): boolean {
  const lines = recipients.map((name) =>
    Math.ceil((name.length + 4 + (name.match(/\p{Lu}/gu)?.length ?? 0) * 0.8) / LINE),
  );
  return lines.reduce((sum, count) => sum + count, 0) > LOW_FOOT;
}

function headView(data: Head, type: string, profile: Profile): object {
  const {
    issuedOn,
    number,
    issuer: { symbol, place, name, superior },
    subject,
    recipients,
  } = data;
  const printed = number === null ? '\u00A0'.repeat(7) : String(number).padStart(2, '0');
  return {
    profile,
    issuedOn,
    issuer: { superior, ...issuerLines(name) },
    subject,
    recipients,
    recipientsFlow: recipientsFlow(recipients),
    signature: data.signature,
    numberLine: `Số ${printed}-${type}/${symbol}`,
    dateLine: dateLine(place, issuedOn, profile, number === null),
    title: `${printed.trim()}-${type}/${symbol} ${subject}`,
  };
}

/** HTML of parsed data; `profile` only for checks that look at a paper in another layout. */
export function composeParsed<K extends DocumentKind>(
  kind: K,
  data: z.output<(typeof documentSchemas)[K]>,
  profile = profileFor(data.issuedOn),
): string {
  const html = templateOf(
    [kind, `${kind}.hbs`],
    profile,
  )({ ...headView(data, symbols[kind], profile), ...views[kind](data) });
  return joinLines(citeUniformly(html, profile));
}

/**
 * HTML of one paper, ready for the renderer. ZodError when the data does not fit the kind; the
 * layout is the one of `data.issuedOn`.
 */
export function composeDocument<K extends DocumentKind>(kind: K, data: DocumentData[K]): string {
  return composeParsed(
    kind,
    documentSchemas[kind].parse(data) as z.output<(typeof documentSchemas)[K]>,
  );
}
