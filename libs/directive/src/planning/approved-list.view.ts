import { type StoredEvent, type View } from '#libs/event-store';
import { applyDelta, type Entry, nextBase } from '#libs/planning';
import { type PlanListEvent, planListEvent } from './plan-list.events.js';

/**
 * The persons planned in one cell's term. `cited` is the notice that approved it last; null for a
 * list taken over from paper.
 */
export interface ApprovedListRow {
  readonly key: string;
  readonly cell: string;
  readonly term: string;
  readonly term_name: string;
  readonly version: number;
  readonly entries: readonly Entry[];
  readonly cited: string | null;
  readonly directive: string | null;
  readonly amended_at: string | null;
}

/** The approval that counts again; a list taken over from paper has none. */
function citation(
  standing: Extract<PlanListEvent, { type: 'PlanListTakenBack' }>['data']['standing'],
): Pick<ApprovedListRow, 'cited' | 'directive' | 'amended_at'> {
  return standing
    ? { cited: standing.since, directive: standing.directive, amended_at: standing.at }
    : { cited: null, directive: null, amended_at: null };
}

export const approvedListView: View<ApprovedListRow> = {
  name: 'approved-list',
  table: 'approved_list',
  category: 'plan',
  keyOf: ({ stream }) => (stream.startsWith('plan-') ? stream : undefined),
  project(row: ApprovedListRow | undefined, stored: StoredEvent): ApprovedListRow {
    const event = planListEvent.parse({ type: stored.type, data: stored.data });
    if (event.type === 'PlanListOpened') {
      const { cell, term, entries } = event.data;
      return {
        key: stored.stream,
        cell,
        term: term.id,
        term_name: term.name,
        version: 0,
        entries,
        cited: null,
        directive: null,
        amended_at: null,
      };
    }
    if (!row) throw new Error(`${stored.type} before PlanListOpened in ${stored.stream}`);
    const list = {
      schemaVersion: 1 as const,
      cell: row.cell,
      term: { id: row.term, name: row.term_name },
      version: row.version,
      entries: [...row.entries],
    };
    if (event.type === 'PlanListTakenBack') {
      const { version, entries } = applyDelta(list, event.data.delta);
      return { ...row, version, entries, ...citation(event.data.standing) };
    }
    const { delta, since, directive } = event.data;
    const { version, entries } = nextBase(list, delta, since);
    return { ...row, version, entries, cited: since, directive, amended_at: stored.at };
  },
};
