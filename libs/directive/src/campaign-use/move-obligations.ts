import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { type z } from 'zod';
import { EventStore, type Operation } from '#libs/event-store';
import { type Asked } from '../definition/command.js';
import { type Cancellation, cancelObligation } from '../obligation/ending.js';
import { obligation } from '../obligation/obligation.js';
import { obligationStream } from '../obligation/obligation-stream.js';
import { readObligation } from '../obligation/read-obligation.js';
import { Workflows } from '../definition/workflows.js';
import { addCells, requireRunning } from '../campaign/adding.js';
import { directive } from '../campaign/directive.js';
import { type moveObligationsBody, newObligations, refuseCancelled } from './new-obligations.js';

export interface MoveAnswer {
  readonly directive: string;
  /** The obligations that are cancelled, and those that take their place. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly version: number;
}

export class MoveObligations extends Command<MoveAnswer> {
  constructor(
    readonly input: Asked & {
      readonly directive: string;
      readonly body: z.infer<typeof moveObligationsBody>;
    },
  ) {
    super();
  }
}

/**
 * Records a split or a merger: one transaction cancels the old obligations and adds the new ones,
 * each naming the other. What was handed in stays readable in the old one. A cell that takes over
 * and has an obligation of its own keeps that one. The directive is locked first, then the
 * obligations.
 */
@CommandHandler(MoveObligations)
export class MoveObligationsHandler implements ICommandHandler<MoveObligations> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ input }: MoveObligations): Promise<MoveAnswer> {
    const { directive: id, body, actor, commandId } = input;
    const [from, to] = [body.from, body.to].map((cells) =>
      [...new Set(cells)].map((cell) => obligationStream(id, cell)),
    ) as [string[], string[]];
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${id}`,
      command: {
        name: 'move-obligations',
        actor: actor.id,
        id: commandId,
        request: { directive: id, ...body },
      },
      decide: async (state, { now, manager }) => {
        const running = requireRunning(state);
        await refuseCancelled(manager, id, body.to);
        const { reason, document } = body;
        const cancelled: Operation[] = [];
        for (const stream of [...from].sort())
          cancelled.push(
            ...(await this.cancel(
              manager,
              { stream, actor, now },
              { reason, document, movedTo: to },
            )),
          );
        const events = addCells(state, {
          cells: body.to,
          reason,
          document,
          movedFrom: body.from,
          by: actor.id,
        });
        const cells = events.flatMap(({ type, data }) => (type === 'CellAdded' ? [data.cell] : []));
        const added = await newObligations(
          { directive: id, state: running, cells, given: body, movedFrom: from, by: actor.id },
          { workflows: this.workflows, manager, now },
        );
        return { events, also: [...cancelled, ...added], result: { directive: id, from, to } };
      },
    });
    return { ...result, version };
  }

  /**
   * Cancels under the lock of the head, so a report that arrives now comes either before it or
   * after it. Writes nothing when the obligation is cancelled already.
   */
  private async cancel(
    manager: EntityManager,
    { stream, actor, now }: { stream: string; actor: Asked['actor']; now: string },
    cancellation: Cancellation,
  ): Promise<Operation[]> {
    const heads: { version: number }[] = await manager.query(
      'select version::int as version from app.head where stream = $1 for update',
      [stream],
    );
    const state = await readObligation(this.store, stream, manager);
    const events = cancelObligation(state, cancellation, {
      workflow: await this.workflows.byId(state.workflow),
      actor,
      now,
    });
    if (events.length === 0) return [];
    const head = obligation.head(
      events.reduce(obligation.evolve, state as Parameters<typeof obligation.evolve>[0]),
    );
    return [{ stream, expect: heads[0]!.version, events: [...events], head, actor: actor.id }];
  }
}
