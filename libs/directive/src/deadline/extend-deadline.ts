import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type z } from 'zod';
import { type newDeadlineBody, toDeadline } from '../definition/deadline.js';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { extendDeadline } from '../obligation/extending.js';

export class ExtendDeadline extends Command<ObligationAnswer> {
  constructor(
    readonly input: ObligationCommand & { readonly body: z.infer<typeof newDeadlineBody> },
  ) {
    super();
  }
}

@CommandHandler(ExtendDeadline)
export class ExtendDeadlineHandler implements ICommandHandler<ExtendDeadline> {
  constructor(@Inject(Obligations) private readonly obligations: Obligations) {}

  execute({ input }: ExtendDeadline): Promise<ObligationAnswer> {
    return this.obligations.decide(input, {
      name: 'extend-deadline',
      action: 'obligation.extend',
      request: input.body,
      decide: (state, ask) => ({
        events: extendDeadline(state, toDeadline(input.body, ask.workflow), ask),
      }),
    });
  }
}
