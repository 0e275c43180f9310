import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { EventStore } from '#libs/event-store';
import { humanText } from '#libs/platform';
import { isRunning } from '../campaign/directive.js';
import { readDirective } from '../campaign/read-directive.js';
import { directiveWithdrawn } from '../definition/refusals.js';
import {
  type ObligationAnswer,
  type ObligationCommand,
  Obligations,
} from '../obligation/decide-obligation.js';
import { takeStep } from '../obligation/stepping.js';

/** What the office says of the report; it may name people, so it stands in no message. */
export const takeStepBody = z.strictObject({ opinion: humanText(1, 2000).optional() });

export class TakeStep extends Command<ObligationAnswer> {
  constructor(
    readonly input: ObligationCommand & {
      /** The command, as the definition names it. */
      readonly step: string;
      readonly body: z.infer<typeof takeStepBody>;
    },
  ) {
    super();
  }
}

/** Errors: `Refused` as `takeStep`, DIRECTIVE_WITHDRAWN. */
@CommandHandler(TakeStep)
export class TakeStepHandler implements ICommandHandler<TakeStep> {
  constructor(
    @Inject(Obligations) private readonly obligations: Obligations,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  execute({ input }: TakeStep): Promise<ObligationAnswer> {
    const { step, body } = input;
    return this.obligations.decideInTransaction<object>(input, {
      name: 'take-step',
      action: 'obligation.step',
      request: { step, ...body },
      decide: async (state, context) => {
        const events = takeStep(state, { step, opinion: body.opinion }, context);
        if (events.length === 0) return { events };
        const { state: directive } = await readDirective(
          this.store,
          state.directive,
          context.manager,
        );
        if (!isRunning(directive)) throw directiveWithdrawn();
        return { events };
      },
    });
  }
}
