import { type DataSource } from 'typeorm';
import { civilDate } from '#libs/calendar';
import { type EventStore } from '#libs/event-store';
import { logger, type TickTask } from '#libs/platform';
import { type Directive, directive } from '../campaign/directive.js';
import { type DirectiveEvent } from '../campaign/directive.events.js';
import { inForce } from '../campaign-use/get-directive.js';
import { type Workflows } from '../definition/workflows.js';
import { type BlockedYear, type DueDraft, dueYears } from './due-years.js';

export interface NextYearOptions {
  readonly store: EventStore;
  readonly workflows: Workflows;
  /** Tells the clerk that a year has no days off yet. Calling it twice must tell it once. */
  readonly onBlocked: (blocked: BlockedYear) => Promise<void>;
}

const isDraftOf = (state: Directive, { content }: DueDraft): boolean =>
  state.status !== 'none' &&
  state.content.workflow === content.workflow &&
  state.content.year === content.year &&
  state.content.committee === content.committee;

/**
 * Opens next year's draft from the last directive, once, in January or when the definition says.
 * Nothing is issued by itself. The draft's id follows from the last one's and its stream must not
 * exist, so two workers open one draft.
 */
export function openNextYear(
  dataSource: DataSource,
  { store, workflows, onBlocked }: NextYearOptions,
): TickTask {
  const log = logger('next-year');
  let seen = '';

  /** The day and the directives. While both are the same, nothing new is due. */
  async function standing(): Promise<{ now: string; key: string }> {
    const rows: { now: string; key: string }[] = await dataSource.query(
      `select app.iso(n) as now, (select count(*) || ' ' || coalesce(sum(h.version), 0)
        from app.head h where h.category = 'directive') as key from app.now() as n`,
    );
    const { now, key } = rows[0]!;
    return { now, key: `${civilDate(now)} ${key}` };
  }

  /** True when the draft is there, whoever made it; false when the id belongs to something else. */
  async function open(draft: DueDraft, id: string): Promise<boolean> {
    const definition = await workflows.definitionById(draft.workflow.id);
    const { result, position } = await store.transact({
      aggregate: directive,
      stream: `directive-${id}`,
      command: { name: 'open-next-year', actor: 'system' },
      decide: (state, { now }): { events: readonly DirectiveEvent[]; result: boolean } => {
        if (state.status !== 'none') return { events: [], result: isDraftOf(state, draft) };
        const on = civilDate(now);
        const { ruleSet, profile } = inForce(on, definition);
        return {
          events: [
            {
              type: 'DirectiveDrafted',
              data: {
                ...draft.content,
                opened: { from: draft.from, on, ruleSet: ruleSet?.id ?? null, profile },
                by: 'system',
              },
            },
          ],
          result: true,
        };
      },
    });
    if (position !== undefined)
      log.info('next year’s draft opened', { directive: id, from: draft.from });
    return result;
  }

  async function openOnce(draft: DueDraft): Promise<void> {
    for (const id of draft.ids) if (await open(draft, id)) return;
    log.error('no id is free for next year’s draft', { from: draft.from, ids: draft.ids });
  }

  return {
    name: 'open-next-year',
    async run() {
      const { now, key } = await standing();
      if (key === seen) return;
      const { drafts, blocked } = await dueYears(dataSource.manager, workflows, now);
      for (const draft of drafts) await openOnce(draft);
      for (const year of blocked) await onBlocked(year);
      // New drafts change the key, so the next tick looks once more, finds nothing, and then rests.
      seen = key;
    },
  };
}
