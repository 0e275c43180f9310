import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { type Actor, can } from '#libs/org';
import { noSuchObligation, obligation } from './obligation.js';

export interface ObligationView {
  readonly obligation: string;
  readonly version: number;
  readonly status: string;
  readonly cell: string;
  readonly directive: string;
  readonly dueOn: string;
  readonly cutoffAt: string;
  readonly round: number;
  readonly history: readonly { version: number; type: string; at: string; actor: string }[];
  readonly receipts: readonly { number: string; completedAt: string; timeliness: string; sha256: string }[];
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
  ) {}

  async execute({ obligation: stream, actor }: GetObligation): Promise<ObligationView> {
    const events = stream.startsWith('obligation-') ? await this.store.read(stream) : [];
    const state = events.map((stored) => obligation.parse(stored)).reduce(obligation.evolve, obligation.initial);
    if (state.status === 'none') throw noSuchObligation();
    if (!can(actor, 'obligation.read', { cell: state.cell })) throw new Refused('NOT_YOUR_CELL', 'Đồng chí chỉ xem được hồ sơ của chi bộ mình.');
    const receipts: ObligationView['receipts'] = await this.dataSource.query(
      `select number, app.iso(completed_at) as "completedAt", timeliness, sha256 from app.receipt where obligation = $1 order by number`,
      [stream],
    );
    const { status, cell, directive, dueOn, cutoffAt, round } = state;
    return {
      obligation: stream, version: events.length, status, cell, directive, dueOn, cutoffAt, round, receipts,
      history: events.map(({ version, type, at, actor: by }) => ({ version, type, at, actor: by })),
    };
  }
}
