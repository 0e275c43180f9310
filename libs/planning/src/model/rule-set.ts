import { certainties, sourceShape } from '#libs/forms';
import { z } from 'zod';
import { civilDateShape } from './submission.js';

// The shape of rules.yaml and of the typed rule sets. Every parameter carries its own certainty, so
// what was not seen in the law is shown as such.

const parameter = <V extends z.ZodType>(value: V) =>
  z.strictObject({
    value,
    certainty: z.enum(certainties),
    /** In Vietnamese: where the value comes from, or that it was looked for and not found. */
    note: z.string().max(500).default(''),
  });

const severity = z.enum(['error', 'warning']);
const whole = z.int().min(0).max(1_000);
const share = z.number().min(0).max(1);

const rule = <I extends string, P extends z.ZodRawShape>(id: I, parameters: P) =>
  z.strictObject({
    id: z.literal(id),
    severity,
    title: z.string().min(1).max(200),
    source: sourceShape,
    parameters: z.strictObject(parameters),
  });

/** Acceptances store these codes. Never rename; add. */
export const ruleShape = z.discriminatedUnion('id', [
  rule('POST_CROWDED', {
    secretary: parameter(whole.nullable()),
    deputy: parameter(whole.nullable()),
    member: parameter(whole.nullable()),
  }),
  rule('PERSON_TOO_MANY_POSTS', { max: parameter(whole) }),
  rule('POST_ALREADY_HELD', {}),
  rule('POST_NOT_HIGHER', {}),
  rule('POST_NOT_IN_CELL', { minOfficialMembers: parameter(whole) }),
  rule('TERM_CLOSED', {}),
  rule('TERM_NOT_REVIEWED', {}),
  rule('TERM_NOT_ASKED', {}),
  rule('BASE_STALE', {}),
  rule('PERSON_REPEATED', {}),
  rule('PERSON_UNDESCRIBED', {}),
  rule('PERSON_MISMATCH', {}),
  rule('PERSON_NAME_DIFFERS', {}),
  rule('PERSON_NOT_ON_RECORD', {}),
  rule('NAMESAKES', {}),
  rule('NOT_IN_BASE', {}),
  rule('ALREADY_IN_BASE', {}),
  rule('BASE_NOT_ANSWERED', {}),
  rule('OUTCOME_CONTRADICTED', {}),
  rule('REMOVAL_WITHOUT_REASON', {}),
  rule('CHANGE_INCOMPLETE', {}),
  rule('BALLOT_IMPOSSIBLE', {}),
  rule('MEETING_OUTSIDE_CAMPAIGN', {}),
  rule('MEETING_NOT_IN_CELL', {}),
  rule('MEETING_TOO_LARGE', {}),
  rule('VOTE_WITHOUT_LINE', {}),
  rule('ADDITION_WITHOUT_VOTE', {}),
  rule('VOTE_TOO_LOW', {
    base: parameter(z.enum(['invited', 'present', 'valid'])),
    moreThan: parameter(share),
  }),
  rule('QUORUM_MISSED', { share: parameter(share) }),
  rule('COEFFICIENT_OUT_OF_RANGE', {
    min: parameter(z.number().min(0).max(10)),
    max: parameter(z.number().min(0).max(10)),
  }),
  rule('SEATS_UNKNOWN', {}),
  rule('MONTHS_TOO_FEW', { current: parameter(whole), next: parameter(whole) }),
  rule('RETIREMENT_REACHED', {}),
  rule('BIRTH_IMPOSSIBLE', {}),
  rule('AGE_IMPLAUSIBLE', { minYears: parameter(whole), maxYears: parameter(whole) }),
  rule('AGE_BANDS_TOO_FEW', {
    bands: parameter(whole),
    yearsApart: parameter(whole),
    minPeople: parameter(whole),
  }),
  rule('DISCIPLINE_IN_FORCE', {}),
  rule('RATED_NOT_COMPLETED', {}),
  rule('RATING_MISSING', {}),
  rule('SHARE_OF_WOMEN', { min: parameter(share) }),
  rule('SHARE_OF_YOUNG', { min: parameter(share), underYears: parameter(whole) }),
  rule('SHARE_OF_MINORITIES', { min: parameter(share) }),
]);
export type Rule = z.output<typeof ruleShape>;
export type RuleId = Rule['id'];
export type RuleOf<I extends RuleId> = Extract<Rule, { id: I }>;

export const ruleSetShape = z.strictObject({
  schemaVersion: z.literal(1),
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
  title: z.string().min(1).max(300),
  /** The “Căn cứ” line of papers, without the words “Căn cứ”. */
  ground: z.string().min(1).max(500),
  /** First and last day of issue of the directives to which it applies (null: still in force). */
  from: civilDateShape,
  until: civilDateShape.nullable(),
  rules: z
    .array(ruleShape)
    .max(60)
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, {
      error: 'Có quy tắc bị ghi hai lần',
    }),
  /**
   * Known rules that need facts which the form does not ask for. The reviewer sees them, and a
   * person checks them.
   */
  notChecked: z
    .array(z.strictObject({ text: z.string().min(1).max(500), source: sourceShape }))
    .max(40)
    .default([]),
});
export type RuleSet = z.output<typeof ruleSetShape>;
export type RuleSetInput = z.input<typeof ruleSetShape>;

/** Throws ZodError. */
export function parseRuleSet(value: unknown): RuleSet {
  return ruleSetShape.parse(value);
}

/** The rule in this set; undefined when the set does not have it, so that it is not applied. */
export function ruleIn<I extends RuleId>(ruleSet: RuleSet, id: I): RuleOf<I> | undefined {
  return ruleSet.rules.find((candidate): candidate is RuleOf<I> => candidate.id === id);
}

export interface ParameterOverride {
  readonly rule: RuleId;
  readonly parameter: string;
  readonly value: unknown;
  /** The paper that decides it: "Nghị quyết số 12-NQ/ĐU, ngày 03/01/2027". */
  readonly document: string;
}

/**
 * A copy with the committee's own values, which have certainty L. Throws RangeError (no such rule
 * or parameter) or ZodError (value of a wrong kind).
 */
export function withOverrides(ruleSet: RuleSet, overrides: readonly ParameterOverride[]): RuleSet {
  const rules: unknown[] = ruleSet.rules.map((known) => {
    const own = overrides.filter(({ rule: id }) => id === known.id);
    const changed = own.map(({ parameter: name, value, document }) => [
      name,
      { value, certainty: 'L', note: document },
    ]);
    return { ...known, parameters: { ...known.parameters, ...Object.fromEntries(changed) } };
  });
  const stray = overrides.find(({ rule: id, parameter: name }) => {
    const known = ruleSet.rules.find((candidate) => candidate.id === id);
    return !known || !Object.hasOwn(known.parameters, name);
  });
  if (stray)
    throw new RangeError(
      `rule set ${ruleSet.id} has no parameter ${stray.rule}.${stray.parameter}`,
    );
  return ruleSetShape.parse({ ...ruleSet, rules });
}
