import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { type ObligationAnswer, type ObligationCommand, Obligations } from './decide-obligation.js';
import { reviewReport } from './obligation.js';

export const reviewReportBody = z.strictObject({ opinion: z.string().trim().min(1).max(2000) });

export class ReviewReport extends Command<ObligationAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: z.infer<typeof reviewReportBody> }) {
    super();
  }
}

@CommandHandler(ReviewReport)
export class ReviewReportHandler implements ICommandHandler<ReviewReport> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: ReviewReport): Promise<ObligationAnswer> {
    return this.obligations.decide(input, {
      name: 'review-report',
      action: 'obligation.review',
      request: input.body,
      decide: (state, ask) => ({ events: reviewReport(state, input.body.opinion, ask) }),
    });
  }
}
