import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { EventStore, type Operation } from '#libs/event-store';
import { takeBackNotice } from '#libs/records';
import { leadsTo, placesOf, statuses, statusFacts, type Workflow } from '#libs/workflow';
import { type Asked } from '../definition/command.js';
import { withdrawalText } from '../letters/further-letter.js';
import { type ObligationEvent } from '../obligation/obligation.events.js';
import { Workflows } from '../definition/workflows.js';
import { type Letter, recallDirective, requireIssued } from '../campaign/correcting.js';
import { type DirectiveEvent } from '../campaign/directive.events.js';
import { directive, type Directive, isNumbered, owingCells } from '../campaign/directive.js';
import { furtherLetter, lockObligations } from './further-letter.js';

export const recallDirectiveBody = z.strictObject({ reason: z.string().trim().min(3).max(1000) });

export interface RecallAnswer {
  readonly directive: string;
  readonly notice: string;
  readonly symbol: string;
  /** Number of obligations that ended with it; 0 when it was withdrawn already. */
  readonly cancelled: number;
  readonly version: number;
}

export class RecallDirective extends Command<RecallAnswer> {
  constructor(
    readonly input: Asked & {
      readonly directive: string;
      readonly body: z.infer<typeof recallDirectiveBody>;
    },
  ) {
    super();
  }
}

/**
 * Withdraws an issued letter by a further one. One transaction writes its number and letter, marks
 * the first letter as withdrawn, and ends every obligation that is not decided, so reminders and
 * marks stop. Approved notices stand until they are revoked. Errors: `Refused` as `requireIssued`,
 * STILL_ISSUING.
 */
@CommandHandler(RecallDirective)
export class RecallDirectiveHandler implements ICommandHandler<RecallDirective> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ input }: RecallDirective): Promise<RecallAnswer> {
    const {
      directive: id,
      body: { reason },
      actor: { id: by },
      commandId,
    } = input;
    const { result, version } = await this.store.transact({
      aggregate: directive,
      stream: `directive-${id}`,
      command: {
        name: 'recall-directive',
        actor: by,
        id: commandId,
        request: { directive: id, reason },
      },
      decide: async (found, { now, manager }) => {
        const known = recalledBy(found);
        if (known)
          return {
            events: [],
            result: { directive: id, notice: known.notice, symbol: known.symbol, cancelled: 0 },
          };
        const state = requireIssued(found, 'withdraw');
        const workflow = await this.workflows.byId(state.workflow);
        const { letter, operations } = await furtherLetter(this.store, manager, {
          directive: id,
          state,
          workflow,
          reason,
          by,
          now,
          name: 'thu-hoi',
          say: (paper) => withdrawalText(paper, workflow),
        });
        const periods = await openPeriods(manager, id);
        const cancelled: Operation[] = [];
        for (const of of [{ id, cells: owingCells(state).length }, ...periods])
          cancelled.push(
            ...(await this.cancelled(manager, { ...of, workflow }, { letter, reason, by })),
          );
        const marked = await takeBackNotice(this.store, manager, {
          notice: state.notice,
          actor: by,
          reason,
          document: letter.symbol,
          documentOn: letter.on,
        });
        const events = recallDirective(state, { letter, reason, by });
        return {
          events,
          also: [
            ...operations,
            ...marked.operations,
            ...cancelled,
            ...periods.map((period) => withdrawnWith(period, { letter, reason, by })),
          ],
          result: {
            directive: id,
            notice: letter.notice,
            symbol: letter.symbol,
            cancelled: cancelled.length,
          },
        };
      },
    });
    return { ...result, version };
  }

  private async cancelled(
    manager: EntityManager,
    { id, cells, workflow }: { id: string; cells: number; workflow: Workflow },
    { letter, reason, by }: { letter: Letter; reason: string; by: string },
  ): Promise<Operation[]> {
    // What is done stays as it is; a state of the definition's own has this way out as any other.
    const ending = statuses.filter(
      (status) =>
        statusFacts[status].countedAs !== 'approved' &&
        placesOf(workflow, status).some((place) =>
          leadsTo(workflow, 'cancel-obligation', { from: place, to: 'cancelled' }),
        ),
    );
    const heads = await lockObligations(manager, id, { cells, statuses: ending });
    const cancelled: ObligationEvent = {
      type: 'ObligationCancelled',
      data: { reason, document: letter.symbol, by },
    };
    return heads.map(({ stream, version, owner, cutoffAt }) => ({
      stream,
      expect: version,
      events: [cancelled],
      head: { status: 'cancelled', parent: id, owner, cutoffAt },
      actor: by,
      causation: `directive-${id}`,
    }));
  }
}

interface OpenPeriod {
  readonly id: string;
  readonly version: number;
  readonly cells: number;
}

/** Periods of a standing letter that run; none of any other letter. They are held. */
async function openPeriods(manager: EntityManager, of: string): Promise<OpenPeriod[]> {
  return manager.query(
    `select substr(h.stream, 11) as id, h.version::int as version,
      (select jsonb_array_length(e.data->'cells') from app.event e
        where e.stream = h.stream and e.type = 'PeriodIssued') as cells
     from app.head h where h.category = 'directive' and h.parent = $1 and h.status = 'issued'
     order by h.stream for update of h`,
    [of],
  );
}

/** The period's campaign ends with its letter. */
function withdrawnWith(
  { id, version }: OpenPeriod,
  { letter, reason, by }: { letter: Letter; reason: string; by: string },
): Operation {
  const withdrawn: DirectiveEvent = {
    type: 'DirectiveWithdrawn',
    data: { reason, by, symbol: letter.symbol, on: letter.on },
  };
  return {
    stream: `directive-${id}`,
    expect: version,
    events: [withdrawn],
    head: { status: 'withdrawn' },
    actor: by,
  };
}

function recalledBy(state: Directive): Letter | undefined {
  return state.status === 'withdrawn' && isNumbered(state)
    ? state.letters.find(({ corrects }) => !corrects)
    : undefined;
}
