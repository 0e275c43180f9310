import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EVENT_CHANNEL } from '#libs/event-store';
import { type Actor, cellsOf } from '#libs/org';
import { listen, type Listener, withinCommittee } from '#libs/platform';

/** A fact that was written, without what it says. */
interface Written {
  readonly position: number;
  readonly stream: string;
}

/** What changed, for whoever may read it. */
export interface Change {
  readonly position: number;
  readonly streams: readonly string[];
}

/** Somebody who listens. `ended` is called when the program stops. */
export interface Audience {
  readonly offices: readonly Actor[];
  changed(change: Change): void;
  ended(): void;
}

/** What comes within this time goes out as one. */
const TOGETHER_MS = 200;
/** How many facts may be made up for; who missed more fetches everything anew. */
const MADE_UP = 500;

const ofDirective = /^directive-/;
const ofObligation = /^obligation-.+--(?<cell>.+)$/;

/** Directives are for all who read them; an obligation is for its cell and the committee. */
function concerns(offices: readonly Actor[], stream: string): boolean {
  if (ofDirective.test(stream)) return true;
  const cell = ofObligation.exec(stream)?.groups?.['cell'];
  if (cell === undefined) return false;
  return offices.some((office) => office.role !== 'cell' || cellsOf(office).includes(cell));
}

/**
 * Says to each browser that is open what changed, and never what it says: that is asked for under
 * the reader's own rights. One connection listens for all of them, from the first to the last.
 */
@Injectable()
export class Changes implements OnModuleDestroy {
  private readonly audience = new Set<Audience>();
  private stopped = false;
  private listener: Listener | undefined;
  private timer: NodeJS.Timeout | undefined;
  private position = 0;

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** The newest fact that readers may see. */
  async newest(): Promise<number> {
    const [row]: { safe: string }[] = await this.dataSource.query(
      'select safe from app.read_bounds()',
    );
    return Number(row!.safe);
  }

  /** What was written since; undefined when that is too much or not known. */
  async since(position: number, offices: readonly Actor[]): Promise<Change | undefined> {
    const written = await this.after(position);
    if (written.length >= MADE_UP) return undefined;
    const newest = written.at(-1)?.position ?? position;
    return { position: newest, streams: await this.visible(offices, written) };
  }

  async join(member: Audience): Promise<void> {
    if (this.audience.size === 0) this.position = await this.newest();
    // The program may have begun to stop meanwhile.
    if (this.stopped) return member.ended();
    this.audience.add(member);
    this.listener ??= listen(this.dataSource, EVENT_CHANNEL, () => this.ring());
  }

  async leave(member: Audience): Promise<void> {
    this.audience.delete(member);
    if (this.audience.size === 0) await this.rest();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const member of this.audience) member.ended();
    this.audience.clear();
    await this.rest();
  }

  private async rest(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { listener } = this;
    this.listener = undefined;
    await listener?.close();
  }

  private ring(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.tell().catch(() => undefined);
    }, TOGETHER_MS).unref();
  }

  private async tell(): Promise<void> {
    const written = await this.after(this.position);
    const newest = written.at(-1)?.position;
    if (newest === undefined) return;
    for (const member of this.audience) {
      const streams = await this.visible(member.offices, written);
      if (streams.length > 0) member.changed({ position: newest, streams });
    }
    // Only now: what could not be read is told the next time.
    this.position = newest;
    if (written.length >= MADE_UP) this.ring();
  }

  private async after(position: number): Promise<Written[]> {
    const rows: { position: string; stream: string }[] = await this.dataSource.query(
      'select position, stream from app.read_after($1, $2)',
      [position, MADE_UP],
    );
    return rows.map((row) => ({ position: Number(row.position), stream: row.stream }));
  }

  /** The streams that these offices may read, each once. The database keeps committees apart. */
  private async visible(
    offices: readonly Actor[],
    written: readonly Written[],
  ): Promise<readonly string[]> {
    const streams = [...new Set(written.map(({ stream }) => stream))].filter((stream) =>
      concerns(offices, stream),
    );
    const committees = new Set(offices.map(({ committee }) => committee));
    if (streams.length === 0 || committees.has(undefined)) return streams;
    const found = await Promise.all(
      [...committees].map((committee) => withinCommittee(committee, () => this.readable(streams))),
    );
    return [...new Set(found.flat())];
  }

  private async readable(streams: readonly string[]): Promise<string[]> {
    const rows: { stream: string }[] = await this.dataSource.query(
      'select distinct stream from app.event where stream = any ($1)',
      [streams],
    );
    return rows.map(({ stream }) => stream);
  }
}
