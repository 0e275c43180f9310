import { z } from 'zod';

// These names are stored. Never rename; add.

const by = z.string();

/** What a directive says, as it is drafted and printed. Civil dates are YYYY-MM-DD. */
export const directiveContent = z.object({
  committee: z.string(),
  workflow: z.string(),
  year: z.number().int(),
  /** "thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024" */
  subject: z.string(),
  /** The superior's letter that this one carries out; a committee's own directive has none. */
  superior: z.object({ number: z.string(), on: z.string(), body: z.string(), subject: z.string() }).optional(),
  /** Of a planning review: the notice last approved, and the terms that are planned. */
  baseNotice: z.object({ number: z.string(), on: z.string(), subject: z.string() }).optional(),
  targetTerms: z.array(z.string()).min(1).optional(),
  /** The letter's text; `{wording}` in deadlineNote stands for the deadline as worded. */
  letter: z.object({ addressee: z.string(), opening: z.string(), points: z.array(z.string()), deadlineNote: z.string(), closing: z.string(), recipients: z.array(z.string()) }),
  dueOn: z.string(),
  wording: z.string(),
  cutoffAt: z.string(),
});
export type DirectiveContent = z.infer<typeof directiveContent>;

const fact = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) => z.object({ type: z.literal(type), data: z.object(shape) });

export const directiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('DirectiveDrafted'), data: directiveContent.extend({ by }) }),
  z.object({ type: z.literal('DirectiveAmended'), data: directiveContent.extend({ by }) }),
  /** `workflow` is the definition's id: every obligation is pinned to it. */
  fact('DirectiveIssued', { workflow: z.string(), issuedOn: z.string(), symbol: z.string(), notice: z.string(), cells: z.array(z.string()), by }),
  fact('DirectiveWithdrawn', { reason: z.string(), by }),
  fact('DirectiveClosed', { approved: z.number().int(), rejected: z.number().int(), expired: z.number().int(), by }),
]);
export type DirectiveEvent = z.infer<typeof directiveEvent>;
