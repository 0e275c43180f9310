import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource, type EntityManager } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { diffRows, type RowsDiff } from '#libs/forms';
import { type Actor } from '#libs/org';
import { Clock, inTransaction } from '#libs/platform';
import { type History, readHistory } from '../obligation/read-history.js';
import { type KeptReport } from '../obligation/report.js';
import { sentRound } from './get-report.js';
import { writeView } from './report-view.js';
import { Reports, type ReportTable } from './reports.js';

/**
 * What the later round changed in the earlier one. Rows are compared by their keys (a person's line
 * keeps its key), and files by their bytes.
 */
export interface RoundsDiff {
  readonly obligation: string;
  readonly from: number;
  readonly to: number;
  readonly tables: readonly ({ readonly key: string; readonly title: string } & RowsDiff)[];
  readonly files: { readonly added: readonly string[]; readonly removed: readonly string[] };
}

export class DiffRounds extends Query<RoundsDiff> {
  /** Without `to` it takes the newest round, and without `from` the one before it. */
  constructor(
    readonly input: {
      readonly obligation: string;
      readonly actor: Actor;
      readonly from?: number;
      readonly to?: number;
    },
  ) {
    super();
  }
}

interface Sent {
  readonly round: number;
  readonly tables: readonly ReportTable[];
  readonly files: KeptReport['files'];
}

function filesDiff(before: Sent, after: Sent): RoundsDiff['files'] {
  const only = (some: Sent, others: Sent): string[] =>
    some.files
      .filter(({ sha256 }) => !others.files.some((other) => other.sha256 === sha256))
      .map(({ name }) => name);
  return { added: only(after, before), removed: only(before, after) };
}

/** Errors: `Refused` NO_SUCH_OBLIGATION, NOT_YOUR_CELL, NO_SUCH_REPORT. */
@QueryHandler(DiffRounds)
export class DiffRoundsHandler implements IQueryHandler<DiffRounds> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Reports) private readonly reports: Reports,
  ) {}

  async execute({ input: { obligation, actor, from, to } }: DiffRounds): Promise<RoundsDiff> {
    return inTransaction(this.dataSource, async (manager) => {
      const on = await new Clock(this.dataSource).today(manager);
      const history = await readHistory(this.store, { obligation, actor }, manager);
      const after = await this.sent(manager, history, { round: to, on });
      const before = await this.sent(manager, history, { round: from ?? after.round - 1, on });
      for (const { round } of [before, after])
        await writeView(manager, obligation, { round, account: actor.id });
      const rowsBefore = (key: string) =>
        before.tables.find((table) => table.key === key)?.rows ?? [];
      const tables = after.tables.map(({ key, title, rows }) => ({
        key,
        title,
        ...diffRows(rowsBefore(key), rows),
      }));
      return {
        obligation,
        from: before.round,
        to: after.round,
        tables,
        files: filesDiff(before, after),
      };
    });
  }

  private async sent(
    manager: EntityManager,
    history: History,
    { round: asked, on }: { round: number | undefined; on: string },
  ): Promise<Sent> {
    const { receipt, round } = sentRound(history, asked);
    const { directive, cell, workflow } = history.state;
    const { report, files } = await this.reports.read(manager, { cell, receipt });
    return {
      round,
      files,
      tables: await this.reports.tables(
        manager,
        { directive, cell, receipt, on, workflow },
        { report, files },
      ),
    };
  }
}
