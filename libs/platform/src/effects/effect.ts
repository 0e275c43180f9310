import { hash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { WAKE_CHANNEL } from '../database/index.js';

export interface EffectRequest {
  /**
   * The id is made from content: `effectId(stream, version, effect, target)`. So the same request
   * made twice is one effect.
   */
  readonly id: string;
  readonly kind: string;
  /** The stream or row that the effect is about, by its id; never a name. */
  readonly subject: string;
  /** Only ids and figures. */
  readonly detail?: object;
  /** The position of the event that asked for it. */
  readonly position?: number;
  /** The effect is not run before this instant of the system's clock. */
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
 * What remains to be written when the work outside is done, in the transaction that also records
 * the effect as done.
 */
export interface EffectOutcome {
  readonly commit?: (manager: EntityManager) => Promise<void>;
}

export interface EffectHandler {
  readonly kind: string;
  /**
   * How many hours after its first try the effect is of use, on the system's clock. An effect
   * without this is of use for ever, so it is tried for ever.
   */
  readonly usefulHours?: number;
  /** Acts. Whatever it throws is tried again later, except `EffectRefused`. */
  run(effect: Effect): Promise<EffectOutcome>;
  /** Called once, when the effect is given up, in the transaction that records it. */
  giveUp?(effect: Effect, manager: EntityManager): Promise<void>;
}

/**
 * The cause lies in the effect itself (its data or its recipient), so trying again comes to the
 * same. The effect is parked at once, with this reason.
 */
export class EffectRefused extends Error {
  override readonly name = 'EffectRefused';
}

/**
 * A hash of the parts, 32 hex digits long. Callers put a prefix before it, because the id of a
 * BullMQ job must not be all digits.
 */
export function effectId(...parts: readonly (string | number)[]): string {
  return hash('sha256', parts.join('\n'), 'hex').slice(0, 32);
}

/** Writes effects in the caller's transaction, and leaves alone those that exist already. */
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
  // The bell rings when the caller commits. The tick then hands the effects to the queue at once,
  // instead of at its next beat.
  await manager.query(`select pg_notify('${WAKE_CHANNEL}', 'effects')`);
}
