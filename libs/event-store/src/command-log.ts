import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { prepared } from '#libs/platform';

export interface CommandOf {
  readonly name: string;
  readonly actor: string;
  /** Idempotency key. The same id of the same actor has one effect and one answer, for ever. */
  readonly id?: string;
  /** What was asked. Another request under the same id is refused. */
  readonly request?: unknown;
}

export interface CommandAnswer {
  readonly result: unknown;
  readonly baseVersion: number;
  readonly version: number;
  readonly position?: number;
}

interface CommandRow {
  readonly name: string;
  /** Hex. */
  readonly request_hash: string;
  readonly stream: string;
  readonly base_version: string | number;
  readonly version: string | number;
  readonly position: string | number | null;
  readonly result: unknown;
}

function sorted(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

function requestHash({ name, request }: CommandOf): string {
  const plain: unknown = JSON.parse(JSON.stringify([name, request ?? null]));
  return createHash('sha256')
    .update(JSON.stringify(sorted(plain)))
    .digest('hex');
}

/**
 * A creating command may name its stream by chance, with a fresh id per call. The other stream then
 * does not exist.
 */
async function sameStream(
  manager: EntityManager,
  row: CommandRow,
  stream: string,
): Promise<boolean> {
  if (row.stream === stream) return true;
  if (Number(row.base_version) > 0) return false;
  const heads: unknown[] = await manager.query('select 1 from app.head where stream = $1', [
    stream,
  ]);
  return heads.length === 0;
}

const RECALL = prepared(
  'open-command',
  `select name, encode(request_hash, 'hex') as request_hash, stream, base_version, version,
    position, result from app.open_command($1, $2)`,
);

/**
 * Waits behind a call with the same id, then gives its answer if it has one. Throws `Refused`
 * IDEMPOTENCY_KEY_REUSED.
 */
export async function recall(
  manager: EntityManager,
  command: CommandOf,
  stream: string,
): Promise<CommandAnswer | undefined> {
  if (command.id === undefined) return undefined;
  const rows: CommandRow[] = await manager.query(RECALL, [command.actor, command.id]);
  return rows[0] && answerOf(manager, rows[0], { command, stream });
}

/** A key belongs to one request for ever. Another request needs another key. */
export function keyReused(): Refused {
  return new Refused(
    'IDEMPOTENCY_KEY_REUSED',
    'Idempotency-Key này đã dùng cho một yêu cầu khác. Hãy gửi lại với một giá trị mới.',
  );
}

/** The stored answer, if it answers this same request. */
async function answerOf(
  manager: EntityManager,
  row: CommandRow,
  { command, stream }: AskedOf,
): Promise<CommandAnswer> {
  if (row.request_hash !== requestHash(command) || !(await sameStream(manager, row, stream))) {
    throw keyReused();
  }
  return {
    result: row.result,
    baseVersion: Number(row.base_version),
    version: Number(row.version),
    position: row.position === null ? undefined : Number(row.position),
  };
}

const RECORD = prepared(
  'record-command',
  `
  insert into app.command (actor, id, name, request_hash, stream, base_version, version, position,
    result, at)
  values ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, $9::jsonb, $10)`,
);

export async function record(
  manager: EntityManager,
  command: CommandOf,
  stream: string,
  answer: CommandAnswer & { readonly at: string },
): Promise<void> {
  if (command.id === undefined) return;
  await manager.query(RECORD, [
    command.actor,
    command.id,
    command.name,
    requestHash(command),
    stream,
    answer.baseVersion,
    answer.version,
    answer.position ?? null,
    JSON.stringify(answer.result ?? null),
    answer.at,
  ]);
}

export interface AskedOf {
  readonly command: CommandOf;
  readonly stream: string;
}

export interface OpenedCommands<T> {
  /** Read after the heads were locked. */
  readonly now: string;
  /**
   * Answers of the commands that were answered before, or an `Error` for an id that was used for
   * another request.
   */
  readonly known: ReadonlyMap<T, CommandAnswer | Error>;
}

const OPEN = prepared(
  'open-commands',
  'select app.iso(o.at) as now, o.known from app.open_commands($1, $2, $3) o',
);

/** Locks the heads of many commands, then reads the clock and the earlier answers of their ids. */
export async function openCommands<T extends AskedOf>(
  manager: EntityManager,
  asked: readonly T[],
): Promise<OpenedCommands<T>> {
  const withId = asked.filter(({ command }) => command.id !== undefined);
  const [opened]: { now: string; known: (CommandRow & { i: number })[] | null }[] =
    await manager.query(OPEN, [
      asked.map(({ stream }) => stream),
      withId.map(({ command }) => command.actor),
      withId.map(({ command }) => command.id),
    ]);
  const known = new Map<T, CommandAnswer | Error>();
  for (const row of opened!.known ?? []) {
    const one = withId[row.i - 1]!;
    known.set(one, await answerOf(manager, row, one).catch((error: Error) => error));
  }
  return { now: opened!.now, known };
}

export interface Written extends AskedOf {
  readonly answer: CommandAnswer;
}

const RECORD_ALL = prepared(
  'record-commands',
  'select app.record_commands($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb[], $10)',
);

/** Records many answers in one statement. */
export async function recordAll(
  manager: EntityManager,
  written: readonly Written[],
  at: string,
): Promise<void> {
  const withId = written.filter(({ command }) => command.id !== undefined);
  if (withId.length === 0) return;
  await manager.query(RECORD_ALL, [
    withId.map(({ command }) => command.actor),
    withId.map(({ command }) => command.id),
    withId.map(({ command }) => command.name),
    withId.map(({ command }) => requestHash(command)),
    withId.map(({ stream }) => stream),
    withId.map(({ answer }) => answer.baseVersion),
    withId.map(({ answer }) => answer.version),
    withId.map(({ answer }) => answer.position ?? null),
    withId.map(({ answer }) => JSON.stringify(answer.result ?? null)),
    at,
  ]);
}

/**
 * For a command that changes rows and appends its facts by the way: does the work once, and gives
 * the same id its answer of before. Throws `Refused` IDEMPOTENCY_KEY_REUSED.
 */
export async function answerOnce<T>(
  manager: EntityManager,
  { command, stream }: AskedOf,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly known: boolean }> {
  const before = await recall(manager, command, stream);
  if (before) return { result: before.result as T, known: true };
  const result = await work();
  const [{ at }]: [{ at: string }] = await manager.query('select app.iso(app.now()) as at');
  await record(manager, command, stream, { result, baseVersion: 0, version: 0, at });
  return { result, known: false };
}
