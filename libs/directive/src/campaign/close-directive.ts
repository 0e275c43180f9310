import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { type Asked } from '../command.js';
import { closeDirective, directive, type Outcome } from './directive.js';

export type CloseAnswer = Outcome & { readonly directive: string; readonly version: number };

export class CloseDirective extends Command<CloseAnswer> {
  constructor(readonly input: Asked & { readonly directive: string }) {
    super();
  }
}

/** Ends the campaign once every obligation is approved, rejected, expired or cancelled. */
@CommandHandler(CloseDirective)
export class CloseDirectiveHandler implements ICommandHandler<CloseDirective> {
  constructor(@Inject(EventStore) private readonly store: EventStore) {}

  async execute({ input }: CloseDirective): Promise<CloseAnswer> {
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${input.directive}`,
      command: { name: 'close-directive', actor: input.actor.id, id: input.commandId, request: { directive: input.directive } },
      decide: async (state, { manager }) => {
        const outcome = await outcomeOf(manager, input.directive, state.status === 'issued' ? state.cells.length : 0);
        return { events: closeDirective(state, outcome, input.actor.id), result: { directive: input.directive, ...outcome } };
      },
    });
    return { ...result, version };
  }
}

/** Counted from the head rows, which change with the facts; an obligation not created yet counts as open. */
async function outcomeOf(manager: EntityManager, id: string, cells: number): Promise<Outcome> {
  const rows: { status: string; count: number }[] = await manager.query(
    `select status, count(*)::int as count from app.head where category = 'obligation' and parent = $1 group by status`,
    [id],
  );
  const count = (status: string) => rows.find((row) => row.status === status)?.count ?? 0;
  const [approved, rejected, expired, cancelled] = [count('approved'), count('rejected'), count('expired'), count('cancelled')];
  return { approved, rejected, expired, ...(cancelled > 0 ? { cancelled } : {}), open: cells - approved - rejected - expired - cancelled };
}
