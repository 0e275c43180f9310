import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { type ObligationAnswer, type ObligationCommand, Obligations } from './decide-obligation.js';
import { returnReport } from './obligation.js';

export const returnReportBody = z.strictObject({ reason: z.string().trim().min(3).max(2000) });

export class ReturnReport extends Command<ObligationAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: z.infer<typeof returnReportBody> }) {
    super();
  }
}

@CommandHandler(ReturnReport)
export class ReturnReportHandler implements ICommandHandler<ReturnReport> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: ReturnReport): Promise<ObligationAnswer> {
    return this.obligations.decide(input, {
      name: 'return-report',
      action: 'obligation.return',
      request: input.body,
      decide: (state, ask) => ({ events: returnReport(state, input.body.reason, ask) }),
    });
  }
}
