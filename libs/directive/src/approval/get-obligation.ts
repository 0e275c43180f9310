import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { Clock } from '#libs/platform';
import {
  commandTitle,
  isEngineCommand,
  offeredCommands,
  peopleAsked,
  statusTitle,
  type Workflow,
} from '#libs/workflow';
import { Workflows } from '../definition/workflows.js';
import { actorInWords } from '../obligation/actors.js';
import { placeOf } from '../obligation/obligation.js';
import { nextRoundDeadline } from '../obligation/next-round.js';
import { dueBy } from '../definition/due.js';
import { type History, type HistoryStep, readHistory } from '../obligation/read-history.js';

export interface Offered {
  readonly command: string;
  readonly title: string;
  /** It is taken at `steps/<command>`. */
  readonly step: boolean;
  readonly people: number;
  /** How many have agreed. */
  readonly agreed: number;
}

export interface ObligationView {
  readonly obligation: string;
  readonly version: number;
  readonly status: string;
  /** The state of the definition in which it stands, and what that is called. */
  readonly standsAt: string;
  readonly title: string;
  /** What the definition lets this reader do from there; a step also says how many must agree. */
  readonly offered: readonly Offered[];
  readonly cell: string;
  readonly directive: string;
  readonly dueOn: string;
  readonly cutoffAt: string;
  /** “còn 6 ngày làm việc, hết thứ Năm 15/02/2024”, by the clock of the server. */
  readonly dueText: string;
  readonly overdue: boolean;
  /** The deadline in words, as the last return or extension set it. */
  readonly wording: string;
  readonly round: number;
  /**
   * The deadline that the next round would get if the report were returned now without a day. Null
   * when nothing can be returned.
   */
  readonly ifReturned: {
    readonly dueOn: string;
    readonly cutoffAt: string;
    readonly wording: string;
  } | null;
  readonly history: readonly {
    version: number;
    type: string;
    at: string;
    actor: string;
    /** What an actor is called behind whom no account is. */
    actorText?: string;
    reason?: string;
  }[];
  /**
   * Reason, paper and links of an obligation that was cancelled, or that was added after the issue.
   * Left out for every other obligation.
   */
  readonly cancelled?: object;
  readonly added?: object;
  readonly receipts: readonly {
    number: string;
    completedAt: string;
    timeliness: string;
    sha256: string;
    warnings: number;
  }[];
}

export class GetObligation extends Query<ObligationView> {
  constructor(
    readonly obligation: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetObligation)
export class GetObligationHandler implements IQueryHandler<GetObligation> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute(asked: GetObligation): Promise<ObligationView> {
    const { state, steps } = await readHistory(this.store, asked);
    const receipts: ObligationView['receipts'] = await this.dataSource.query(
      `select number, app.iso(completed_at) as "completedAt", timeliness, sha256, warnings
        from app.receipt where obligation = $1 order by number`,
      [asked.obligation],
    );
    const workflow = await this.workflows.byId(state.workflow);
    const standsAt = placeOf(state);
    const { status, cell, directive, dueOn, cutoffAt, wording, round } = state;
    const { dueText, overdue } = dueBy(cutoffAt, await this.clock.now());
    return {
      obligation: asked.obligation,
      version: steps.length,
      status,
      standsAt,
      title: statusTitle(workflow, standsAt),
      offered: offeredTo(workflow, state, asked.actor),
      cell,
      directive,
      dueOn,
      cutoffAt,
      dueText,
      overdue,
      wording,
      round,
      receipts,
      ...endings(state.status, steps),
      ifReturned: await this.ifReturned(state, workflow),
      history: steps.map(({ stored: { version, type, at, actor }, event }) => ({
        version,
        type,
        at,
        actor,
        ...textOf(actor),
        ...reasonOf(event),
      })),
    };
  }

  private async ifReturned(
    state: History['state'],
    workflow: Workflow,
  ): Promise<ObligationView['ifReturned']> {
    const { dueOn, cutoffAt, wording } = state;
    const status = placeOf(state);
    if (
      !workflow.transitions.some(
        ({ command, from }) => command === 'return-report' && from.some((name) => name === status),
      )
    )
      return null;
    try {
      return (
        nextRoundDeadline(workflow, { now: await this.clock.now(), cutoffAt }) ?? {
          dueOn,
          cutoffAt,
          wording,
        }
      );
    } catch (error) {
      // The days off of that year are not known yet. The return itself says so, and accepts a day
      // that a person names.
      if (error instanceof Refused) return null;
      throw error;
    }
  }
}

function offeredTo(
  workflow: Workflow,
  state: History['state'],
  { role }: Actor,
): ObligationView['offered'] {
  const place = placeOf(state);
  return offeredCommands(workflow, place, role).map((command) => ({
    command,
    title: commandTitle(workflow, command),
    step: !isEngineCommand(command),
    people: peopleAsked(workflow, command, place),
    agreed: state.agreed.filter(({ step }) => step === command).length,
  }));
}

/**
 * A person typed this text, so it may name people. It is shown here, to those who may read the
 * obligation, and it goes into no mail.
 */
function reasonOf({ type, data }: HistoryStep['event']): { reason?: string } {
  return type !== 'ReportSetAside' && 'reason' in data ? { reason: data.reason } : {};
}

function textOf(actor: string): { actorText?: string } {
  const actorText = actorInWords(actor);
  return actorText === undefined ? {} : { actorText };
}

/** Leaves out the id of the account, because the history already names who did what. */
function endings(
  status: string,
  steps: readonly HistoryStep[],
): Pick<ObligationView, 'cancelled' | 'added'> {
  const found: Pick<ObligationView, 'cancelled' | 'added'>[] = steps.map(({ event }) => {
    if (event.type === 'ObligationIssued' && event.data.added)
      return { added: without(event.data.added) };
    return event.type === 'ObligationCancelled' && status === 'cancelled'
      ? { cancelled: without(event.data) }
      : {};
  });
  return Object.assign({}, ...found) as Pick<ObligationView, 'cancelled' | 'added'>;
}

function without({ by: _by, ...rest }: { by: string }): object {
  return rest;
}
