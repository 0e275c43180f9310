import { type EntityManager } from 'typeorm';
import { type Aggregate, type Fact, fold } from '#libs/decider';
import { prepared } from '#libs/platform';
import { append } from './append.js';
import { type CommandOf, recall, record } from './command-log.js';
import { type Operation, type StoredEvent } from './event.js';
import { type TimedOperation } from './operations.js';
import { type Probe } from './probe.js';
import { type EventRow, eventColumns, toEvent } from './rows.js';
import { namedArchive } from './years/history-archived.js';

export interface StreamContext {
  /**
   * Read after the stream's head was locked. The new events bear this instant. A stream that does
   * not exist yet cannot be locked, so the append decides the race.
   */
  readonly now: string;
  /** 0 when there is no such stream. */
  readonly version: number;
  readonly manager: EntityManager;
  readonly stream: string;
}

export interface Decision<E, R> {
  readonly events: readonly E[];
  /** Must be plain JSON, because a repeated command id gets it back from the database. */
  readonly result: R;
  /** Facts of other streams, written in the same append: all or nothing. */
  readonly also?: readonly Operation[];
  /**
   * Writes rows that must change together with the events. `versions` holds the versions of all
   * written streams.
   */
  readonly inline?: (
    manager: EntityManager,
    written: { readonly at: string; readonly versions: Readonly<Record<string, number>> },
  ) => Promise<void>;
}

export interface TransactRequest<S, E extends Fact, R> {
  readonly aggregate: Aggregate<S, E>;
  readonly stream: string;
  readonly command: CommandOf;
  /** Works inside the caller's transaction, once. The caller retries. */
  readonly manager?: EntityManager;
  readonly decide: (state: S, context: StreamContext) => Decision<E, R> | Promise<Decision<E, R>>;
}

/**
 * A command whose decision needs only the stream's own facts and the clock. Such commands may share
 * a transaction with others.
 */
export interface PureRequest<S, E extends Fact, R> {
  readonly aggregate: Aggregate<S, E>;
  readonly stream: string;
  readonly command: CommandOf;
  readonly decide: (
    state: S,
    context: Omit<StreamContext, 'manager'>,
  ) =>
    | Pick<Decision<E, R>, 'events' | 'result'>
    | Promise<Pick<Decision<E, R>, 'events' | 'result'>>;
}

export interface Transacted<R> {
  readonly result: R;
  readonly version: number;
  /** Position of this stream's last new event. Left out when nothing was written to it. */
  readonly position?: number;
  /** True when the answer is that of an earlier call with the same command id. */
  readonly replayed: boolean;
}

const READ = prepared(
  'read-stream',
  `select ${eventColumns} from app.read_stream($1, $2) e order by e.version`,
);
const OPEN = prepared('open-stream', 'select version, app.iso(at) as now from app.open_stream($1)');

/** Throws `HistoryArchived` when a part of the stream lies in a file. */
export async function readStream(
  manager: EntityManager,
  stream: string,
  after = 0,
): Promise<StoredEvent[]> {
  try {
    const rows: EventRow[] = await manager.query(READ, [stream, after]);
    return rows.map(toEvent);
  } catch (error) {
    throw namedArchive(error);
  }
}

interface Loaded<S> {
  readonly state: S;
  readonly version: number;
  readonly now: string;
}

async function load<S, E extends Fact>(
  manager: EntityManager,
  aggregate: Aggregate<S, E>,
  stream: string,
): Promise<Loaded<S>> {
  const opened: { version: string; now: string }[] = await manager.query(OPEN, [stream]);
  const version = Number(opened[0]!.version);
  const events = version === 0 ? [] : await readStream(manager, stream);
  if (events.length !== version)
    throw new Error(`${stream} is at version ${version} but has ${events.length} events`);
  return {
    version,
    now: opened[0]!.now,
    state: fold(
      aggregate,
      events.map(({ type, data }) => aggregate.parse({ type, data })),
    ),
  };
}

/**
 * Writes its own events, those of the other streams and the inline rows, all or nothing. Answers
 * this stream's new version and position.
 */
async function write<S, E extends Fact, R>(
  manager: EntityManager,
  request: TransactRequest<S, E, R>,
  before: Loaded<S>,
  decision: Decision<E, R>,
) {
  const { aggregate, stream, command } = request;
  const { events, also = [], inline } = decision;
  const ops: TimedOperation[] = [...also];
  if (events.length > 0) {
    const head = aggregate.head(fold(aggregate, events, before.state));
    ops.unshift({
      stream,
      events,
      expect: before.version,
      head,
      actor: command.actor,
      causation: command.id,
      at: before.now,
    });
  }
  const verdicts = ops.length > 0 ? await append(manager, ops, true) : [];
  await inline?.(manager, {
    at: before.now,
    versions: Object.fromEntries(verdicts.map((verdict) => [verdict.stream, verdict.version])),
  });
  const own = verdicts.find((verdict) => verdict.stream === stream);
  return own?.ok ? { version: own.version, position: own.position } : { version: before.version };
}

/** Makes one attempt inside the caller's transaction. */
export async function transactOnce<S, E extends Fact, R>(
  manager: EntityManager,
  request: TransactRequest<S, E, R>,
  probe?: Probe,
): Promise<Transacted<R>> {
  const { aggregate, stream, command } = request;
  if (!stream.startsWith(`${aggregate.name}-`))
    throw new RangeError(
      `a stream of ${aggregate.name} is called ${aggregate.name}-<id>, not ${stream}`,
    );
  const known = await recall(manager, command, stream);
  if (known)
    return {
      result: known.result as R,
      version: known.version,
      position: known.position,
      replayed: true,
    };

  const before = await load(manager, aggregate, stream);
  await probe?.('transact:read', stream);
  const decision = await request.decide(before.state, {
    now: before.now,
    version: before.version,
    manager,
    stream,
  });
  await probe?.('transact:append', stream);
  const answer = { result: decision.result, ...(await write(manager, request, before, decision)) };
  await record(manager, command, stream, {
    ...answer,
    baseVersion: before.version,
    at: before.now,
  });
  await probe?.('transact:commit', stream);
  return { ...answer, replayed: false };
}
