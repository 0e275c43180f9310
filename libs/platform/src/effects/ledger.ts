import { type DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../database/index.js';
import { type Effect, type EffectOutcome } from './effect.js';
import { type PointProbe } from './probe.js';
import { Together } from './together.js';

/** What one runner claims and finishes in `app.effect`; calls that arrive together share a transaction and its fsync. */
export class EffectLedger {
  private readonly claims = new Together<string, Effect | undefined>((ids) => this.claimAll(ids));
  private readonly ends = new Together<Effect, boolean>((effects) => this.finishAll(effects));

  constructor(private readonly dataSource: DataSource, private readonly me: number, private readonly probe?: PointProbe) {}

  /** Undefined: it is done, another's, or not due. */
  claim(id: string): Promise<Effect | undefined> {
    return this.claims.call(id);
  }

  /** Records it as done, what it leaves to be written in the same transaction. Throws when the claim was taken from us: the other one writes the outcome. */
  async finish(effect: Effect, { commit }: EffectOutcome): Promise<void> {
    if (!(await (commit ? this.finishWith(effect, commit) : this.ends.call(effect)))) throw new Error('the claim was lost');
  }

  // A row that somebody else holds is being claimed or freed: it is left to them, and nobody waits for a lock while holding one. A claim does not wait
  // for the disk: a crash that takes it back ends its runner too. The outcome does.
  private async claimAll(ids: readonly string[]): Promise<(Effect | undefined)[]> {
    const [rows]: [Effect[], number] = await this.dataSource.query(
      `update app.effect set state = 'running', claimed_by = $2, attempts = attempts + 1
       where id in (select id from app.effect where id = any ($1) and state = 'pending' and (not_before is null or not_before <= app.now()) for update skip locked)
       returning id, kind, subject, detail, attempts, set_config('synchronous_commit', 'off', true)`,
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

  private finishWith(effect: Effect, commit: NonNullable<EffectOutcome['commit']>): Promise<boolean> {
    return inTransaction(this.dataSource, async (manager) => {
      if (!(await this.markDone(manager, [effect])).has(effect.id)) return false;
      await commit(manager);
      await this.probe?.('relay:commit', effect.kind);
      return true;
    });
  }

  private async markDone(manager: EntityManager, effects: readonly Effect[]): Promise<Set<string>> {
    const [rows]: [{ id: string }[], number] = await manager.query(
      `update app.effect set state = 'done', done_at = app.now(), last_error = null, claimed_by = null
       where id in (select id from app.effect where id = any ($1) order by id for update) and state = 'running' and claimed_by = $2 returning id`,
      [effects.map(({ id }) => id), this.me],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
