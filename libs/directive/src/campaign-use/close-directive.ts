import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { type CountedAs, isAmong, statusesCountedAs } from '#libs/workflow';
import { type Asked } from '../definition/command.js';
import { Workflows } from '../definition/workflows.js';
import { closeDirective, type Outcome } from '../campaign/closing.js';
import { directive, owingCells } from '../campaign/directive.js';
import { openObligations } from '../campaign/open-obligations.js';

export type CloseAnswer = Outcome & { readonly directive: string; readonly version: number };

export class CloseDirective extends Command<CloseAnswer> {
  constructor(readonly input: Asked & { readonly directive: string }) {
    super();
  }
}

/** Ends the campaign once every obligation is approved, rejected, expired or cancelled. */
@CommandHandler(CloseDirective)
export class CloseDirectiveHandler implements ICommandHandler<CloseDirective> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ input }: CloseDirective): Promise<CloseAnswer> {
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${input.directive}`,
      command: {
        name: 'close-directive',
        actor: input.actor.id,
        id: input.commandId,
        request: { directive: input.directive },
      },
      decide: async (state, { manager }) => {
        const open = await openObligations(manager, this.workflows, {
          directive: input.directive,
          cells: state.status === 'issued' ? owingCells(state) : [],
        });
        const outcome = await outcomeOf(manager, input.directive);
        return {
          events: closeDirective(state, { ...outcome, open }, input.actor.id),
          result: { directive: input.directive, ...outcome, open: open.length },
        };
      },
    });
    return { ...result, version };
  }
}

/** Counts the head rows, which change together with the facts. */
async function outcomeOf(manager: EntityManager, id: string): Promise<Omit<Outcome, 'open'>> {
  const rows: { status: string; count: number }[] = await manager.query(
    `select status, count(*)::int as count from app.head where category = 'obligation'
      and parent = $1 group by status`,
    [id],
  );
  const count = (as: CountedAs): number =>
    rows
      .filter(({ status }) => isAmong(statusesCountedAs(as), status))
      .reduce((sum, row) => sum + row.count, 0);
  const cancelled = count('cancelled');
  return {
    approved: count('approved'),
    rejected: count('rejected'),
    expired: count('expired'),
    ...(cancelled > 0 ? { cancelled } : {}),
  };
}
