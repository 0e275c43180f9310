import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type DataSource, type QueryRunner } from 'typeorm';
import { errorInWords, logger } from '../config/index.js';
import { type Effect, type EffectHandler, EffectRefused } from './effect.js';
import { EffectLedger } from './ledger.js';
import { type EffectPoint, installedProbe } from './probe.js';

const ALIVE = 0x0dd0;
const RELEASE_ATTEMPTS = 6;
const RELEASE_PAUSE_MS = 200;

/** Hands effects of one kind to the queue of that kind. */
export interface Enqueue {
  (effectIds: readonly string[], kind: string): Promise<void>;
}

interface Open {
  readonly id: string;
  readonly kind: string;
  readonly recordedAt: string;
}

/**
 * Claims effects, acts, and records the outcome. A claim carries the number of its runner, which
 * holds an advisory lock of that number as long as it lives. So the claims of a killed process are
 * seen and freed at once, without a lease to wait for.
 */
export class EffectRunner {
  private readonly handlers = new Map<string, EffectHandler>();
  private readonly me = randomInt(1, 2 ** 31 - 1);
  private readonly log = logger('effects');
  /** The session whose lock shows that we live. */
  private alive: QueryRunner | undefined;
  private reviving: Promise<void> | undefined;
  private readonly ledger: EffectLedger;
  /** Ids of effects, from before the claim until after the outcome. */
  private readonly inHand = new Set<string>();
  private readonly probe:
    | ((point: EffectPoint, subject: string) => Promise<void> | void)
    | undefined = installedProbe();

  constructor(
    private readonly dataSource: DataSource,
    handlers: readonly EffectHandler[],
  ) {
    this.ledger = new EffectLedger(dataSource, this.me, installedProbe());
    for (const handler of handlers) {
      if (this.handlers.has(handler.kind))
        throw new Error(`effect "${handler.kind}" has two handlers`);
      this.handlers.set(handler.kind, handler);
    }
  }

  start(): Promise<void> {
    return this.stayAlive();
  }

  async stop(): Promise<void> {
    const { alive } = this;
    this.alive = undefined;
    if (!alive || alive.isReleased) return;
    await alive.query('select pg_advisory_unlock($1, $2)', [ALIVE, this.me]).catch(() => undefined);
    await alive.release();
  }

  /**
   * Runs one effect if it is still to be done. A duplicate or stale job finds nothing to claim. It
   * never throws for a failure of the effect itself.
   */
  async run(id: string): Promise<'done' | 'nothing' | 'failed'> {
    await this.stayAlive();
    if (this.inHand.has(id)) return 'nothing';
    this.inHand.add(id);
    try {
      const effect = await this.ledger.claim(id);
      return effect ? await this.act(effect) : 'nothing';
    } finally {
      this.inHand.delete(id);
    }
  }

  private async act(effect: Effect): Promise<'done' | 'failed'> {
    const handler = this.handlers.get(effect.kind);
    try {
      await this.probe?.('relay:claimed', effect.kind);
      if (!handler) throw new Error(`no handler for effect "${effect.kind}"`);
      const outcome = await handler.run(effect);
      await this.probe?.('relay:ran', effect.kind);
      await this.ledger.finish(effect, outcome);
      await this.probe?.('relay:done', effect.kind);
      return 'done';
    } catch (error) {
      await this.release(effect, error);
      return 'failed';
    }
  }

  /**
   * Frees the claims of runners that are gone, and hands every open effect without a live job to
   * the queue. Returns how many were handed over.
   */
  async reconcile(enqueue: Enqueue): Promise<number> {
    await this.stayAlive();
    await this.dataSource.query(
      `update app.effect e set state = 'pending', claimed_by = null, enqueued_wall = null
       where e.done_at is null and e.state = 'running' and not exists (
         select from pg_locks l where l.locktype = 'advisory' and l.objsubid = 2
           and l.classid = ${ALIVE} and l.objid = e.claimed_by
           and l.database = (select oid from pg_database where datname = current_database()))`,
    );
    await this.ledger.freeOrphans(this.inHand);
    let total = 0;
    // Each page goes on where the last one ended. What was handed over a moment ago is still open,
    // and would be looked at again and again.
    for (let after = { recordedAt: '-infinity', id: '' }; ;) {
      const [rows]: [Open[], number] = await this.dataSource.query(
        `update app.effect set enqueued_wall = clock_timestamp() where id in (
           select id from app.effect where done_at is null and state = 'pending' and (recorded_at,
             id) > ($1::timestamptz, $2)
             and (not_before is null or not_before <= app.now())
             and (retry_wall is null or retry_wall <= clock_timestamp() or retry_at <= app.now())
             and (enqueued_wall is null or enqueued_wall < clock_timestamp() - interval
               '15 seconds')
           order by recorded_at, id limit 1000 for update skip locked)
         returning id, kind, app.iso(recorded_at) as "recordedAt"`,
        [after.recordedAt, after.id],
      );
      if (rows.length === 0) return total;
      await this.probe?.('relay:enqueue', 'effects');
      for (const kind of new Set(rows.map((row) => row.kind)))
        await enqueue(
          rows.filter((row) => row.kind === kind).map(({ id }) => id),
          kind,
        );
      await this.probe?.('relay:enqueued', 'effects');
      total += rows.length;
      after = rows.reduce((a, b) =>
        a.recordedAt < b.recordedAt || (a.recordedAt === b.recordedAt && a.id < b.id) ? b : a,
      );
    }
  }

  /**
   * The sign of life ends with its connection, for example when the database restarts. Nothing is
   * claimed before it is back, because the claim would be taken for one of a dead runner.
   */
  private stayAlive(): Promise<void> {
    if (this.alive && !this.alive.isReleased) return Promise.resolve();
    this.reviving ??= this.showLife().finally(() => (this.reviving = undefined));
    return this.reviving;
  }

  private async showLife(): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    await runner.query('select pg_advisory_lock($1, $2)', [ALIVE, this.me]);
    this.alive = runner;
  }

  private async release(effect: Effect, error: unknown): Promise<void> {
    const message = errorInWords(error);
    const { usefulHours, giveUp } = this.handlers.get(effect.kind) ?? {};
    for (let tried = 1; ; tried++) {
      try {
        const state = await this.ledger.fail(effect, {
          error: message.slice(0, 2000),
          refused: error instanceof EffectRefused,
          usefulHours,
          giveUp,
        });
        this.log.warn(
          state === 'failed' ? 'effect given up' : 'effect failed, will be tried again',
          {
            effect: effect.id,
            kind: effect.kind,
            attempt: effect.attempts,
            error: message.slice(0, 500),
          },
        );
        return;
      } catch (lost) {
        // The next reconcile finds that nobody has the effect in hand.
        this.log.warn('effect could not be released', {
          effect: effect.id,
          tried,
          error: lost,
        });
        if (tried === RELEASE_ATTEMPTS) return;
      }
      await pause(RELEASE_PAUSE_MS * tried);
    }
  }
}
