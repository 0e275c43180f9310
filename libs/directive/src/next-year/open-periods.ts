import { type DataSource, type EntityManager } from 'typeorm';
import { civilDate, MissingYear } from '#libs/calendar';
import { type EventStore, type Operation } from '#libs/event-store';
import { logger, type TickTask } from '#libs/platform';
import { recipientsOn } from '../campaign/recipients.js';
import { directive, type Directive } from '../campaign/directive.js';
import { type DirectiveEvent } from '../campaign/directive.events.js';
import {
  type DuePeriod,
  duePeriod,
  isStandingOpen,
  openPeriod,
  periodDirective,
  type Standing,
  startPeriod,
} from '../campaign/standing.js';
import { calendar } from '../definition/deadline.js';
import { type Workflows } from '../definition/workflows.js';

/** Standing letters that run. */
const STANDING = `
  select substr(h.stream, 11) as directive from app.head h
  where h.category = 'directive' and h.status = 'issued' and exists (select from app.event e
    where e.stream = h.stream and e.type = 'DirectiveIssued' and (e.data->>'standing')::boolean)
  order by 1`;

interface Context {
  readonly now: string;
  readonly manager: EntityManager;
}

/**
 * Opens the periods of standing letters when their day has come, each once: the letter's own facts
 * say which were opened, and the stream of a period must not exist. What was missed while nothing
 * ran is caught up, one period after another.
 */
export function openPeriods(
  dataSource: DataSource,
  store: EventStore,
  workflows: Workflows,
): TickTask {
  const log = logger('periods');
  let seen = '';

  /** The day and the letters: nothing is due while both are the same. */
  async function standing(): Promise<string> {
    const rows: { key: string; now: string }[] = await dataSource.query(
      `select app.iso(app.now()) as now, (select count(*) || ' ' || coalesce(sum(h.version), 0)
        from app.head h where h.category = 'directive') as key`,
    );
    return `${civilDate(rows[0]!.now)} ${rows[0]!.key}`;
  }

  /**
   * With no cell left there is nobody to ask: the period is opened empty, so that none is missing.
   */
  async function periodStream(
    id: string,
    state: Standing,
    { due, now, manager }: Context & { readonly due: DuePeriod },
  ): Promise<Operation> {
    const { selected } = await recipientsOn(manager, state.content, civilDate(now));
    const cells = selected.map((cell) => cell.id);
    const events = startPeriod(state, { of: id, due, cells });
    return {
      stream: `directive-${periodDirective(id, due.period)}`,
      expect: 'none',
      events: [...events],
      head: directive.head(events.reduce(directive.evolve, directive.initial)),
      actor: 'system',
      causation: `directive-${id}`,
    };
  }

  async function decide(id: string, state: Directive, context: Context) {
    const nothing = { events: [] as readonly DirectiveEvent[], result: false };
    if (!isStandingOpen(state)) return nothing;
    const workflow = await workflows.byId(state.workflow);
    const due = duePeriod(state, workflow, { now: context.now, calendar });
    if (!due) return nothing;
    return {
      events: [openPeriod(id, due)],
      also: [await periodStream(id, state, { ...context, due })],
      result: true,
    };
  }

  /** Whether one was opened: then the next one is asked for. */
  async function openNext(id: string): Promise<boolean> {
    const { result } = await store.transact({
      aggregate: directive,
      stream: `directive-${id}`,
      command: { name: 'open-period', actor: 'system' },
      decide: (state, context) => decide(id, state, context),
    });
    if (result) log.info('period opened', { directive: id });
    return result;
  }

  async function openAll(id: string): Promise<void> {
    try {
      while (await openNext(id));
    } catch (error) {
      if (!(error instanceof MissingYear)) throw error;
      log.error('a period cannot be dated', { directive: id, year: error.year });
    }
  }

  return {
    name: 'open-periods',
    async run() {
      const key = await standing();
      if (key === seen) return;
      const letters: { directive: string }[] = await dataSource.query(STANDING);
      for (const { directive: id } of letters) await openAll(id);
      // A period that was opened changes the key: the next tick looks once more, and rests.
      seen = key;
    },
  };
}
