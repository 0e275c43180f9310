import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { cutoffPolicies } from '#libs/calendar';
import { humanText } from '#libs/platform';
import { type Workflow } from '#libs/workflow';
import { civilDateField, cutoffOf, wordingOf } from '../deadline.js';
import { openComments } from '../review/comments.js';
import { type ObligationAnswer, type ObligationCommand, Obligations } from './decide-obligation.js';
import { type Return, returnReport } from './obligation.js';

/** `dueOn`: the day by which the next round is asked for; left out, the deadline stays as it was. */
export const returnReportBody = z.strictObject({
  reason: humanText(3, 2000),
  dueOn: civilDateField.optional(),
  policy: z.enum(cutoffPolicies).optional(),
}).refine(({ dueOn, policy }) => dueOn !== undefined || policy === undefined, { path: ['dueOn'], message: 'Cần ngày gửi lại khi có cách tính hạn' });
type ReturnReportBody = z.infer<typeof returnReportBody>;

export class ReturnReport extends Command<ObligationAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: ReturnReportBody }) {
    super();
  }
}

function askedAgainBy({ dueOn, policy = 'inclusive' }: ReturnReportBody, workflow: Workflow): Return['deadline'] {
  return dueOn === undefined ? undefined : { dueOn, cutoffAt: cutoffOf(workflow, dueOn, policy), wording: wordingOf(dueOn, policy) };
}

/** The remarks that are open go with it: from then on the cell reads and answers them. */
@CommandHandler(ReturnReport)
export class ReturnReportHandler implements ICommandHandler<ReturnReport> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: ReturnReport): Promise<ObligationAnswer> {
    return this.obligations.decideInTransaction<object>(input, {
      name: 'return-report',
      action: 'obligation.return',
      request: input.body,
      decide: async (state, context) => ({
        events: returnReport(state, {
          reason: input.body.reason,
          deadline: askedAgainBy(input.body, context.workflow),
          comments: await openComments(context.manager, input.obligation),
        }, context),
      }),
    });
  }
}
