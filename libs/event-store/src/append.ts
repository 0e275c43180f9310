import { type EntityManager } from 'typeorm';
import { prepared } from '#libs/platform';
import { Conflict, type Verdict } from './event.js';
import { type TimedOperation, toArguments } from './operations.js';

const APPEND = prepared('append', `select verdict_op as op, verdict_ok as ok, verdict_version as version, verdict_position as position, verdict_at as at
  from app.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb[], $15)`);

interface VerdictRow {
  readonly op: number;
  readonly ok: boolean;
  readonly version: string;
  readonly position: string;
  readonly at: string;
}

/** One call of `app.append` on the given connection. Atomic: throws `Conflict` and has written nothing; the transaction stays usable. */
export async function append(manager: EntityManager, ops: readonly TimedOperation[], atomic: boolean): Promise<Verdict[]> {
  const rows: VerdictRow[] = await manager.query(APPEND, toArguments(ops, atomic));
  const verdicts = rows.map(({ op, ok, version, position, at }): Verdict => {
    const { stream } = ops[op - 1]!;
    return ok ? { stream, ok, version: Number(version), position: Number(position), at } : { stream, ok, version: Number(version) };
  });
  if (atomic && verdicts.some((verdict) => !verdict.ok)) throw new Conflict(verdicts.filter((verdict) => !verdict.ok));
  return verdicts;
}
