import { type DataSource, type EntityManager } from 'typeorm';
import { type Fact } from '#libs/decider';
import { inTransaction, installedProbe, OutcomeUnknown } from '#libs/platform';
import { append } from './append.js';
import { AppendBatch } from './append-batch.js';
import { CommandBatch } from './command-batch.js';
import { EventBell } from './bell.js';
import { bulkTransition, type BulkTransition } from './bulk-transition.js';
import { Conflict, type Head, type Operation, type StoredEvent, type Verdict } from './event.js';
import { type Probe } from './probe.js';
import { isWorthRetrying, retrying } from './retry.js';
import { headColumns, type HeadRow, toHead } from './rows.js';
import {
  type PureRequest,
  readStream,
  type Transacted,
  transactOnce,
  type TransactRequest,
} from './transact.js';

/**
 * The only way to write facts. With `manager`, a method works inside the caller's transaction;
 * otherwise it opens one of its own.
 */
export class EventStore {
  private readonly bell: EventBell;
  private readonly probe: Probe | undefined;
  private readonly appends: AppendBatch;
  private readonly commands: CommandBatch;

  constructor(
    private readonly dataSource: DataSource,
    { probe }: { readonly probe?: Probe } = {},
  ) {
    this.bell = new EventBell(dataSource);
    this.probe = probe ?? installedProbe();
    const at: Probe = (point, subject) => this.probe?.(point, subject);
    this.appends = new AppendBatch(dataSource, at);
    this.commands = new CommandBatch(dataSource, (request) => this.transact(request), at);
  }

  /**
   * Writes the operations that pass and gives a verdict on each. With `atomic` it writes all or
   * nothing, and throws `Conflict`. A call holds one operation per stream (RangeError).
   */
  async append(
    ops: readonly Operation[],
    {
      manager,
      atomic = false,
    }: { readonly manager?: EntityManager; readonly atomic?: boolean } = {},
  ): Promise<Verdict[]> {
    const verdicts =
      manager || atomic
        ? await append(manager ?? this.dataSource.manager, ops, atomic)
        : await this.appends.add(ops);
    if (manager) this.bell.ringLater();
    else this.bell.ring();
    return verdicts;
  }

  async read(
    stream: string,
    { manager, after }: { readonly manager?: EntityManager; readonly after?: number } = {},
  ): Promise<StoredEvent[]> {
    return readStream(manager ?? this.dataSource.manager, stream, after);
  }

  /** `lock` locks the head until the caller's transaction ends, so it needs `manager`. */
  async head(
    stream: string,
    { manager, lock = false }: { readonly manager?: EntityManager; readonly lock?: boolean } = {},
  ): Promise<Head | undefined> {
    if (lock && !manager) throw new RangeError('a lock needs the manager of a transaction');
    const rows: HeadRow[] = await (manager ?? this.dataSource.manager).query(
      `select ${headColumns} from app.head h where h.stream = $1 ` +
        (lock ? 'for no key update' : ''),
      [stream],
    );
    return rows[0] && toHead(rows[0]);
  }

  /**
   * Loads, folds, decides, appends, and writes the inline rows and the command record in one
   * transaction, and does it again when somebody else was faster. Errors: `Refused` from the
   * decision (nothing is written and the id stays free), `Conflict` after a few lost races,
   * `OutcomeUnknown` without a command id.
   */
  async transact<S, E extends Fact, R>(request: TransactRequest<S, E, R>): Promise<Transacted<R>> {
    if (request.manager) {
      const written = await transactOnce(request.manager, request, this.probe);
      this.bell.ringLater();
      return written;
    }
    // With an id, the repeated command finds out by itself whether the first attempt was committed.
    const again = (error: unknown): boolean =>
      error instanceof Conflict ||
      isWorthRetrying(error) ||
      (error instanceof OutcomeUnknown && request.command.id !== undefined);
    const done = await retrying(again, () =>
      inTransaction(this.dataSource, (manager) => transactOnce(manager, request, this.probe)),
    );
    if (!done.replayed) this.bell.ring();
    await this.probe?.('transact:done', request.stream);
    return done;
  }

  /**
   * `transact` for a decision that needs only its own stream. Commands that arrive together share
   * one transaction and one fsync, and each keeps its own answer or refusal. A lone command goes
   * straight through. Errors as `transact`.
   */
  async command<S, E extends Fact, R>(request: PureRequest<S, E, R>): Promise<Transacted<R>> {
    const done = await this.commands.add(request);
    if (!done.replayed) this.bell.ring();
    return done;
  }

  /**
   * Writes one event to each of many streams, set-based: see `BulkTransition`. Readers are told of
   * each chunk, so they follow while the next one is computed.
   */
  async bulkTransition(bulk: BulkTransition): Promise<{ count: number; streams: string[] }> {
    const onProgress = (count: number): void => {
      if (count > 0) this.bell.ring();
      bulk.onProgress?.(count);
    };
    return bulkTransition(this.dataSource, { ...bulk, onProgress }, this.probe);
  }
}
