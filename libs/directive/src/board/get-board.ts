import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { Clock } from '#libs/platform';
import {
  type BoardWords,
  boardWords,
  markAhead,
  type Status,
  statusesCountedAs,
  statusTitle,
  type Workflow,
} from '#libs/workflow';
import { upwardDuty, type UpwardDuty } from '../campaign/reporting.js';
import { numberingOf, type ReadDirective } from '../campaign/read-directive.js';
import { Workflows } from '../definition/workflows.js';
import { readVisible } from '../campaign/visible-directive.js';
import { factsAside } from '../obligation/obligation.events.js';
import { type Overdue, overdueOf } from './overdue.js';

/**
 * A line of the board as it is shown: ids have their names, instants are UTC text, and the notice
 * has its number and file.
 */
export interface BoardLine {
  readonly obligation: string;
  readonly cell: string;
  readonly cellName: string;
  readonly status: Status;
  /** The state of the definition in which it stands, and what that is called. */
  readonly standsAt: string;
  readonly title: string;
  readonly version: number;
  readonly dueOn: string;
  readonly cutoffAt: string;
  readonly wording: string;
  /** When it came to stand so. */
  readonly since: string;
  readonly acknowledgedAt: string | null;
  readonly round: number;
  readonly receipt: string | null;
  readonly submittedAt: string | null;
  readonly returns: number;
  readonly lateReceipts: readonly string[];
  readonly hold: string | null;
  readonly approvedAt: string | null;
  readonly expiredAt: string | null;
  readonly effectiveAt: string | null;
  readonly notice: string | null;
  readonly noticeSymbol: string | null;
  readonly noticeSealed: boolean;
  /** True when the notice that is shown was revoked and no other approval followed. */
  readonly noticeRevoked: boolean;
  /** The last day of the cell, once it has passed. */
  readonly cellEndedOn: string | null;
  /**
   * The paper that released the cell from its report, and the obligations that took its place; null
   * while the obligation stands. Reasons are left out because they may name people; the obligation
   * itself shows them.
   */
  readonly cancelled: Ending | null;
  /**
   * The paper that gave the cell its obligation after the issue, and the obligations that it took
   * over; null when it came with the issue.
   */
  readonly added: Beginning | null;
  /** The office that lets the report wait beyond its term; null while nobody is late. */
  readonly overdue: Overdue | null;
}

export interface Ending {
  readonly document: string;
  readonly movedTo?: readonly string[];
}

export interface Beginning {
  readonly document: string;
  readonly movedFrom?: readonly string[];
}

export interface Board {
  /** The instant as of which it is told. */
  readonly at: string;
  readonly directive: string;
  readonly status: string;
  readonly subject: string;
  readonly wording: string;
  readonly dueOn: string;
  readonly cutoffAt: string;
  readonly symbol: string | null;
  readonly issuedOn: string | null;
  readonly notice: string | null;
  readonly letterSealed: boolean;
  /** The committee's own report to its superior. */
  readonly upward: UpwardDuty | null;
  readonly lines: readonly BoardLine[];
  /** In the words of the definition. */
  readonly words: BoardWords;
}

export class GetBoard extends Query<Board> {
  constructor(
    readonly directive: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

type Row = Omit<BoardLine, 'title' | 'overdue'> & { readonly workflow: string };

const LINES = `
  select o.key as obligation, o.cell, c.name as "cellName", o.status,
    coalesce(o.stands_at, o.status) as "standsAt", o.workflow, h.version::int as version,
    o.due_on::text as "dueOn", app.iso(o.cutoff_at) as "cutoffAt",
    o.wording, app.iso(m.at) as since,
    app.iso(o.acknowledged_at) as "acknowledgedAt", o.round, o.receipt,
      app.iso(o.submitted_at) as "submittedAt", o.returns,
    o.late_receipts as "lateReceipts", d.reason as hold, app.iso(o.approved_at) as "approvedAt",
      app.iso(o.expired_at) as "expiredAt",
    app.iso(o.effective_at) as "effectiveAt", o.notice, n.symbol as "noticeSymbol",
      coalesce(n.sha256 is not null, false) as "noticeSealed", coalesce(n.revoked,
      false) as "noticeRevoked",
    app.cell_ended(o.cell, app.now())::text as "cellEndedOn", (e.data->'added') - 'by' - 'reason' as
      added,
    case when o.status = any ($2) then (select x.data - 'by' - 'reason' from app.event x
      where x.stream = o.key and x.type = 'ObligationCancelled' order by x.version desc limit 1)
      end as cancelled
  from app.obligation o
  join app.head h on h.stream = o.key
  left join app.event e on e.stream = o.key and e.version = 1
  left join lateral (select x.at from app.event x where x.stream = o.key
    and x.type <> all ($4) order by x.version desc limit 1) m on true
  left join app.cell c on c.id = o.cell
  left join app.outgoing n on n.key = o.notice
  left join app.hold d on d.obligation = o.key and d.cutoff_at = o.cutoff_at
    and d.released_at is null and o.status = any ($3)
  where o.directive = $1 order by c.ordinal, o.cell`;

@QueryHandler(GetBoard)
export class GetBoardHandler implements IQueryHandler<GetBoard> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ directive, actor }: GetBoard): Promise<Board> {
    const { state } = await readVisible(this.store, directive, actor);
    const rows: Row[] = await this.dataSource.query(LINES, [
      directive,
      statusesCountedAs('cancelled'),
      markAhead,
      factsAside,
    ]);
    const lines = await this.linesOf(rows);
    const numbering = numberingOf(state);
    const sealed: unknown[] = await this.dataSource.query(
      'select 1 from app.outgoing where key = $1 and sha256 is not null',
      [numbering.notice],
    );
    const { subject, wording, dueOn, cutoffAt } = state.content;
    return {
      at: await this.clock.now(),
      directive,
      status: state.status,
      subject,
      wording,
      dueOn,
      cutoffAt,
      ...numbering,
      letterSealed: sealed.length > 0,
      upward: upwardDuty(state),
      lines,
      words: boardWords(await this.definitionOf(state)),
    };
  }

  private async linesOf(rows: readonly Row[]): Promise<BoardLine[]> {
    const standing = await Promise.all(
      rows.map(async (row) => ({ ...row, workflow: await this.workflows.byId(row.workflow) })),
    );
    const overdue = await overdueOf(this.dataSource, standing);
    return standing.map(({ workflow, ...line }) => ({
      ...line,
      title: statusTitle(workflow, line.standsAt),
      overdue: overdue.get(line.obligation) ?? null,
    }));
  }

  private async definitionOf(state: ReadDirective['state']): Promise<Workflow | null> {
    if ('workflow' in state) return this.workflows.byId(state.workflow);
    const { workflow } = state.content;
    return (await this.workflows.names()).includes(workflow)
      ? this.workflows.current(workflow)
      : null;
  }
}
