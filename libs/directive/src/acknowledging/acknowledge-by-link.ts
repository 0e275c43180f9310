import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import { EventStore } from '#libs/event-store';
import { Workflows } from '../definition/workflows.js';
import { linkActor } from '../obligation/actors.js';
import { acknowledge } from '../obligation/arriving.js';
import { obligation } from '../obligation/obligation.js';
import { requireExisting } from '../obligation/permitted.js';
import { linkStanding } from './link-standing.js';
import { hasEnded } from './read-link.js';

/** `obligation` is the stream that the token of the link speaks for. */
export class AcknowledgeByLink extends Command<void> {
  constructor(readonly obligation: string) {
    super();
  }
}

/**
 * The link itself is the right to do this one thing: no account is asked. What it finds when it can
 * do nothing (any more) is no error, because the page says it.
 */
@CommandHandler(AcknowledgeByLink)
export class AcknowledgeByLinkHandler implements ICommandHandler<AcknowledgeByLink> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ obligation: stream }: AcknowledgeByLink): Promise<void> {
    const actor = linkActor(stream);
    await this.store.transact({
      aggregate: obligation,
      stream,
      // An id of its own: a try whose end is unknown finds out by itself whether it was written.
      command: { name: 'acknowledge-by-link', actor, id: randomUUID() },
      decide: async (found, { now, manager }) => {
        const state = requireExisting(found);
        const workflow = await this.workflows.byId(state.workflow);
        const cellEnded = await hasEnded(manager, state.cell, now);
        const open = linkStanding(state, { workflow, now, cellEnded }) === 'open';
        const ask = { workflow, actor: { id: actor, role: 'cell' }, now };
        return { events: open ? acknowledge(state, ask) : [], result: {} };
      },
    });
  }
}
