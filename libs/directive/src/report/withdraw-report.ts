import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { humanText } from '#libs/platform';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { withdrawReport } from '../obligation/arriving.js';

export const withdrawReportBody = z.strictObject({ reason: humanText(3, 2000) });

export class WithdrawReport extends Command<ObligationAnswer> {
  constructor(
    readonly input: ObligationCommand & { readonly body: z.infer<typeof withdrawReportBody> },
  ) {
    super();
  }
}

/** Takes the cell's report back while nobody has reviewed it and the cutoff has not passed. */
@CommandHandler(WithdrawReport)
export class WithdrawReportHandler implements ICommandHandler<WithdrawReport> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: WithdrawReport): Promise<ObligationAnswer> {
    return this.obligations.decide(input, {
      name: 'withdraw-report',
      action: 'obligation.withdraw',
      request: input.body,
      decide: (state, ask) => ({ events: withdrawReport(state, input.body.reason, ask) }),
    });
  }
}
