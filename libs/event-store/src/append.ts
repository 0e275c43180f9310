import { type EntityManager } from 'typeorm';
import { prepared } from '#libs/platform';
import { Conflict, type Verdict } from './event.js';
import { type TimedOperation, toArguments } from './operations.js';

const APPEND = prepared('append', `select verdict_op as op, verdict_ok as ok, verdict_version as version, verdict_position as position, verdict_at as at, verdict_positions as positions
  from app.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb[], $15)`);

interface VerdictRow {
  readonly op: number;
  readonly ok: boolean;
  readonly version: string;
  readonly position: string;
  readonly at: string;
  readonly positions: null;
}

/** One row for all operations: each expected a version, was right, and brought one event. */
interface SharedRow {
  readonly at: string;
  readonly positions: string;
}

const isShared = (rows: readonly [SharedRow] | readonly VerdictRow[]): rows is readonly [SharedRow] => typeof rows[0]?.positions === 'string';

function verdictsOf(ops: readonly TimedOperation[], rows: readonly [SharedRow] | readonly VerdictRow[]): Verdict[] {
  if (!isShared(rows)) {
    return rows.map(({ op, ok, version, position, at }): Verdict => {
      const { stream } = ops[op - 1]!;
      return ok ? { stream, ok, version: Number(version), position: Number(position), at } : { stream, ok, version: Number(version) };
    });
  }
  const [{ at, positions }] = rows;
  return positions.split(' ').map((position, i): Verdict => {
    const op = ops[i]!;
    return { stream: op.stream, ok: true, version: Number(op.expect) + 1, position: Number(position), at: op.at ?? at };
  });
}

/** One call of `app.append` on the given connection. Atomic: throws `Conflict` and has written nothing; the transaction stays usable. */
export async function append(manager: EntityManager, ops: readonly TimedOperation[], atomic: boolean): Promise<Verdict[]> {
  const verdicts = verdictsOf(ops, await manager.query(APPEND, toArguments(ops, atomic)));
  if (atomic && verdicts.some((verdict) => !verdict.ok)) throw new Conflict(verdicts.filter((verdict) => !verdict.ok));
  return verdicts;
}
