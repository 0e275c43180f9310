import { type DataSource, type EntityManager } from 'typeorm';
import { type Chosen, type EventStore } from '#libs/event-store';
import { type Guard } from '../deadline/guards.js';
import { concludes, statusOf } from '#libs/workflow';
import { type Workflows } from '../definition/workflows.js';
import { PINNED } from '../obligation/pinned-sql.js';
import { type BulkCommand, bulkCommand, type BulkSettings, nameOf } from './bulk-commands.js';
import { type StoredRun } from './stored-run.js';
import { ALREADY, guardsAsked, reasonSql, seesAll } from './selection.js';

/** A change of state, by the definition's names, that one statement makes to many streams. */
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

interface Pending {
  readonly chosen: readonly Chosen[];
  /** That they all are pinned to; undefined when nothing is left. */
  readonly workflow: string | undefined;
}

/** The next ones of one definition: those of another come in a later turn. */
async function pending(
  dataSource: DataSource,
  { run, from, to, limit }: Group & { run: string; limit: number },
): Promise<Pending> {
  const rows: (Chosen & { workflow: string })[] = await dataSource.query(
    `select h.stream, h.version::float8, ${PINNED} as workflow from app.bulk_item h
      where h.run = $1 and h.from_status = $2 and h.to_status = $3 and h.outcome is null
      order by h.stream limit $4`,
    [run, from, to, limit],
  );
  const workflow = rows[0]?.workflow;
  const chosen = rows.filter((row) => row.workflow === workflow);
  return { chosen: chosen.map(({ stream, version }) => ({ stream, version })), workflow };
}

/** What the definition says of the group: its guards, and what its two states count as. */
interface Moves {
  readonly guards: readonly Guard[];
  readonly fromStatus: string;
  readonly toStatus: string;
  /** The state that it leads to is the end of its course. */
  readonly ends: boolean;
}

async function movesOf(
  { workflows }: Means,
  { spec, body, from, to }: { spec: BulkCommand<object>; body: object } & Group,
  pinned: string | undefined,
): Promise<Moves> {
  if (pinned === undefined) return { guards: [], fromStatus: from, toStatus: to, ends: false };
  const workflow = await workflows.byId(pinned);
  return {
    guards: guardsAsked({ spec, body }, workflow, from),
    fromStatus: statusOf(workflow, from),
    toStatus: statusOf(workflow, to),
    ends: from !== to && concludes(workflow, to),
  };
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
  const { chosen, workflow } = await pending(means.dataSource, { run, from, to, limit });
  const { body } = request;
  const moves = await movesOf(means, { spec, body, from, to }, workflow);
  const { guards, fromStatus, toStatus, ends } = moves;
  const refusals = [
    ...(spec.already ? [spec.already] : []),
    ...guards.map(({ refuses }) => refuses),
  ];
  await means.store.bulkTransition({
    category: 'obligation',
    fromStatus,
    toStatus,
    where: 'true',
    params,
    event: ends ? { ...event, data: `${event.data} || '{"concludes":true}'::jsonb` } : event,
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
