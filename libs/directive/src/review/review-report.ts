import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { civilDate } from '#libs/calendar';
import { type Acceptance } from '#libs/planning';
import { humanText } from '#libs/platform';
import { Reports } from './reports.js';
import { settleWarnings } from './warnings.js';
import {
  type Decided,
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
  type TransactionContext,
} from '../obligation/decide-obligation.js';
import { type Existing } from '../obligation/obligation.js';
import { reviewReport } from '../obligation/reviewing.js';

/** One reason may let several warnings stand. Each is named by the id of its finding. */
export const reviewReportBody = z.strictObject({
  opinion: humanText(1, 2000),
  acceptances: z
    .array(
      z.strictObject({
        findings: z.array(z.string().min(3).max(500)).min(1).max(2000),
        reason: humanText(10, 1000, 'Phải ghi lý do chấp nhận, ít nhất 10 ký tự'),
      }),
    )
    .max(200)
    .default([]),
});
type ReviewReportBody = z.infer<typeof reviewReportBody>;

export class ReviewReport extends Command<ObligationAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: ReviewReportBody }) {
    super();
  }
}

/**
 * Checks the report again as of today: every warning must have been accepted with a reason. Errors:
 * `Refused` WARNINGS_OPEN, REPORT_HAS_ERRORS, ACCEPTANCE_REFUSED.
 */
@CommandHandler(ReviewReport)
export class ReviewReportHandler implements ICommandHandler<ReviewReport> {
  constructor(
    @Inject(Obligations) private readonly obligations: Obligations,
    @Inject(Reports) private readonly reports: Pick<Reports, 'findings'>,
  ) {}

  execute({ input }: ReviewReport): Promise<ObligationAnswer> {
    const { opinion, acceptances } = input.body;
    const given = acceptances.flatMap(({ findings, reason }) =>
      findings.map((finding) => ({ finding, reason })),
    );
    return this.obligations.decideInTransaction<object>(input, {
      name: 'review-report',
      action: 'obligation.review',
      // Without acceptances the request has its older shape, so an old key keeps its answer.
      request: given.length > 0 ? input.body : { opinion },
      decide: (state, context) => this.decide(state, context, { opinion, acceptances: given }),
    });
  }

  private async decide(
    state: Existing,
    context: TransactionContext,
    review: { opinion: string; acceptances: readonly Acceptance[] },
  ): Promise<Decided<object>> {
    // Whether the report may be reviewed at all is asked first, because the check of a large list
    // takes a second.
    const events = reviewReport(state, review, context);
    if (events.length === 0 || !state.report) return { events };
    const { cell, directive, report } = state;
    settleWarnings(
      await this.reports.findings(context.manager, {
        cell,
        directive,
        receipt: report.receipt,
        on: civilDate(context.now),
        reader: 'committee',
      }),
      review.acceptances,
    );
    return { events };
  }
}
