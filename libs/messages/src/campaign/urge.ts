import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { shortDateTime } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { obligationStream, readObligation } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { type Actor, can, denials } from '#libs/org';
import { CONFIG, type Config, inTransaction } from '#libs/platform';
import { isAmong, reportReceived, waitingForCell } from '#libs/workflow';
import { post } from '../message/post.js';
import { on, urged } from '../tellings/occasions.js';

/** A cell that was urged by hand. */
export interface Urged {
  readonly obligation: string;
  readonly message: string;
  readonly at: string;
}

/** What became of one cell of several. */
export interface UrgedOne {
  readonly cell: string;
  readonly urged: Urged | null;
  /** Why it was not urged. */
  readonly code: string | null;
  readonly text: string | null;
}

export interface Noted {
  readonly obligation: string;
  readonly at: string;
  readonly note: string;
}

export interface Asking {
  readonly actor: Actor;
  readonly commandId: string;
}

const LAST = `
  select app.iso(m.at) as at, app.iso(m.at + interval '1 hour') as next,
    m.at + interval '1 hour' > app.now() as soon
  from app.message m where m.obligation = $1 and m.step like $2 order by m.at desc limit 1`;

/** What a clerk does by hand between the waves: urge a cell now, and note that it was called. */
@Injectable()
export class Urging {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * At most one an hour. The same command id gets the same message. Errors: `Refused`
   * NO_SUCH_OBLIGATION, NOT_YOUR_CELL, NOTHING_TO_URGE, URGED_LATELY.
   */
  urge(obligation: string, { actor, commandId }: Asking): Promise<Urged> {
    const occasion = on(urged, actor.id, commandId);
    return inTransaction(this.dataSource, async (manager) => {
      const state = await this.locked(manager, obligation, actor);
      const before = await this.told(manager, obligation, occasion.as);
      if (before) return before;
      await this.requireWaiting(manager, obligation);
      await this.requireRest(manager, obligation);
      const step = isAmong(reportReceived, state.status) ? urged.again : urged.cell;
      const teller = { store: this.store, publicUrl: this.config.publicUrl };
      await post(teller, manager, [{ step, obligation, ...occasion }]);
      return (await this.told(manager, obligation, occasion.as))!;
    });
  }

  /** One by one: what refuses one cell stops no other. */
  async urgeMany(
    directive: string,
    cells: readonly string[],
    asking: Asking,
  ): Promise<readonly UrgedOne[]> {
    const answers: UrgedOne[] = [];
    for (const cell of new Set(cells)) {
      try {
        const done = await this.urge(obligationStream(directive, cell), asking);
        answers.push({ cell, urged: done, code: null, text: null });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        answers.push({ cell, urged: null, code: error.code, text: error.message });
      }
    }
    return answers;
  }

  /** The same command id notes once. Errors: `Refused` NO_SUCH_OBLIGATION, NOT_YOUR_CELL. */
  note(obligation: string, note: string, { actor, commandId }: Asking): Promise<Noted> {
    return inTransaction(this.dataSource, async (manager) => {
      await this.locked(manager, obligation, actor);
      await manager.query(
        `insert into app.contact (obligation, note, by, command) values ($1, $2, $3, $4)
          on conflict (by, command) do nothing`,
        [obligation, note, actor.id, commandId],
      );
      const rows: Noted[] = await manager.query(
        `select obligation, app.iso(at) as at, note from app.contact where by = $1
          and command = $2`,
        [actor.id, commandId],
      );
      return rows[0]!;
    });
  }

  /** Locked, so that a report that comes now is either seen here or comes after. */
  private async locked(manager: EntityManager, obligation: string, actor: Actor) {
    await this.store.head(obligation, { manager, lock: true });
    const state = await readObligation(this.store, obligation, manager);
    if (!can(actor, 'message.remind', { cell: state.cell })) throw notYours();
    return state;
  }

  private async told(
    manager: EntityManager,
    obligation: string,
    step: string,
  ): Promise<Urged | undefined> {
    const rows: Urged[] = await manager.query(
      `select obligation, id as message, app.iso(at) as at from app.message
        where obligation = $1 and step = $2`,
      [obligation, step],
    );
    return rows[0];
  }

  private async requireWaiting(manager: EntityManager, obligation: string): Promise<void> {
    const rows: unknown[] = await manager.query(
      `select from app.head where stream = $1 and status = any ($2) and cutoff_at > app.now()
        and app.cell_ended(owner, app.now()) is null`,
      [obligation, waitingForCell],
    );
    if (rows.length === 0)
      throw new Refused(
        'NOTHING_TO_URGE',
        'Chi bộ này không còn phải gửi gì, hoặc đã hết hạn. Hãy xem lại bảng theo dõi.',
      );
  }

  private async requireRest(manager: EntityManager, obligation: string): Promise<void> {
    const rows: { at: string; next: string; soon: boolean }[] = await manager.query(LAST, [
      obligation,
      `${urged.recorded} %`,
    ]);
    const [last] = rows;
    if (last?.soon)
      throw new Refused(
        'URGED_LATELY',
        `Chi bộ này vừa được nhắc lúc ${shortDateTime(last.at)}. Hãy nhắc lại sau ` +
          `${shortDateTime(last.next)}.`,
        { next: last.next },
      );
  }
}

const notYours = (): Refused => new Refused('NOT_YOUR_CELL', denials.NOT_YOUR_CELL.message);
