import { type DataSource, type EntityManager } from 'typeorm';
import { type EventStore, keyReused } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { effectId, inTransaction, WAKE_CHANNEL } from '#libs/platform';
import { readDirective } from '../campaign/read-directive.js';
import { requireMay } from '../definition/refusals.js';
import { type Workflows } from '../definition/workflows.js';
import { bulkCommand, type BulkRequest, type BulkSettings, nameOf } from './bulk-commands.js';
import { oneByOne } from './one-by-one.js';
import { choose, judge, type Judgement, type Selection } from './selection.js';
import { type BulkRun, publicOf, storedRun, type StoredRun } from './stored-run.js';
import { type Group, together } from './together.js';

export interface AdvanceOptions {
  /** Number of chunks to do in this call. By default it does all that are left. */
  readonly chunks?: number;
  /**
   * Obligations per chunk: 10,000 where one statement moves them together, 20 where each is done
   * singly.
   */
  readonly chunk?: number;
  readonly onProgress?: (run: BulkRun) => void;
}

const CHUNK = 10_000;
const FEW = 20;

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

/**
 * Runs of a command over a selection: previews one, starts it, works at it and says how far it is.
 */
export class BulkRuns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: EventStore,
    private readonly workflows: Workflows,
    private readonly fixed: Partial<BulkSettings> = {},
  ) {}

  /** Counts how many would be done, and the others by reason. Writes nothing. */
  async preview(actor: Actor, request: BulkRequest): Promise<Judgement> {
    const selection = await this.selection(actor, request);
    await readDirective(this.store, request.directive);
    return inTransaction(this.dataSource, (manager) =>
      judge(manager, selection, (id) => this.workflows.byId(id)),
    );
  }

  /**
   * Chooses the obligations with their versions and records the run; `advance` does the work. The
   * same Idempotency-Key gives the same run. Errors: `Refused` NOT_YOUR_ROLE, NO_SUCH_DIRECTIVE,
   * IDEMPOTENCY_KEY_REUSED, and those of the command's own `prepare`.
   */
  async start(actor: Actor, commandId: string, request: BulkRequest): Promise<BulkRun> {
    const selection = await this.selection(actor, request);
    await readDirective(this.store, request.directive);
    const run = effectId('bulk', actor.id, commandId);
    await selection.spec.prepare?.(this.dataSource, await this.settings());
    return inTransaction(this.dataSource, async (manager) => {
      const fresh: unknown[] = await manager.query(
        `insert into app.bulk_run (id, actor, role, command, directive, request)
          values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing returning id`,
        [run, actor.id, actor.role, request.command, request.directive, JSON.stringify(request)],
      );
      if (fresh.length > 0) await this.choose(manager, run, selection);
      const stored = await storedRun(manager, run);
      if (
        JSON.stringify(sorted(stored.request)) !==
        JSON.stringify(sorted(JSON.parse(JSON.stringify(request))))
      ) {
        throw keyReused();
      }
      await manager.query(`select pg_notify('${WAKE_CHANNEL}', 'bulk')`);
      return publicOf(manager, stored);
    });
  }

  async read(run: string): Promise<BulkRun> {
    const { manager } = this.dataSource;
    return publicOf(manager, await storedRun(manager, run));
  }

  /** Ids of the runs that are not finished, oldest first. */
  async open(): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from app.bulk_run where state = 'running' order by at, id`,
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Continues the run where it stands, with one transaction per chunk. Called again after a crash,
   * or by another process, it finds what is left.
   */
  async advance(run: string, options: AdvanceOptions = {}): Promise<BulkRun> {
    const stored = await storedRun(this.dataSource.manager, run);
    if (stored.state === 'done') return this.read(run);
    await bulkCommand(stored.command).prepare?.(this.dataSource, await this.settings());
    return this.work(stored, options);
  }

  private async work(
    stored: StoredRun,
    { chunks = Number.POSITIVE_INFINITY, chunk, onProgress }: AdvanceOptions,
  ): Promise<BulkRun> {
    const { run } = stored;
    let group = await this.nextGroup(run);
    for (let left = chunks; group && left > 0; left -= 1) {
      await this.chunk(stored, group, chunk);
      onProgress?.(await this.read(run));
      group = await this.nextGroup(run);
    }
    return group ? this.read(run) : this.finish(run);
  }

  private async chunk(stored: StoredRun, group: Group, size: number | undefined): Promise<void> {
    const { run, actor, role, request } = stored;
    const { dataSource, store, workflows } = this;
    const settings = await this.settings();
    const single = bulkCommand(request.command).single?.({ store, workflows });
    if (!single)
      return together({ dataSource, store, workflows, settings }, stored, {
        ...group,
        limit: size ?? CHUNK,
      });
    await oneByOne(
      dataSource,
      { run, actor, role, body: request.body },
      { single, limit: size ?? FEW },
    );
  }

  /** Asked anew for each stretch: a definition with a longer pause may have been used since. */
  private async settings(): Promise<BulkSettings> {
    return {
      graceMinutes: this.fixed.graceMinutes ?? (await this.workflows.longestGrace()),
    };
  }

  private async selection(actor: Actor, request: BulkRequest): Promise<Selection> {
    const spec = bulkCommand(request.command);
    requireMay(actor, spec.action);
    const { id, role } = nameOf(spec, actor);
    return {
      spec,
      role,
      body: request.body,
      directive: request.directive,
      cells: request.cells,
      params: spec.params({ body: request.body, by: id, settings: await this.settings() }),
    };
  }

  private async choose(manager: EntityManager, run: string, selection: Selection): Promise<void> {
    const byId = (id: string) => this.workflows.byId(id);
    const { leftOut } = await judge(manager, selection, byId);
    await choose(manager, run, { selection, byId });
    await manager.query(
      `update app.bulk_run set left_out = $2, total = (select count(*) from app.bulk_item
        where run = $1) where id = $1`,
      [run, JSON.stringify(leftOut)],
    );
  }

  /** A change of status that still has streams to move. */
  private async nextGroup(run: string): Promise<Group | undefined> {
    const rows: Group[] = await this.dataSource.query(
      `select from_status as from, to_status as to from app.bulk_item
        where run = $1 and outcome is null order by from_status, to_status limit 1`,
      [run],
    );
    return rows[0];
  }

  private async finish(run: string): Promise<BulkRun> {
    await this.dataSource.query(
      `update app.bulk_run set state = 'done', finished_at = app.now()
        where id = $1 and state = 'running'`,
      [run],
    );
    return this.read(run);
  }
}
