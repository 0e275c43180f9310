import { type DataSource, type EntityManager } from 'typeorm';
import { type Chosen, type EventStore } from '#libs/event-store';
import { type Guard } from '../deadline/guards.js';
import { type Workflows } from '../definition/workflows.js';
import { type BulkCommand, bulkCommand, type BulkSettings, nameOf } from './bulk-commands.js';
import { type StoredRun } from './stored-run.js';
import { ALREADY, guardsAsked, reasonSql, seesAll } from './selection.js';

/** A change of status that one statement makes to many streams. */
export interface Group {
  readonly from: string;
  readonly to: string;
}

interface Means {
  readonly dataSource: DataSource;
  readonly store: EventStore;
  readonly workflows: Workflows;
  readonly settings: BulkSettings;
}

const CHANGED = 'CHANGED_SINCE';
const CHANGED_MESSAGE = 'Hồ sơ đã thay đổi sau khi được chọn. Hãy xem lại rồi chọn lại.';

const pending = (
  dataSource: DataSource,
  { run, from, to, limit }: Group & { run: string; limit: number },
): Promise<Chosen[]> =>
  dataSource.query(
    `select stream, version::float8 from app.bulk_item where run = $1 and from_status = $2
      and to_status = $3 and outcome is null order by stream limit $4`,
    [run, from, to, limit],
  );

/** A directive pins the same definition on all its obligations. */
async function guardsOf(
  { dataSource, workflows }: Means,
  { spec, from }: { spec: BulkCommand<object>; from: string },
  [one]: readonly Chosen[],
): Promise<Guard[]> {
  const rows: { workflow: string }[] = await dataSource.query(
    `select data->>'workflow' as workflow from app.event where stream = $1 and version = 1`,
    [one?.stream],
  );
  return rows[0] ? guardsAsked(spec, await workflows.byId(rows[0].workflow), from) : [];
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
 * Writes down the outcome of each stream of a chunk (done, or why not) in the chunk's own
 * transaction.
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

/** Moves at most `limit` streams of a group in one transaction. */
export async function together(
  means: Means,
  { run, actor, role, request }: StoredRun,
  { from, to, limit }: Group & { limit: number },
): Promise<void> {
  const spec = bulkCommand(request.command);
  const { event } = spec;
  if (!event) throw new Error(`${request.command} has no set-based form`);
  const { id } = nameOf(spec, { id: actor, role });
  const params = spec.params({ body: request.body, by: id, settings: means.settings });
  const chosen = await pending(means.dataSource, { run, from, to, limit });
  const guards = await guardsOf(means, { spec, from }, chosen);
  const refusals = [
    ...(spec.already ? [spec.already] : []),
    ...guards.map(({ refuses }) => refuses),
  ];
  await means.store.bulkTransition({
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
