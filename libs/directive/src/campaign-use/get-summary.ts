import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { statusesCountedAs } from '#libs/workflow';
import { upwardDuty, type UpwardDuty } from '../campaign/reporting.js';
import { readVisible } from '../campaign/visible-directive.js';

/**
 * The campaign in figures, counted from the board and the registers. `numbers` are the printed
 * ones, and the letter's comes first.
 */
export interface Summary {
  /** Number of obligations without the cancelled ones. */
  readonly obligations: number;
  readonly acknowledged: number;
  readonly submitted: number;
  readonly returned: number;
  readonly approved: number;
  readonly expired: number;
  /** Left out when it is zero. */
  readonly cancelled?: number;
  readonly lateKept: number;
  readonly documents: number;
  readonly numbers: readonly string[];
  /** The committee's own report, when its superior named a day for it. */
  readonly upward?: UpwardDuty;
}

export class GetSummary extends Query<Summary> {
  constructor(
    readonly directive: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetSummary)
export class GetSummaryHandler implements IQueryHandler<GetSummary> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  async execute({ directive, actor }: GetSummary): Promise<Summary> {
    const { state } = await readVisible(this.store, directive, actor);
    const duty = upwardDuty(state);
    const [{ cancelled, ...counts }] = await this.dataSource.query(
      `select count(*)::int as obligations, count(acknowledged_at)::int as acknowledged,
        count(submitted_at)::int as submitted,
         count(*) filter (where returns > 0)::int as returned,
         count(*) filter (where status = any ($2))::int as approved,
         count(*) filter (where status = any ($3))::int as expired,
         coalesce(sum(cardinality(late_receipts)), 0)::int as "lateKept",
         (select count(*)::int from app.obligation where directive = $1 and status = any ($4)) as
           cancelled
       from app.obligation where directive = $1 and status <> all ($4)`,
      [
        directive,
        statusesCountedAs('approved'),
        statusesCountedAs('expired'),
        statusesCountedAs('cancelled'),
      ],
    );
    const papers: { symbol: string; sealed: boolean }[] = await this.dataSource.query(
      `select symbol, sha256 is not null as sealed from app.outgoing where dossier = $1
        order by document_type, number`,
      [directive],
    );
    return {
      ...counts,
      ...(cancelled > 0 ? { cancelled } : {}),
      documents: papers.filter((paper) => paper.sealed).length,
      numbers: papers.map((paper) => paper.symbol),
      ...(duty?.dueOn ? { upward: duty } : {}),
    };
  }
}
