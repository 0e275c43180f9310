import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { humanText } from '#libs/platform';
import { type Workflow } from '#libs/workflow';
import {
  askedDeadline,
  civilDateField,
  deadlineRule,
  type NewDeadline,
  saysItsMoment,
} from '../definition/deadline.js';
import { openComments } from './comments.js';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { nextRoundDeadline } from '../obligation/next-round.js';
import { evolveExisting, type Existing } from '../obligation/obligation.js';
import { type Return, returnReport } from '../obligation/reviewing.js';

/**
 * `dueOn` is the day by which the next round is due. When it is left out, the present deadline
 * stays; when that has passed, a number of working days from today applies.
 */
export const returnReportBody = z
  .strictObject({
    reason: humanText(3, 2000),
    dueOn: civilDateField.optional(),
    ...deadlineRule,
  })
  .refine(({ dueOn, policy }) => dueOn !== undefined || policy === undefined, {
    path: ['dueOn'],
    message: 'Cần ngày gửi lại khi có cách tính hạn',
  })
  .superRefine(saysItsMoment);
type ReturnReportBody = z.infer<typeof returnReportBody>;

/** Contains the day that now holds, chosen or by default, for the person who returns the report. */
export type ReturnAnswer = ObligationAnswer & Pick<NewDeadline, 'dueOn' | 'cutoffAt' | 'wording'>;

export class ReturnReport extends Command<ReturnAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: ReturnReportBody }) {
    super();
  }
}

function askedAgainBy(
  { dueOn, policy, at, wording }: ReturnReportBody,
  state: Existing,
  { workflow, now }: { workflow: Workflow; now: string },
): Return['deadline'] {
  if (dueOn !== undefined) return askedDeadline({ dueOn, policy, at, wording }, workflow);
  // The report is returned already, and asking again without a day changes nothing.
  return state.status === 'returned'
    ? undefined
    : nextRoundDeadline(workflow, { now, cutoffAt: state.cutoffAt });
}

/** The open comments go with the report, and from then on the cell reads and answers them. */
@CommandHandler(ReturnReport)
export class ReturnReportHandler implements ICommandHandler<ReturnReport> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: ReturnReport): Promise<ReturnAnswer> {
    return this.obligations.decideInTransaction<Omit<ReturnAnswer, keyof ObligationAnswer>>(input, {
      name: 'return-report',
      action: 'obligation.return',
      request: input.body,
      decide: async (state, context) => {
        const events = returnReport(
          state,
          {
            reason: input.body.reason,
            deadline: askedAgainBy(input.body, state, context),
            comments: await openComments(context.manager, input.obligation),
          },
          context,
        );
        const { dueOn, cutoffAt, wording } = events.reduce(evolveExisting, state);
        return { events, result: { dueOn, cutoffAt, wording } };
      },
    });
  }
}
