import { isCivilDate } from '#libs/calendar';
import { isPartialDate } from '#libs/forms';
import { cleanText } from '#libs/text';
import { z } from 'zod';

// A cell's planning submission, schema version 1. Events store these names for ever. Never rename;
// add (optional, or under a new schemaVersion).

/** Posts of a cell, the highest first. */
export const posts = ['bi-thu', 'pho-bi-thu', 'chi-uy-vien'] as const;
export type Post = (typeof posts)[number];

/**
 * Tiếp tục, đưa ra, bổ sung. A person who is carried to another post has a removal (ground
 * `doi-chuc-danh`) and an addition, which are decided together.
 */
export const movements = ['continue', 'remove', 'add'] as const;
export type Movement = (typeof movements)[number];

/** Yearly rating: hoàn thành xuất sắc, hoàn thành tốt, hoàn thành, không hoàn thành nhiệm vụ. */
export const ratings = ['htxsnv', 'httnv', 'htnv', 'khtnv'] as const;
export type Rating = (typeof ratings)[number];

/**
 * Why a person leaves the list: the automatic grounds, those that the letter names, and a change of
 * post or workplace.
 */
export const removalGrounds = [
  'qua-tuoi',
  'ky-luat',
  'chinh-tri',
  'khong-du-tieu-chuan',
  'khong-hoan-thanh',
  'vi-pham',
  'uy-tin-thap',
  'chuyen-cong-tac',
  'doi-chuc-danh',
  'khac',
] as const;
export type RemovalGround = (typeof removalGrounds)[number];

/**
 * The chi ủy's own session, the cell's secret ballot, or the chi ủy that concludes (domain §2.4).
 */
export const meetingKinds = ['chi-uy-ra-soat', 'chi-bo', 'chi-uy-ket-luan'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

/** A term is answered without changes or with changes. */
export const outcomes = ['unchanged', 'changed'] as const;
export const sexes = ['nam', 'nu'] as const;

/**
 * Limits of what is stored, whatever a form would let people type. They protect the product, and a
 * form may only be narrower.
 */
export const longest = {
  name: 80,
  cardNumber: 20,
  ethnicity: 40,
  position: 200,
  qualification: 200,
  politicalTheory: 200,
  note: 500,
  reason: 500,
  meeting: 64,
  more: 5000,
} as const;
export const most = {
  count: 100_000,
  people: 10_000,
  terms: 4,
  lines: 10_000,
  meetings: 20,
  votes: 20_000,
  more: 60,
} as const;

const id = z.string().regex(/^[A-Za-z0-9._-]{1,64}$/);
const text = (max: number) => z.string().overwrite(cleanText).max(max);
const count = z.int().min(0).max(most.count);
export const civilDateShape = z
  .string()
  .refine(isCivilDate, { error: 'Ngày không có thật', abort: true })
  .refine((on) => on >= '1900' && on < '3000', { error: 'Năm của ngày cần từ 1900 đến 2999' });
const year = z.int().min(1990).max(2100);

/**
 * Cells of the form's own columns, which no rule reads, by column key. It is left out when there
 * are none, and an empty cell is left out too.
 */
export const moreShape = z
  .record(
    z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/),
    z.union([text(longest.more).min(1), z.number(), z.boolean()]),
  )
  .refine((cells) => Object.keys(cells).length <= most.more, {
    error: `Nhiều nhất ${most.more} cột`,
  })
  .optional();

export const termRefShape = z.strictObject({
  id,
  /** The name as printed: "2022-2025". */
  name: z.string().regex(/^\d{4}-\d{4}$/),
});
export type TermRef = z.infer<typeof termRefShape>;

/**
 * A person as the form shows them on the day of the report. A person is known by `id` (the
 * organisation's own), never by name.
 */
export const personShape = z.strictObject({
  id,
  cardNumber: z.string().regex(/^[0-9A-Z-]{4,20}$/),
  name: text(longest.name).min(1),
  /** `1980-03-15`, `1980-03` or `1980`. */
  born: z.string().refine(isPartialDate, { error: 'Ngày sinh không có thật' }),
  sex: z.enum(sexes),
  /** "" when it is not known. */
  ethnicity: text(longest.ethnicity),
  position: text(longest.position),
  qualification: text(longest.qualification),
  politicalTheory: text(longest.politicalTheory),
  /** The post that the person holds in the cell now; null for none. */
  partyPost: z.enum(posts).nullable(),
  /** At most three, the latest year first. */
  ratings: z.array(z.strictObject({ year, rating: z.enum(ratings) })).max(3),
  /**
   * Null when the person is not under discipline. `until` is the day on which it ends; null when it
   * is not recorded. Form and ground are left out, because the rule needs neither.
   */
  discipline: z.strictObject({ until: civilDateShape.nullable() }).nullable(),
});
export type Person = z.infer<typeof personShape>;

const line = {
  person: id,
  post: z.enum(posts),
  note: text(longest.note),
  more: moreShape,
};

export const lineShape = z.discriminatedUnion('movement', [
  z.strictObject({ movement: z.literal('continue'), ...line }),
  /** Ground and text may be missing while a draft is typed. The rules then refuse it. */
  z.strictObject({
    movement: z.literal('remove'),
    ...line,
    ground: z.enum(removalGrounds).nullable(),
    reason: text(longest.reason),
  }),
  z.strictObject({ movement: z.literal('add'), ...line }),
]);
export type Line = z.infer<typeof lineShape>;

export const termReviewShape = z.strictObject({
  term: termRefShape,
  /** Version of the approved list that was reviewed (0 when no list was approved so far). */
  baseVersion: count,
  /**
   * "Không thay đổi" is a full answer. It may leave `lines` empty, and everybody planned so far
   * then continues.
   */
  outcome: z.enum(outcomes),
  lines: z.array(lineShape).max(most.lines),
  more: moreShape,
});
export type TermReview = z.infer<typeof termReviewShape>;

const voteShape = z.strictObject({
  term: id,
  person: id,
  post: z.enum(posts),
  agreed: count,
  more: moreShape,
});

/**
 * A meeting and its ballot, as the minutes record them. `ballot` is null when there was no secret
 * ballot.
 */
export const meetingShape = z.strictObject({
  id,
  kind: z.enum(meetingKinds),
  heldOn: civilDateShape,
  /** Triệu tập, có mặt. */
  invited: count,
  present: count,
  /** Phát ra, thu về, hợp lệ. `agreed` counts “đồng ý” for each person and post. */
  ballot: z
    .strictObject({
      issued: count,
      returned: count,
      valid: count,
      votes: z.array(voteShape).max(most.votes),
    })
    .nullable(),
  more: moreShape,
});
export type Meeting = z.infer<typeof meetingShape>;
export type Vote = z.infer<typeof voteShape>;

/**
 * What a cell submits: its answer for every term that it was asked about, as a change of the lists
 * last approved, with the people and the ballots on which it rests.
 */
export const submissionShape = z.strictObject({
  schemaVersion: z.literal(1),
  cell: id,
  people: z.array(personShape).max(most.people),
  terms: z.array(termReviewShape).min(1).max(most.terms),
  meetings: z.array(meetingShape).max(most.meetings),
});
export type Submission = z.infer<typeof submissionShape>;

/**
 * A decision of the committee about one line. Striking needs a reason of at least 3 characters, or
 * `approveLines` refuses it.
 */
export const lineDecisionShape = z.strictObject({
  /** `lineId`. */
  line: z.string().min(3).max(200),
  verdict: z.enum(['approve', 'strike']),
  reason: text(500),
});
export type LineDecision = z.infer<typeof lineDecisionShape>;

/**
 * `term/post/person`. It is the same in every round, whatever the movement, so a comment or a
 * decision keeps its line.
 */
export function lineId(
  term: string,
  { post, person }: { readonly post: Post; readonly person: string },
): string {
  return `${term}/${post}/${person}`;
}

/** The printed order: by post, then by person id (names are sorted where they are shown). */
export function compareEntries(
  a: { readonly post: Post; readonly person: string },
  b: { readonly post: Post; readonly person: string },
): number {
  const ranks = posts.indexOf(a.post) - posts.indexOf(b.post);
  if (ranks !== 0) return ranks;
  if (a.person === b.person) return 0;
  return a.person < b.person ? -1 : 1;
}
