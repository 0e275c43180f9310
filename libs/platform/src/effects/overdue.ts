import { type EntityManager } from 'typeorm';
import { WAKE_CHANNEL } from '../database/index.js';

/**
 * A condition on `app.effect e`: it was not done a quarter of an hour after it was due, or it was
 * tried in vain and waits for its next try.
 */
export const LATE_EFFECT =
  "(e.done_at is null and e.state <> 'failed' " +
  `and (e.not_before is null or e.not_before <= app.now())
  and (e.last_error is not null ` +
  "or greatest(e.recorded_at, e.not_before) < app.now() - interval '15 minutes'))";

export const effectStates = ['open', 'late', 'pending', 'running', 'failed', 'done'] as const;
export type EffectState = (typeof effectStates)[number];

const WHERE: Readonly<Record<EffectState, string>> = {
  open: 'e.done_at is null',
  late: LATE_EFFECT,
  done: 'e.done_at is not null',
  pending: `e.done_at is null and e.state = 'pending'`,
  running: `e.done_at is null and e.state = 'running'`,
  failed: `e.done_at is null and e.state = 'failed'`,
};

/** An effect as its operator sees it. Instants are UTC texts. */
export interface EffectLine {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly state: 'pending' | 'running' | 'failed' | 'done';
  readonly late: boolean;
  readonly attempts: number;
  readonly recordedAt: string;
  readonly firstTriedAt: string | null;
  readonly retryAt: string | null;
  readonly error: string | null;
}

/** Lists effects, the oldest first. `open` means all that are not done. */
export async function listEffects(
  manager: EntityManager,
  { state, kind, limit }: { state: EffectState; kind?: string; limit: number },
): Promise<EffectLine[]> {
  return manager.query(
    `select e.id, e.kind, e.subject, e.state, ${LATE_EFFECT} as late, e.attempts,
      app.iso(e.recorded_at) as "recordedAt", app.iso(e.first_tried_at) as "firstTriedAt",
       case when e.state = 'pending' then app.iso(e.retry_at) end as "retryAt",
         e.last_error as error
     from app.effect e where ${WHERE[state]} and ($1::text is null or e.kind = $1)
       order by e.recorded_at, e.id limit $2`,
    [kind ?? null, limit],
  );
}

/**
 * Which effects to try again: one by its id, or all that were given up or wait, of one kind or of
 * every kind.
 */
export type Retried = { readonly id: string } | { readonly kind?: string };

export interface TriedAgain {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  /** What state it was in before. */
  readonly was: 'failed' | 'pending';
}

/**
 * Makes effects due now that were given up or wait for their next try, and begins their time of use
 * anew. The caller brings what belongs to the kind into line in the same transaction. Answers the
 * effects that were taken; what is done or under way is never taken.
 */
export async function tryAgain(manager: EntityManager, which: Retried): Promise<TriedAgain[]> {
  const [rows]: [TriedAgain[], number] = await manager.query(
    `with taken as (
       select id, state from app.effect where done_at is null and ($1::text is null or id = $1)
         and ($2::text is null or kind = $2)
         and (state = 'failed' or (state = 'pending' and last_error is not null)) order by id
           for update)
     update app.effect e set state = 'pending', first_tried_at = null, retry_wall = null,
       retry_at = null, enqueued_wall = null
     from taken t where e.id = t.id returning e.id, e.kind, e.subject, t.state as was`,
    ['id' in which ? which.id : null, 'kind' in which ? (which.kind ?? null) : null],
  );
  await manager.query(`select pg_notify('${WAKE_CHANNEL}', 'effects')`);
  return rows;
}

export interface LateKind {
  readonly kind: string;
  readonly late: number;
  readonly failed: number;
}

/**
 * Says for each kind how many effects are late and how many were given up. Kinds without either are
 * left out.
 */
export async function lateEffects(manager: EntityManager): Promise<LateKind[]> {
  return manager.query(
    `select * from (select e.kind, (count(*) filter (where ${LATE_EFFECT}))::int as late,
      (count(*) filter (where e.state = 'failed'))::int as failed
       from app.effect e where e.done_at is null group by 1) k where late + failed > 0
         order by kind`,
  );
}
