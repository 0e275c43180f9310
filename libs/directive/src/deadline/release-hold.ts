import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { requireMay } from '../definition/refusals.js';
import { readHistory } from '../obligation/read-history.js';
import { releaseHold } from './holds.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';

export class ReleaseHold extends Command<{ obligation: string; released: boolean }> {
  constructor(readonly input: ObligationCommand) {
    super();
  }
}

/**
 * Ends a hold in the name of a person, so that the deadline takes its course. Asking twice releases
 * once. Errors: `Refused` NO_SUCH_OBLIGATION, and as `requireMay`.
 */
@CommandHandler(ReleaseHold)
export class ReleaseHoldHandler implements ICommandHandler<ReleaseHold> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  async execute({ input }: ReleaseHold): Promise<{ obligation: string; released: boolean }> {
    const { state } = await readHistory(this.store, input);
    requireMay(input.actor, 'obligation.decide-late', { cell: state.cell });
    return {
      obligation: input.obligation,
      released: await releaseHold(this.dataSource, input.obligation, input.actor.id),
    };
  }
}
