import { type DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type Chosen, type EventStore, keyReused } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { effectId, inTransaction, WAKE_CHANNEL } from '#libs/platform';
import { readDirective } from '../campaign/read-directive.js';
import { type Workflows } from '../definition/workflows.js';
import {
  type BulkCommand,
  bulkCommand,
  type BulkName,
  type BulkRequest,
  type BulkSettings,
  nameOf,
} from './bulk-commands.js';
import { type Guard } from '../deadline/guards.js';
import { oneByOne } from './one-by-one.js';
import {
  ALREADY,
  choose,
  FIRST_FEW,
  guardsAsked,
  judge,
  type Judgement,
  type LeftOut,
  reasonSql,
  seesAll,
  type Selection,
} from './selection.js';
import { requireMay } from '../definition/refusals.js';

/**
 * How far a run is. `done + skipped` reaches `total`; `skipped` moved on between choice and work,
 * or a guard spoke after all.
 */
export interface BulkRun {
  readonly run: string;
  readonly command: BulkName;
  readonly directive: string;
  readonly state: 'running' | 'done';
  readonly total: number;
  readonly done: number;
  readonly skipped: number;
  readonly leftOut: readonly LeftOut[];
  /** Chosen and not done, by reason: what `skipped` counts. */
  readonly notDone: readonly LeftOut[];
  readonly at: string;
  readonly finishedAt: string | null;
}

interface StoredRun extends Omit<BulkRun, 'notDone'> {
  readonly actor: string;
  readonly role: Actor['role'];
  readonly request: BulkRequest;
}

interface Group {
  readonly from: string;
  readonly to: string;
}

export interface AdvanceOptions {
  /** Chunks in this call; all that are left by default. */
  readonly chunks?: number;
  /**
   * Obligations in a chunk: 10,000 where a statement moves them together, 20 where each is done by
   * itself.
   */
  readonly chunk?: number;
  readonly onProgress?: (run: BulkRun) => void;
}

const CHUNK = 10_000;
const FEW = 20;
const COLUMNS =
  'id as run, command, directive, state, total, done, skipped, left_out as "leftOut", ' +
  'app.iso(at) as at, app.iso(finished_at) as "finishedAt", actor, role, request';
const CHANGED = 'CHANGED_SINCE';
const CHANGED_MESSAGE = 'Hồ sơ đã thay đổi sau khi được chọn. Hãy xem lại rồi chọn lại.';
const NOT_DONE = `
  select i.outcome as code, coalesce(max(i.message), i.outcome) as message, count(*)::int as count,
    (array_agg(h.owner order by h.owner))[1:${FIRST_FEW}] as cells
  from app.bulk_item i join app.head h on h.stream = i.stream
    where i.run = $1 and i.outcome <> 'done' group by i.outcome order by 3 desc, 1`;

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

async function publicOf(
  manager: EntityManager,
  { actor: _actor, role: _role, request: _request, ...run }: StoredRun,
): Promise<BulkRun> {
  const notDone: LeftOut[] = run.skipped > 0 ? await manager.query(NOT_DONE, [run.run]) : [];
  return { ...run, notDone };
}

/** Commands over a selection: what they would do, doing them, and how far they are. */
export class BulkRuns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: EventStore,
    private readonly workflows: Workflows,
    private readonly settings: BulkSettings,
  ) {}

  /** How many would be done, and the others by reason; nothing is written. */
  async preview(actor: Actor, request: BulkRequest): Promise<Judgement> {
    const selection = this.selection(actor, request);
    await readDirective(this.store, request.directive);
    return inTransaction(this.dataSource, (manager) =>
      judge(manager, selection, (id) => this.workflows.byId(id)),
    );
  }

  /**
   * Chooses the obligations with their versions and records the run; the work is `advance`. The
   * same Idempotency-Key is the same run. Errors: `Refused` NOT_YOUR_ROLE, NO_SUCH_DIRECTIVE,
   * IDEMPOTENCY_KEY_REUSED, and those of the command's own `prepare`.
   */
  async start(actor: Actor, commandId: string, request: BulkRequest): Promise<BulkRun> {
    const selection = this.selection(actor, request);
    await readDirective(this.store, request.directive);
    const run = effectId('bulk', actor.id, commandId);
    await selection.spec.prepare?.(this.dataSource, this.settings);
    return inTransaction(this.dataSource, async (manager) => {
      const fresh: unknown[] = await manager.query(
        `insert into app.bulk_run (id, actor, role, command, directive, request)
          values ($1, $2, $3, $4, $5, $6) on conflict (id) do nothing returning id`,
        [run, actor.id, actor.role, request.command, request.directive, JSON.stringify(request)],
      );
      if (fresh.length > 0) await this.choose(manager, run, selection);
      const stored = await this.stored(manager, run);
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
    return publicOf(manager, await this.stored(manager, run));
  }

  /** Runs that are not finished, oldest first. */
  async open(): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select id from app.bulk_run where state = 'running' order by at, id`,
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Goes on where the run stands; a transaction per chunk. Called again after a crash, or by
   * another process, it finds what is left.
   */
  async advance(run: string, options: AdvanceOptions = {}): Promise<BulkRun> {
    const stored = await this.stored(this.dataSource.manager, run);
    if (stored.state === 'done') return this.read(run);
    await bulkCommand(stored.command).prepare?.(this.dataSource, this.settings);
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
    const single = bulkCommand(request.command).single?.({
      store: this.store,
      workflows: this.workflows,
    });
    if (!single) return this.move(stored, group, await this.pending(run, group, size ?? CHUNK));
    await oneByOne(
      this.dataSource,
      { run, actor, role, body: request.body },
      { single, limit: size ?? FEW },
    );
  }

  private selection(actor: Actor, request: BulkRequest): Selection {
    const spec = bulkCommand(request.command);
    requireMay(actor, spec.action);
    const { id, role } = nameOf(spec, actor);
    return {
      spec,
      role,
      body: request.body,
      directive: request.directive,
      cells: request.cells,
      params: spec.params({ body: request.body, by: id, settings: this.settings }),
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

  private async stored(manager: EntityManager, run: string): Promise<StoredRun> {
    const rows: StoredRun[] = await manager.query(
      `select ${COLUMNS} from app.bulk_run where id = $1`,
      [run],
    );
    if (!rows[0])
      throw new Refused(
        'NO_SUCH_BULK_RUN',
        'Không có lượt thao tác hàng loạt này. Hãy kiểm tra lại mã.',
      );
    return rows[0];
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

  private async pending(run: string, { from, to }: Group, limit: number): Promise<Chosen[]> {
    return this.dataSource.query(
      `select stream, version::float8 from app.bulk_item where run = $1 and from_status = $2
        and to_status = $3 and outcome is null order by stream limit $4`,
      [run, from, to, limit],
    );
  }

  private async move(
    { run, actor, role, request }: StoredRun,
    { from, to }: Group,
    chosen: Chosen[],
  ): Promise<void> {
    const spec = bulkCommand(request.command);
    const { event } = spec;
    if (!event) throw new Error(`${request.command} has no set-based form`);
    const { id } = nameOf(spec, { id: actor, role });
    const params = spec.params({ body: request.body, by: id, settings: this.settings });
    const guards = await this.guardsOf(spec, from, chosen);
    const refusals = [
      ...(spec.already ? [spec.already] : []),
      ...guards.map(({ refuses }) => refuses),
    ];
    await this.store.bulkTransition({
      category: 'obligation',
      fromStatus: from,
      toStatus: to,
      where: 'true',
      params,
      event,
      head: spec.head,
      unless: refusals.length > 0 ? refusals.map((sql) => `(${sql})`).join(' or ') : undefined,
      actor: id,
      causation: run,
      chosen,
      chunk: chosen.length,
      inline: (manager, { asked, moved }) =>
        settle(manager, { run, spec, guards, params, asked, moved }),
    });
  }

  /** One directive pins one definition on all its obligations. */
  private async guardsOf(
    spec: BulkCommand<object>,
    status: string,
    [one]: readonly Chosen[],
  ): Promise<Guard[]> {
    const rows: { workflow: string }[] = await this.dataSource.query(
      `select data->>'workflow' as workflow from app.event where stream = $1 and version = 1`,
      [one?.stream],
    );
    return rows[0] ? guardsAsked(spec, await this.workflows.byId(rows[0].workflow), status) : [];
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

interface Chunk {
  readonly run: string;
  readonly spec: BulkCommand<object>;
  readonly guards: readonly Guard[];
  readonly params: readonly unknown[];
  readonly asked: readonly string[];
  readonly moved: readonly string[];
}

/**
 * Writes down the outcome of each stream of a chunk, in the chunk's own transaction: done, or why
 * not.
 */
async function settle(
  manager: EntityManager,
  { run, spec, guards, params, asked, moved }: Chunk,
): Promise<void> {
  const n = params.length;
  const done = new Set(moved);
  const reason = reasonSql(spec, guards, {
    between: `when h.version <> i.version then '${CHANGED}'`,
  });
  await manager.query(
    `with told as (
       update app.bulk_item set outcome = 'done' where run = $1 and stream = any ($2)
         and outcome is null returning 1)
     update app.bulk_run set done = done + (select count(*) from told) where id = $1`,
    [run, moved],
  );
  const stayed = asked.filter((stream) => !done.has(stream));
  if (stayed.length === 0) return;
  const words = Object.fromEntries([
    ...guards.map(({ code, message }) => [code, message] as const),
    [CHANGED, CHANGED_MESSAGE] as const,
    [ALREADY.code, ALREADY.message] as const,
  ]);
  await manager.query(
    `with told as (
       update app.bulk_item i set outcome = r.reason, message = $${n + 3}::jsonb->>r.reason
       from (
         select i.stream, coalesce(${reason}, '${CHANGED}') as reason from app.bulk_item i
           join app.head h on h.stream = i.stream
         where i.run = $${n + 1} and i.stream = any ($${n + 2}) and i.outcome is null
           and ${seesAll(spec)}) r
       where i.run = $${n + 1} and i.stream = r.stream and i.outcome is null returning 1)
     update app.bulk_run set skipped = skipped + (select count(*) from told) where id = $${n + 1}`,
    [...params, run, stayed, JSON.stringify(words)],
  );
}
