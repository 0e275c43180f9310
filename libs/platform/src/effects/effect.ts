import { hash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { WAKE_CHANNEL } from '../database/index.js';

export interface EffectRequest {
  /**
   * From content: `effectId(stream, version, effect, target)`. The same request twice is one
   * effect.
   */
  readonly id: string;
  readonly kind: string;
  /** What the effect is about: a stream or row id. Never a name. */
  readonly subject: string;
  /** Ids and figures only. */
  readonly detail?: object;
  /** Position of the event that asked for it. */
  readonly position?: number;
  /** Not before this instant of the system's clock. */
  readonly notBefore?: string;
}

export interface Effect {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly attempts: number;
}

/**
 * What remains to be written when the outside work is done, in the transaction that also records
 * the effect as done.
 */
export interface EffectOutcome {
  readonly commit?: (manager: EntityManager) => Promise<void>;
}

export interface EffectHandler {
  readonly kind: string;
  /**
   * How long after its first try it is of use, on the system's clock. Undefined: for ever, so it is
   * tried for ever.
   */
  readonly usefulHours?: number;
  /** Whatever it throws is tried again later, but for `EffectRefused`. */
  run(effect: Effect): Promise<EffectOutcome>;
  /** Asked once, when it is given up, in the transaction that records it. */
  giveUp?(effect: Effect, manager: EntityManager): Promise<void>;
}

/**
 * The cause lies in the effect itself (its data, its recipient): trying again comes to the same. It
 * is parked at once, with this reason.
 */
export class EffectRefused extends Error {
  override readonly name = 'EffectRefused';
}

/** Hash of the parts: 32 hex digits. A BullMQ job id must not be all digits: callers prefix it. */
export function effectId(...parts: readonly (string | number)[]): string {
  return hash('sha256', parts.join('\n'), 'hex').slice(0, 32);
}

/** Writes effects in the caller's transaction; those that exist already are left alone. */
export async function recordEffects(
  manager: EntityManager,
  requests: readonly EffectRequest[],
): Promise<void> {
  if (requests.length === 0) return;
  await manager.query(
    `insert into app.effect (id, kind, subject, detail, position, not_before, recorded_at)
     select r.id, r.kind, r.subject, coalesce(r.detail, '{}'), r.position, r."notBefore",
       (select app.now())
     from jsonb_to_recordset($1::jsonb) as r(id text, kind text, subject text, detail jsonb,
       position bigint, "notBefore" timestamptz)
     on conflict (id) do nothing`,
    [JSON.stringify(requests)],
  );
  // Rings when the caller commits: the tick then hands the effects to the queue at once instead of
  // at its next beat.
  await manager.query(`select pg_notify('${WAKE_CHANNEL}', 'effects')`);
}
