import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type z } from 'zod';
import { EventStore } from '#libs/event-store';
import { type Asked } from '../definition/command.js';
import { obligationStream } from '../obligation/obligation-stream.js';
import { Workflows } from '../definition/workflows.js';
import { addCells, requireRunning } from '../campaign/adding.js';
import { directive } from '../campaign/directive.js';
import { type addObligationBody, newObligations, refuseCancelled } from './new-obligations.js';

export interface AddAnswer {
  readonly directive: string;
  readonly obligation: string;
  /** False when the cell had its obligation already; nothing was written then. */
  readonly added: boolean;
  readonly version: number;
}

export class AddObligation extends Command<AddAnswer> {
  constructor(
    readonly input: Asked & {
      readonly directive: string;
      readonly body: z.infer<typeof addObligationBody>;
    },
  ) {
    super();
  }
}

/**
 * Gives an obligation to a cell that did not exist at the issue. The directive is locked, so two
 * people who ask at once add one obligation.
 */
@CommandHandler(AddObligation)
export class AddObligationHandler implements ICommandHandler<AddObligation> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({
    input: { directive: id, body, actor, commandId },
  }: AddObligation): Promise<AddAnswer> {
    const { cell, reason, document } = body;
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${id}`,
      command: {
        name: 'add-obligation',
        actor: actor.id,
        id: commandId,
        request: { directive: id, ...body },
      },
      decide: async (state, { now, manager }) => {
        const running = requireRunning(state);
        await refuseCancelled(manager, id, [cell]);
        const events = addCells(state, { cells: [cell], reason, document, by: actor.id });
        const cells = events.length > 0 ? [cell] : [];
        const also = await newObligations(
          { directive: id, state: running, cells, given: body, movedFrom: [], by: actor.id },
          { workflows: this.workflows, manager, now },
        );
        return {
          events,
          also,
          result: {
            directive: id,
            obligation: obligationStream(id, cell),
            added: events.length > 0,
          },
        };
      },
    });
    return { ...result, version };
  }
}
