import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { type Asked } from '../definition/command.js';
import { Workflows } from '../definition/workflows.js';
import { closeDirective, type Outcome } from '../campaign/closing.js';
import {
  type Directive,
  directive,
  isRunning,
  owingCells,
  type Running,
} from '../campaign/directive.js';
import { openObligations } from '../campaign/open-obligations.js';
import { countOutcome } from '../results/count-outcome.js';
import { type NumberedResults, numberResults } from '../results/number-results.js';

export type CloseAnswer = Outcome & {
  readonly directive: string;
  /** The notice of all results; null where the definition has none, or nothing is approved. */
  readonly notice: string | null;
  readonly symbol: string | null;
  readonly version: number;
};

export class CloseDirective extends Command<CloseAnswer> {
  constructor(readonly input: Asked & { readonly directive: string }) {
    super();
  }
}

/**
 * Ends the campaign once every obligation is approved, rejected, expired or cancelled. Where its
 * definition has one notice for all results, that notice gets its number in the same transaction.
 */
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
      decide: async (state, { now, manager }) => {
        const open = await openObligations(manager, this.workflows, {
          directive: input.directive,
          cells: state.status === 'issued' ? owingCells(state) : [],
        });
        const outcome = await countOutcome(manager, input.directive);
        const closing = closeDirective(state, { ...outcome, open }, input.actor.id);
        const { paper, events, operations } =
          closing.length === 0 || !isRunning(state)
            ? standing(state)
            : await this.results(state, input, { now, manager, cells: outcome.approved });
        return {
          events: [...closing, ...events],
          also: [...operations],
          result: {
            directive: input.directive,
            ...outcome,
            open: open.length,
            notice: paper?.notice ?? null,
            symbol: paper?.symbol ?? null,
          },
        };
      },
    });
    return { ...result, version };
  }

  private async results(
    state: Running,
    { directive: id, actor }: CloseDirective['input'],
    { now, manager, cells }: { now: string; manager: EntityManager; cells: number },
  ): Promise<Results> {
    const { store, workflows } = this;
    const numbered = await numberResults(
      { store, workflows, manager },
      { directive: id, state, cells, by: actor.id, now },
    );
    return numbered ?? standing(state);
  }
}

type Results = Partial<Pick<NumberedResults, 'paper'>> & Omit<NumberedResults, 'paper'>;

/** The notice that a directive has already. */
function standing(state: Directive): Results {
  const paper = isRunning(state) ? state.results.at(-1) : undefined;
  return { ...(paper ? { paper } : {}), events: [], operations: [] };
}
