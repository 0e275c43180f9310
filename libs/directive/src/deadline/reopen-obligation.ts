import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type z } from 'zod';
import { type newDeadlineBody, toDeadline } from '../definition/deadline.js';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { reopen } from '../obligation/extending.js';
import { requireLetterStands } from '../approval/undoing-body.js';

export class ReopenObligation extends Command<ObligationAnswer> {
  constructor(
    readonly input: ObligationCommand & { readonly body: z.infer<typeof newDeadlineBody> },
  ) {
    super();
  }
}

@CommandHandler(ReopenObligation)
export class ReopenObligationHandler implements ICommandHandler<ReopenObligation> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: ReopenObligation): Promise<ObligationAnswer> {
    return this.obligations.decideInTransaction<object>(input, {
      name: 'reopen-obligation',
      action: 'obligation.reopen',
      request: input.body,
      decide: async (state, context) => {
        const events = reopen(state, toDeadline(input.body, context.workflow), context);
        if (events.length > 0) await requireLetterStands(context.manager, state);
        return { events };
      },
    });
  }
}
