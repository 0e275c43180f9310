import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { humanText } from '#libs/platform';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { rejectReport } from '../obligation/deciding.js';

export const rejectReportBody = z.strictObject({ reason: humanText(3, 2000) });

export class RejectReport extends Command<ObligationAnswer> {
  constructor(
    readonly input: ObligationCommand & { readonly body: z.infer<typeof rejectReportBody> },
  ) {
    super();
  }
}

@CommandHandler(RejectReport)
export class RejectReportHandler implements ICommandHandler<RejectReport> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: RejectReport): Promise<ObligationAnswer> {
    return this.obligations.decide(input, {
      name: 'reject-report',
      action: 'obligation.reject',
      request: input.body,
      decide: (state, ask) => ({ events: rejectReport(state, input.body.reason, ask) }),
    });
  }
}
