import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { EventStore } from '#libs/event-store';
import { humanText } from '#libs/platform';
import { type Asked } from '../definition/command.js';
import { directive } from '../campaign/directive.js';
import { withdrawDirective } from '../campaign/drafting.js';

export const withdrawDirectiveBody = z.strictObject({ reason: humanText(3, 2000) });

export class WithdrawDirective extends Command<{ directive: string; version: number }> {
  constructor(
    readonly input: Asked & {
      readonly directive: string;
      readonly body: z.infer<typeof withdrawDirectiveBody>;
    },
  ) {
    super();
  }
}

/** Takes back a draft. An issued letter is not taken back this way; a further letter recalls it. */
@CommandHandler(WithdrawDirective)
export class WithdrawDirectiveHandler implements ICommandHandler<WithdrawDirective> {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async execute({ input }: WithdrawDirective): Promise<{ directive: string; version: number }> {
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${input.directive}`,
      command: {
        name: 'withdraw-directive',
        actor: input.actor.id,
        id: input.commandId,
        request: input.body,
      },
      decide: (state) => ({
        events: withdrawDirective(state, input.body.reason, input.actor.id),
        result: { directive: input.directive },
      }),
    });
    return { ...result, version };
  }
}
