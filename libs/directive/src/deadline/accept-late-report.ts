import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { humanText } from '#libs/platform';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { acceptLateReport } from '../obligation/arriving.js';

export const acceptLateReportBody = z.strictObject({
  receipt: z.string().regex(/^\d{4}\/\d{4,}$/, 'Cần số tiếp nhận dạng 2024/0010'),
  reason: humanText(3, 2000),
});

/** Lets in a report that came late or was held at the cutoff, in the name of a person. */
export class AcceptLateReport extends Command<ObligationAnswer> {
  constructor(
    readonly input: ObligationCommand & { readonly body: z.infer<typeof acceptLateReportBody> },
  ) {
    super();
  }
}

@CommandHandler(AcceptLateReport)
export class AcceptLateReportHandler implements ICommandHandler<AcceptLateReport> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: AcceptLateReport): Promise<ObligationAnswer> {
    return this.obligations.decide(input, {
      name: 'accept-late-report',
      action: 'obligation.accept-late',
      request: input.body,
      decide: (state, ask) => ({ events: acceptLateReport(state, input.body, ask) }),
    });
  }
}
