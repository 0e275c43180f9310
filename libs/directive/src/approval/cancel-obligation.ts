import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { cancelObligation } from '../obligation/ending.js';

/** The reason, and the number of the paper ("12-QĐ/ĐU"). */
export const endingBody = z.strictObject({
  reason: z.string().trim().min(3).max(2000),
  document: z.string().trim().min(3).max(100),
});

export class CancelObligation extends Command<ObligationAnswer> {
  constructor(readonly input: ObligationCommand & { readonly body: z.infer<typeof endingBody> }) {
    super();
  }
}

/** Releases the cell from its report. Asking twice cancels once. */
@CommandHandler(CancelObligation)
export class CancelObligationHandler implements ICommandHandler<CancelObligation> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: CancelObligation): Promise<ObligationAnswer> {
    return this.obligations.decide(input, {
      name: 'cancel-obligation',
      action: 'obligation.cancel',
      request: input.body,
      decide: (state, ask) => ({ events: cancelObligation(state, input.body, ask) }),
    });
  }
}
