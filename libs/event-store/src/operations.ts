import { type Expectation, type Operation } from './event.js';
import { versionToWrite } from './versions/index.js';

/**
 * `at` is set only by `transact`, which read the time under this stream's lock. The fact then bears
 * the time of its decision.
 */
export interface TimedOperation extends Operation {
  readonly at?: string;
}

const words = { none: 0, any: -1, exists: -2 } as const;

function expectation(expect: Expectation): number {
  if (typeof expect !== 'number') return words[expect];
  if (!Number.isSafeInteger(expect) || expect < 0)
    throw new RangeError(`an expected version is a whole number from 0, not ${expect}`);
  return expect;
}

function line(value: string, what: string): string {
  if (value === '' || /[\n\0]/.test(value))
    throw new RangeError(`${what} must be one line of text, not ${JSON.stringify(value)}`);
  return value;
}

function storable(value: unknown): boolean {
  if (typeof value === 'string') return !/[\0\p{Cs}]/u.test(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.entries(value).every(([key, item]) => storable(key) && storable(item));
}

/**
 * PostgreSQL's jsonb cannot store U+0000 or half a surrogate pair. This reports them before a
 * transaction fails over them.
 */
function jsonOf(data: object): string {
  const text = JSON.stringify(data);
  if (!text.startsWith('{')) throw new RangeError('the data of an event is a plain object');
  if (text.includes('\\u') && !storable(data))
    throw new RangeError('the data of an event holds U+0000 or half a surrogate pair');
  return text;
}

function check(ops: readonly Operation[]): void {
  if (ops.length === 0) throw new RangeError('append needs at least one operation');
  const streams = new Set<string>();
  for (const { stream, events } of ops) {
    if (events.length === 0) throw new RangeError(`the operation on ${stream} has no event`);
    if (streams.has(stream))
      throw new RangeError(`two operations on ${stream} in one call: put their events into one`);
    streams.add(stream);
  }
}

/**
 * A column in which every value is the usual one is not sent. That makes no difference to
 * `app.append`.
 */
function sparse<T>(values: readonly T[], usual: T): readonly T[] | null {
  return values.every((value) => value === usual) ? null : values;
}

/** Arguments of `app.append`, in its order. Throws RangeError for what can never be stored. */
export function toArguments(ops: readonly TimedOperation[], atomic: boolean): unknown[] {
  check(ops);
  const events = ops.flatMap((op) => op.events);
  return [
    ops.map((op) => line(op.stream, 'stream')),
    ops.map((op) => expectation(op.expect)),
    sparse(
      ops.map((op) => op.events.length),
      1,
    ),
    ops.map((op) => line(op.actor, 'actor')),
    sparse(
      ops.map((op) => (op.causation === undefined ? null : line(op.causation, 'causation'))),
      null,
    ),
    sparse(
      ops.map((op) => op.at ?? null),
      null,
    ),
    sparse(
      ops.map((op) => op.head?.status ?? null),
      null,
    ),
    sparse(
      ops.map((op) => op.head?.parent ?? null),
      null,
    ),
    sparse(
      ops.map((op) => op.head?.owner ?? null),
      null,
    ),
    sparse(
      ops.map((op) => op.head?.dueAt ?? null),
      null,
    ),
    sparse(
      ops.map((op) => op.head?.cutoffAt ?? null),
      null,
    ),
    events.map((event) => line(event.type, 'type')),
    sparse(events.map(versionToWrite), 1),
    `[${events.map((event) => jsonOf(event.data)).join(',')}]`,
    atomic,
  ];
}
