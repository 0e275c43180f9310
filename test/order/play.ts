import { type Operation } from '#libs/event-store';
import { apartFrom, asksForVersion } from './beside.js';
import { type Event, type Faults, Judge } from './judge.js';
import { ALL, type Lane } from './lane.js';
import { Locks } from './locks.js';
import { type Act, type Piece, type Script, type Step, type Writer } from './script.js';

export interface Played extends Faults {
  readonly events: number;
  /** Positions that a rollback left empty. */
  readonly gaps: number;
  readonly commits: number;
  readonly rollbacks: number;
  /** Appends that stood in a lock's queue. */
  readonly waits: number;
}

interface Hand {
  fenced?: number;
  written: Event[];
  drawn: number;
  answer?: Promise<void>;
}

const PATIENCE_MS = 20_000;

/** Of the streams with a history, and of those that only this script has. */
export interface Names {
  readonly shared: string;
  readonly own: string;
}

/** Plays one script on a lane, and tells the judge what was committed and what the reader got. */
class Play {
  private readonly locks = new Locks();
  private readonly hands = new Map<Writer, Hand>();
  private high = 0;
  private fresh = 0;
  private round: Promise<unknown>[] = [];
  private queued = new Map<Writer, Writer>();
  private readonly inRound = new Set<string>();
  private readonly actsInRound = new Set<Act>();
  private alone = false;
  readonly tally = {
    events: 0,
    gaps: 0,
    commits: 0,
    rollbacks: 0,
    waits: 0,
  };

  constructor(
    private readonly lane: Lane,
    private readonly names: Names,
    private readonly judge: Judge,
  ) {}

  async script(script: Script): Promise<void> {
    this.high = this.judge.cursor;
    for (const step of script) {
      if (!this.locks.allows(step)) continue;
      if (!this.joins(step)) await this.flush();
      this.send(step);
    }
    await this.flush();
    // A script that was cut short by hand may leave some open.
    while (this.locks.open.size > 0) {
      for (const who of this.locks.open)
        if (!this.locks.isWaiting(who))
          this.send({ who, act: 'commit', pieces: [], limit: 0, beside: false });
      await this.flush();
    }
    await this.look(0, this.dueNow());
  }

  /**
   * Side by side: other connections, and nobody who might come to wait for another, whichever is
   * faster.
   */
  private joins(step: Step): boolean {
    if (
      !step.beside ||
      this.alone ||
      asksForVersion(step) ||
      this.inRound.has(step.who) ||
      this.locks.wouldWait(step)
    )
      return false;
    return !apartFrom(step.act, this.locks.nobodyWaits).some((act) => this.actsInRound.has(act));
  }

  private async flush(): Promise<void> {
    await Promise.all(this.round);
    // Sent is not yet queued: without this another might come before it.
    const queue = this.locks.queue;
    for (const [waiter, holder] of queue)
      if (this.queued.get(waiter) !== holder) await this.lane.standsBehind(waiter, holder);
    this.queued = new Map(queue);
    this.round = [];
    this.alone = false;
    this.inRound.clear();
    this.actsInRound.clear();
  }

  /**
   * Events that nothing may hold back any more: committed, and below every fence that can be there
   * now.
   */
  private dueNow(): Event[] {
    const floor = Math.min(
      Infinity,
      ...[...this.hands.values()].map(({ fenced }) => fenced ?? Infinity),
    );
    return this.judge.due(floor);
  }

  private send(step: Step): void {
    const { who, act } = step;
    this.inRound.add(who);
    this.actsInRound.add(act);
    this.alone = asksForVersion(step);
    if (who === 'R') {
      this.round.push(this.look(step.limit, this.dueNow()));
      return;
    }
    const woken = this.locks.apply(step);
    const answer = this.act(who, step);
    const hand = this.hands.get(who);
    if (act === 'append' && this.locks.isWaiting(who)) {
      this.tally.waits += 1;
      answer.catch(() => undefined);
      hand!.answer = answer;
    } else this.round.push(answer);
    for (const one of woken) this.round.push(this.hands.get(one)!.answer!);
  }

  private async act(who: Writer, { act, pieces }: Step): Promise<void> {
    const runner = this.lane.runners[who];
    switch (act) {
      case 'begin':
        this.hands.set(who, { written: [], drawn: 0 });
        return void (await runner.query('begin'));
      case 'stall':
        this.hands.get(who)!.fenced ??= this.high;
        return void (await runner.query('select app.fence()'));
      case 'append':
        return this.append(who, pieces);
      case 'undo':
        return this.undo(who, pieces);
      default:
        return this.end(who, act as 'commit' | 'rollback');
    }
  }

  private async operation(who: Writer, { stream, events, expect }: Piece): Promise<Operation> {
    const { shared: history, own } = this.names;
    const prefix = stream === 'e' ? own : history;
    const name =
      stream === 'new' ? `order-${own}-new${(this.fresh += 1)}` : `order-${prefix}-${stream}`;
    const seen =
      expect === 'now'
        ? ((await this.lane.store.head(name, { manager: this.lane.runners[who].manager }))
            ?.version ?? 0)
        : expect;
    return {
      stream: name,
      expect: seen,
      actor: 'order',
      events: Array.from({ length: events }, (_, n) => ({ type: 'Moved', data: { n } })),
    };
  }

  private async write(who: Writer, pieces: readonly Piece[]): Promise<Event[]> {
    const ops: Operation[] = [];
    for (const piece of pieces) ops.push(await this.operation(who, piece));
    const verdicts = await this.lane.store.append(ops, { manager: this.lane.runners[who].manager });
    return verdicts.flatMap((verdict, i) => {
      if (!verdict.ok) return [];
      this.high = Math.max(this.high, verdict.position);
      return ops[i]!.events.map((_, n) => ({
        key: `${verdict.stream}@${verdict.version - n}`,
        position: verdict.position,
      }));
    });
  }

  private async append(who: Writer, pieces: readonly Piece[]): Promise<void> {
    const hand = this.hands.get(who)!;
    // The fence is registered after the locks: one that waits has none yet, and its bound will not
    // be below what is drawn by then.
    const sentAt = this.high;
    const waits = this.locks.isWaiting(who);
    if (!waits) hand.fenced ??= sentAt;
    const written = await this.write(who, pieces);
    if (written.length > 0) hand.fenced ??= sentAt;
    hand.written.push(...written);
    hand.drawn += written.length;
  }

  private async undo(who: Writer, pieces: readonly Piece[]): Promise<void> {
    const runner = this.lane.runners[who];
    const before = this.hands.get(who)!.fenced;
    this.hands.get(who)!.fenced ??= this.high;
    await runner.query('savepoint s');
    this.tally.gaps += (await this.write(who, pieces)).length;
    await runner.query('rollback to savepoint s');
    this.hands.get(who)!.fenced = before;
  }

  private async end(who: Writer, how: 'commit' | 'rollback'): Promise<void> {
    const { written, drawn } = this.hands.get(who)!;
    await this.lane.runners[who].query(how);
    this.hands.delete(who);
    this.tally[how === 'commit' ? 'commits' : 'rollbacks'] += 1;
    if (how === 'rollback') this.tally.gaps += drawn;
    else this.judge.committed(written);
    if (how === 'commit') this.tally.events += written.length;
  }

  private async look(limit: number, must: readonly Event[]): Promise<void> {
    const seen = await this.lane.look(this.judge.cursor, limit);
    for (const event of seen) this.judge.take(event);
    if (seen.length < (limit === 0 ? ALL : limit)) this.judge.tookAll(must);
  }
}

/**
 * Plays a script to its end. Errors: a step that the database refused, or that was not answered in
 * 20 s.
 */
export async function play(lane: Lane, script: Script, names: Names): Promise<Played> {
  await lane.prepare(names.shared);
  const judge = new Judge(await lane.high());
  const one = new Play(lane, names, judge);
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const stuck = new Promise<never>((_, reject) =>
    patience.addEventListener(
      'abort',
      () => reject(new Error(`a step was not answered in ${PATIENCE_MS / 1000} s`)),
      { once: true },
    ),
  );
  await Promise.race([one.script(script), stuck]);
  return { ...one.tally, ...judge.faults() };
}
