import { type DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../database/index.js';
import { type Effect, type EffectHandler, type EffectOutcome } from './effect.js';
import { type PointProbe } from './probe.js';
import { Together } from './together.js';

/** The pause is half a second after the first try, and doubles after each one up to an hour. */
const PAUSE = `least(interval '1 hour', interval '250 milliseconds' * (2 ^ least(attempts, 20)))`;

export interface Failing extends Pick<EffectHandler, 'usefulHours' | 'giveUp'> {
  readonly error: string;
  /** The effect refused itself, so it is of no use to try again. */
  readonly refused: boolean;
}

/**
 * What one runner claims and finishes in `app.effect`. Calls that arrive together share a
 * transaction and its fsync.
 */
export class EffectLedger {
  private readonly claims = new Together<string, Effect | undefined>((ids) => this.claimAll(ids));
  private readonly ends = new Together<Effect, boolean>((effects) => this.finishAll(effects));

  constructor(
    private readonly dataSource: DataSource,
    private readonly me: number,
    private readonly probe?: PointProbe,
  ) {}

  /** Answers undefined when the effect is done, claimed by another, or not due. */
  claim(id: string): Promise<Effect | undefined> {
    return this.claims.call(id);
  }

  /**
   * Records the effect as done and, in the same transaction, writes what it leaves to be written.
   * Throws when the claim was taken from us: then the other runner writes the outcome.
   */
  async finish(effect: Effect, { commit }: EffectOutcome): Promise<void> {
    if (!(await (commit ? this.finishWith(effect, commit) : this.ends.call(effect))))
      throw new Error('the claim was lost');
  }

  // A row that somebody else holds is just being claimed or freed. It is left to them, so that
  // nobody waits for a lock while holding one. A claim does not wait for the disk, because a crash
  // that takes it back ends its runner too. The outcome does wait.
  private async claimAll(ids: readonly string[]): Promise<(Effect | undefined)[]> {
    const [rows]: [Effect[], number] = await this.dataSource.query(
      `update app.effect set state = 'running', claimed_by = $2, attempts = attempts + 1,
        first_tried_at = coalesce(first_tried_at, app.now())
       where id in (select id from app.effect where id = any ($1) and state = 'pending'
         and (not_before is null or not_before <= app.now()) for update skip locked)
       returning id, kind, subject, detail, attempts, ` +
        `set_config('synchronous_commit', 'off', true)`,
      [ids, this.me],
    );
    const claimed = new Map(rows.map((effect) => [effect.id, effect]));
    // An id that was asked for twice is claimed once.
    return ids.map((id) => {
      const effect = claimed.get(id);
      claimed.delete(id);
      return effect;
    });
  }

  private finishAll(effects: readonly Effect[]): Promise<boolean[]> {
    return inTransaction(this.dataSource, async (manager) => {
      const done = await this.markDone(manager, effects);
      for (const { kind } of effects) await this.probe?.('relay:commit', kind);
      return effects.map(({ id }) => done.has(id));
    });
  }

  private finishWith(
    effect: Effect,
    commit: NonNullable<EffectOutcome['commit']>,
  ): Promise<boolean> {
    return inTransaction(this.dataSource, async (manager) => {
      if (!(await this.markDone(manager, [effect])).has(effect.id)) return false;
      await commit(manager);
      await this.probe?.('relay:commit', effect.kind);
      return true;
    });
  }

  /**
   * Writes down that a run failed. The effect is tried again after ever longer pauses of at most an
   * hour, unless it refused itself or its use has passed. Tries are not counted, so it does not
   * matter whether the disk, the network or the browser failed. Answers `undefined` when the claim
   * was no longer ours.
   */
  async fail(
    effect: Effect,
    { error, refused, usefulHours, giveUp }: Failing,
  ): Promise<'pending' | 'failed' | undefined> {
    return inTransaction(this.dataSource, async (manager) => {
      await this.probe?.('relay:release', effect.kind);
      const [rows]: [{ state: 'pending' | 'failed' }[], number] = await manager.query(
        `update app.effect set claimed_by = null, enqueued_wall = null, last_error = $3,
           state = case when $4 or first_tried_at + make_interval(hours => $5::int) <= app.now()
             then 'failed' else 'pending' end,
           retry_wall = clock_timestamp() + ${PAUSE}, retry_at = app.now() + ${PAUSE}
         where id = $1 and state = 'running' and claimed_by = $2 returning state`,
        [effect.id, this.me, error, refused, usefulHours ?? null],
      );
      const state = rows[0]?.state;
      if (state === 'failed') await giveUp?.(effect, manager);
      return state;
    });
  }

  /**
   * Frees what is claimed under our number and nobody here has in hand. This happens when the
   * database went away while a claim was answered or an outcome was written. The claims are read
   * before `inHand`, so that one made meanwhile is in it.
   */
  async freeOrphans(inHand: ReadonlySet<string>): Promise<void> {
    const claimed: { id: string; attempts: number }[] = await this.dataSource.query(
      `select id, attempts from app.effect where done_at is null and state = 'running'
        and claimed_by = $1`,
      [this.me],
    );
    for (const { id, attempts } of claimed.filter((one) => !inHand.has(one.id))) {
      await this.dataSource.query(
        `update app.effect set state = 'pending', claimed_by = null, enqueued_wall = null
          where id = $1 and state = 'running' and claimed_by = $2 and attempts = $3`,
        [id, this.me, attempts],
      );
    }
  }

  private async markDone(manager: EntityManager, effects: readonly Effect[]): Promise<Set<string>> {
    const [rows]: [{ id: string }[], number] = await manager.query(
      `update app.effect set state = 'done', done_at = app.now(), last_error = null,
        claimed_by = null
       where id in (select id from app.effect where id = any ($1) order by id
         for update) and state = 'running' and claimed_by = $2 returning id`,
      [effects.map(({ id }) => id), this.me],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
