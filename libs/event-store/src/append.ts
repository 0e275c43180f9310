import { type EntityManager } from 'typeorm';
import { prepared } from '#libs/platform';
import { Conflict, type Verdict } from './event.js';
import { type TimedOperation, toArguments } from './operations.js';

const APPEND = prepared(
  'append',
  `select app.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14::jsonb,
    $15) as answer`,
);

/**
 * True of every operation: it expected a version or no stream, it was right, and it brought one
 * event.
 */
interface AllPassed {
  readonly at: string;
  readonly positions: readonly number[];
}

interface VerdictOf {
  readonly op: number;
  readonly ok: boolean;
  readonly version: number;
  readonly position: number;
  readonly at: string;
}

function verdictsOf(
  ops: readonly TimedOperation[],
  answer: AllPassed | readonly VerdictOf[],
): Verdict[] {
  if ('positions' in answer) {
    const { at, positions } = answer;
    return ops.map((op, i): Verdict => ({
      stream: op.stream,
      ok: true,
      version: op.expect === 'none' ? 1 : Number(op.expect) + 1,
      position: positions[i]!,
      at: op.at ?? at,
    }));
  }
  return answer.map(({ op, ok, version, position, at }): Verdict => {
    const { stream } = ops[op - 1]!;
    return ok ? { stream, ok, version, position, at } : { stream, ok, version };
  });
}

/**
 * Calls `app.append` once on the given connection. The call is atomic: when it throws `Conflict` it
 * has written nothing, and the transaction stays usable.
 */
export async function append(
  manager: EntityManager,
  ops: readonly TimedOperation[],
  atomic: boolean,
): Promise<Verdict[]> {
  const [{ answer }]: [{ answer: string }] = await manager.query(APPEND, toArguments(ops, atomic));
  const verdicts = verdictsOf(ops, JSON.parse(answer) as AllPassed | VerdictOf[]);
  if (atomic && verdicts.some((verdict) => !verdict.ok))
    throw new Conflict(verdicts.filter((verdict) => !verdict.ok));
  return verdicts;
}
