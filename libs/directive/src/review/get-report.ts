import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { type Finding } from '#libs/forms';
import { type Actor } from '#libs/org';
import { Clock, inTransaction } from '#libs/platform';
import { isAmong, reportUndecided } from '#libs/workflow';
import { type ObligationEvent } from '../obligation/obligation.events.js';
import {
  type History,
  readHistory,
  returnedRound,
  roundsOf,
  type SentRound,
} from '../obligation/read-history.js';
import { type KeptReport } from '../obligation/report.js';
import { type Anchor, placeIn } from './anchor.js';
import { type Comment, commentsOf } from './comments.js';
import { writeView } from './report-view.js';
import { Reports, type ReportTable } from './reports.js';

interface ReceiptRow {
  readonly number: string;
  readonly begunAt: string;
  readonly completedAt: string;
  readonly timeliness: 'onTime' | 'straddled' | 'late';
  readonly sha256: string;
  /** Number of warnings on the day of its arrival. */
  readonly warnings: number;
}

/**
 * A comment with its place in the round that is shown. The place is undefined when this round does
 * not have it.
 */
export interface ShownComment extends Comment {
  readonly place?: Anchor;
}

export interface ReportView extends KeptReport {
  readonly obligation: string;
  readonly directive: string;
  readonly cell: string;
  readonly status: string;
  readonly version: number;
  readonly round: number;
  readonly rounds: readonly SentRound[];
  readonly receipt: ReceiptRow;
  readonly tables: readonly ReportTable[];
  /**
   * The day of the check. Null when the round was decided already or is a former one, so that
   * nothing is checked.
   */
  readonly checkedOn: string | null;
  /** `accepted` is the reason for which a reviewer let the finding stand. */
  readonly findings: readonly (Finding & {
    readonly accepted: string | null;
    /** Where it stands in the workbook, when the report came as one. */
    readonly sheet?: string;
    readonly cell?: string;
  })[];
  /** The decisions about this round. A cell does not read the reviewer's opinion. */
  readonly decisions: readonly { readonly at: string; readonly event: ObligationEvent }[];
  readonly comments: readonly ShownComment[];
}

export interface ReportAsked {
  readonly obligation: string;
  readonly actor: Actor;
  /** The newest round when it is left out. */
  readonly round?: number;
}

export class GetReport extends Query<ReportView> {
  constructor(readonly input: ReportAsked) {
    super();
  }
}

const RECEIPT = `select number, app.iso(begun_at) as "begunAt", app.iso(completed_at) as
  "completedAt", timeliness, sha256, warnings from app.receipt where obligation = $1
  and number = $2`;

export function sentRound(history: History, round: number | undefined): SentRound {
  const sent = roundsOf(history);
  const found = round === undefined ? sent.at(-1) : sent.find((one) => one.round === round);
  if (found) return found;
  throw new Refused(
    'NO_SUCH_REPORT',
    sent.length === 0
      ? 'Chi bộ chưa gửi báo cáo nào.'
      : `Không có lần gửi thứ ${round}; báo cáo có ${sent.length} lần gửi.`,
  );
}

function decisionsOf({ steps }: History, round: number, actor: Actor): ReportView['decisions'] {
  return steps.flatMap(({ stored, event }) => {
    const about =
      'round' in event.data && event.data.round === round && event.type !== 'ReportSubmitted';
    const shown = about ? shownTo(actor, event) : undefined;
    return shown ? [{ at: stored.at, event: shown }] : [];
  });
}

/** A cell reads that a step was taken, and not what an office said or filled in there. */
function shownTo({ role }: Actor, event: ObligationEvent): ObligationEvent | undefined {
  if (role !== 'cell') return event;
  if (event.type === 'ReportReviewed' || event.type === 'StepAgreed') return undefined;
  if (event.type !== 'StepTaken') return event;
  const { opinion: _opinion, fields: _fields, ...data } = event.data;
  return { ...event, data };
}

function acceptedIn(decisions: ReportView['decisions']): ReadonlyMap<string, string> {
  const last = decisions.findLast(({ event }) => event.type === 'ReportReviewed')?.event;
  return new Map(
    last?.type === 'ReportReviewed'
      ? last.data.acceptances?.map(({ finding, reason }) => [finding, reason])
      : [],
  );
}

/**
 * One round of a report, with everything that was said and decided about it. Every view is recorded
 * with its account. Errors: `Refused` NO_SUCH_OBLIGATION, NOT_YOUR_CELL, NO_SUCH_REPORT.
 */
@QueryHandler(GetReport)
export class GetReportHandler implements IQueryHandler<GetReport> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Reports) private readonly reports: Reports,
  ) {}

  async execute({ input }: GetReport): Promise<ReportView> {
    return inTransaction(this.dataSource, async (manager) =>
      this.view(manager, input, await new Clock(this.dataSource).today(manager)),
    );
  }

  private async view(
    manager: EntityManager,
    { obligation, actor, round: asked }: ReportAsked,
    on: string,
  ): Promise<ReportView> {
    const history = await readHistory(this.store, { obligation, actor }, manager);
    const { round, receipt } = sentRound(history, asked);
    const { state, steps } = history;
    const { directive, cell, status, workflow } = state;
    await writeView(manager, obligation, { round, account: actor.id });
    const kept = await this.reports.read(manager, { cell, receipt });
    const tables = await this.reports.tables(
      manager,
      { directive, cell, receipt, on, workflow },
      kept,
    );
    const [row]: ReceiptRow[] = await manager.query(RECEIPT, [obligation, receipt]);
    const decisions = decisionsOf(history, round, actor);
    const accepted = acceptedIn(decisions);
    const checked = round === state.round && isAmong(reportUndecided, status);
    const findings = checked
      ? await this.reports.findings(manager, {
          directive,
          cell,
          receipt,
          on,
          reader: actor.role === 'cell' ? 'cell' : 'committee',
        })
      : [];
    const until = actor.role === 'cell' ? Math.min(round, returnedRound(history)) : round;
    const comments = (await commentsOf(manager, obligation, until)).map((one) => ({
      ...one,
      place: placeIn(one.anchor, { tables, files: kept.files }),
    }));
    return {
      obligation,
      directive,
      cell,
      status,
      version: steps.length,
      round,
      rounds: roundsOf(history),
      receipt: row!,
      ...kept,
      tables,
      checkedOn: checked ? on : null,
      findings: findings.map((one) => ({ ...one, accepted: accepted.get(one.id) ?? null })),
      decisions,
      comments,
    };
  }
}
