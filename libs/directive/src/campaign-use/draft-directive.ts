import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { civilDate, type CutoffRule, wordingOf } from '#libs/calendar';
import { EventStore } from '#libs/event-store';
import { type FieldError, humanText, InvalidInput } from '#libs/platform';
import { isStanding, renderWording, type Workflow } from '#libs/workflow';
import { type Asked } from '../definition/command.js';
import { civilDateField, cutoffOf, deadlineRule, wordingErrors } from '../definition/deadline.js';
import { requireMay } from '../definition/refusals.js';
import { Workflows } from '../definition/workflows.js';
import { amendDirective, draftDirective } from '../campaign/drafting.js';
import { directive } from '../campaign/directive.js';
import { requireKnownCells } from '../campaign/recipients.js';
import { type DirectiveContent, directiveContent } from '../campaign/directive.events.js';
import { missingForPlanning } from './planning-fields.js';
import { STANDING_ID_MAX, standingDeadline } from './standing-content.js';
import { requirePossibleDates } from '../campaign/letter-dates.js';

const text = humanText(3, 4000);
const timesIn = (words: string, part: string): number => words.split(part).length - 1;

/** Words of a deadline right before the place that gets them: "chậm nhất {wording}". */
const saidTwice = /(?<!\p{L})(?:trước|hết|chậm nhất|muộn nhất)(?: là)?(?: ngày)?\s*\{wording\}/iu;

const superiorLetter = z
  .strictObject({
    number: humanText(1, 50),
    on: civilDateField,
    body: text,
    subject: text,
    /**
     * The day by which the superior asks for the committee's own report. The wording and the policy
     * are made from it where they are left out.
     */
    dueOn: civilDateField.optional(),
    ...deadlineRule,
  })
  .refine(
    ({ dueOn, wording, policy, at }) =>
      dueOn !== undefined || (wording ?? policy ?? at) === undefined,
    { path: ['dueOn'], message: 'Cần ngày cấp trên yêu cầu báo cáo' },
  );

/**
 * A directive as a clerk drafts it. The wording of the deadline and its cutoff are computed, stored
 * and shown before issue.
 */
export const draftDirectiveBody = z.strictObject({
  committee: z.string().min(1).max(50),
  workflow: z.string().min(1).max(50),
  year: z.number().int().min(2000).max(2100),
  /**
   * Of a standing letter: its first period, `2026-07`, `2026-q3` or `2026-h2`; left out, the one
   * that is due on `dueOn`.
   */
  period: z.string().min(4).max(7).optional(),
  subject: text,
  /**
   * Left out when the committee acts on its own account. A planning review always answers a
   * superior.
   */
  superior: superiorLetter.optional(),
  /**
   * For a planning review, which needs both: the notice last approved, and the terms that are
   * planned.
   */
  baseNotice: z
    .strictObject({ number: humanText(1, 200), on: civilDateField, subject: text })
    .optional(),
  targetTerms: z
    .array(z.string().regex(/^\d{4}-\d{4}$/))
    .min(1)
    .max(4)
    .optional(),
  /**
   * Which cells are asked: by their ids, by their number of members, by whether they have a chi ủy,
   * by what they are and work in, as the organisation file words it. Left out: all. What several of
   * these name is asked of a cell together.
   */
  selection: z
    .strictObject({
      cells: z
        .array(z.string().min(1).max(60))
        .min(1)
        .max(2000)
        .transform((ids) => [...new Set(ids)].sort())
        .optional(),
      members: z
        .strictObject({
          min: z.number().int().min(0).max(100_000).optional(),
          max: z.number().int().min(0).max(100_000).optional(),
        })
        .refine(({ min = 0, max = Infinity }) => min <= max, 'Số nhỏ nhất lớn hơn số lớn nhất')
        .optional(),
      hasCommittee: z.boolean().optional(),
      kinds: z.array(humanText(1, 100)).min(1).max(50).optional(),
      workFields: z.array(humanText(1, 100)).min(1).max(50).optional(),
    })
    .optional(),
  letter: z.strictObject({
    addressee: text,
    opening: text,
    points: z.array(text).min(1).max(20),
    deadlineNote: text
      .max(3_000)
      .refine(
        (note) => timesIn(note, '{wording}') === 1,
        'Cần có {wording} đúng một lần ở chỗ ghi hạn, để văn bản và hệ thống luôn nói cùng một hạn',
      )
      .refine(
        (note) => !saidTwice.test(note),
        '{wording} đã gồm “trước ngày …” hay “đến hết ngày …”. Hãy bỏ các chữ ấy ngay trước nó',
      ),
    closing: text,
    recipients: z.array(text).min(1).max(20),
  }),
  dueOn: civilDateField,
  /** Left out: the workflow's own policy, and its words. */
  ...deadlineRule,
});
export type DraftDirectiveBody = z.infer<typeof draftDirectiveBody>;

/**
 * Requires what the lists of cadre planning need. A draft that the system opened still waits for
 * the superior's letter.
 */
function requirePlanning(
  workflow: Workflow,
  content: DirectiveContent,
  letterMayWait: boolean,
): void {
  refuseAny(
    missingForPlanning(workflow, content).filter(
      ({ path }) => !(letterMayWait && path === 'superior'),
    ),
  );
}

/** The definition's own policy and hour where a body asks for none. */
function ruleUnder(
  { deadline }: Workflow,
  { policy, at }: Pick<DraftDirectiveBody, 'policy' | 'at'>,
): CutoffRule {
  return policy === undefined && at === undefined
    ? deadline
    : { policy: policy ?? deadline.policy, at };
}

/**
 * A due date of the letter with its words and its moment, by the definition where the body asks for
 * nothing else. Errors: `InvalidInput` of words that contradict the moment.
 */
export function deadlineUnder(
  workflow: Workflow,
  { dueOn, wording, ...asked }: Pick<DraftDirectiveBody, 'dueOn' | 'wording' | 'policy' | 'at'>,
): Pick<DirectiveContent, 'dueOn' | 'wording' | 'cutoffAt'> {
  const rule = ruleUnder(workflow, asked);
  refuseAny(wordingErrors({ dueOn, wording }, rule));
  return {
    dueOn,
    wording: wording ?? renderWording(workflow, dueOn, rule),
    cutoffAt: cutoffOf(workflow, dueOn, rule),
  };
}

function refuseAny(wrong: readonly FieldError[]): void {
  if (wrong.length > 0) throw new InvalidInput(wrong);
}

/**
 * The superior's letter with the moment from which the committee's own report is overdue. Its own
 * words are those of its letter; they must say that moment.
 */
export function superiorOf(
  { policy, at, ...letter }: NonNullable<DraftDirectiveBody['superior']>,
  workflow: Workflow,
): DirectiveContent['superior'] {
  const { dueOn, wording } = letter;
  if (dueOn === undefined) return letter;
  const rule = ruleUnder(workflow, { policy, at });
  refuseAny(wordingErrors({ dueOn, wording }, rule, 'superior.wording'));
  return {
    ...letter,
    wording: wording ?? wordingOf(dueOn, rule),
    cutoffAt: cutoffOf(workflow, dueOn, rule),
  };
}

const ID_TOO_LONG = `Mã của công văn giao thường xuyên dài nhất ${STANDING_ID_MAX} ký tự`;
const NO_PERIODS = 'Quy trình này không có kỳ. Hãy bỏ trường này';
const PERIODS_HAVE_THEIRS =
  'Hạn của từng kỳ do quy trình định. Hãy bỏ trường này, hoặc dùng quy trình có hạn khác';

/** What a body says, by the definition. Errors: `InvalidInput`, `Refused` NO_CALENDAR_YEAR. */
export function contentOf(
  { policy, at, superior, ...body }: DraftDirectiveBody,
  workflow: Workflow,
): DirectiveContent {
  return directiveContent.parse({
    ...body,
    ...(superior ? { superior: superiorOf(superior, workflow) } : {}),
    ...deadlineOfLetter({ ...body, policy, at }, workflow),
  });
}

/** By the policy that is asked for; a standing letter has that of its definition alone. */
function deadlineOfLetter(
  { year, period, dueOn, wording, policy, at }: Omit<DraftDirectiveBody, 'superior'>,
  workflow: Workflow,
): Pick<DirectiveContent, 'period' | 'dueOn' | 'wording' | 'cutoffAt'> {
  const { recur } = workflow;
  if (!recur || !isStanding(workflow)) {
    refuseAny(period === undefined ? [] : [{ path: 'period', message: NO_PERIODS }]);
    return deadlineUnder(workflow, { dueOn, wording, policy, at });
  }
  const asked = Object.entries({ wording, policy, at }).filter(([, value]) => value !== undefined);
  refuseAny(asked.map(([path]) => ({ path, message: PERIODS_HAVE_THEIRS })));
  return standingDeadline(workflow, recur.every, { year, period, dueOn });
}

export interface DraftAnswer {
  readonly directive: string;
  readonly status: string;
  readonly wording: string;
  readonly cutoffAt: string;
  readonly version: number;
}

export class DraftDirective extends Command<DraftAnswer> {
  constructor(
    readonly input: Asked & {
      readonly directive: string;
      readonly body: DraftDirectiveBody;
      readonly amend: boolean;
    },
  ) {
    super();
  }
}

/**
 * Makes a draft, or replaces its content when `amend` is set. Nothing is issued and no number is
 * drawn.
 */
@CommandHandler(DraftDirective)
export class DraftDirectiveHandler implements ICommandHandler<DraftDirective> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ input }: DraftDirective): Promise<DraftAnswer> {
    requireMay(input.actor, 'directive.draft', { committee: input.body.committee });
    const workflow = await this.workflows.current(input.body.workflow);
    const content = contentOf(input.body, workflow);
    if (isStanding(workflow) && input.directive.length > STANDING_ID_MAX)
      refuseAny([{ path: 'directive', message: ID_TOO_LONG }]);
    const decide = input.amend ? amendDirective : draftDirective;
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${input.directive}`,
      command: {
        name: input.amend ? 'amend-directive' : 'draft-directive',
        actor: input.actor.id,
        id: input.commandId,
        request: input.body,
      },
      decide: async (state, { manager, now }) => {
        await this.workflows.usable(manager, content.workflow);
        requirePossibleDates(content, civilDate(now));
        await requireKnownCells(manager, content, civilDate(now));
        requirePlanning(
          workflow,
          content,
          input.amend && state.status === 'drafted' && state.content.superior === undefined,
        );
        return {
          events: decide(state, content, input.actor.id),
          result: {
            directive: input.directive,
            status: 'drafted',
            wording: content.wording,
            cutoffAt: content.cutoffAt,
          },
        };
      },
    });
    return { ...result, version };
  }
}
