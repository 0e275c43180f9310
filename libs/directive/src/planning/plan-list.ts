import { type Aggregate } from '#libs/decider';
import { applyDelta, type ApprovedList, type Delta, nextBase } from '#libs/planning';
import { type PlanListEvent, planListEvent } from './plan-list.events.js';

/**
 * The list of one cell's term that was approved last. `cited` is the notice that approved it; null
 * for a list taken over from paper.
 */
export interface PlanList {
  readonly list: ApprovedList | null;
  readonly cited: string | null;
  /** The highest version that any approval ever made, including those that were taken back. */
  readonly highest: number;
}

function evolve(state: PlanList, event: PlanListEvent): PlanList {
  if (event.type === 'PlanListOpened') {
    const { cell, term, entries } = event.data;
    return { list: { schemaVersion: 1, cell, term, version: 0, entries }, cited: null, highest: 0 };
  }
  if (!state.list) throw new Error(`${event.type} before PlanListOpened`);
  if (event.type === 'PlanListTakenBack') {
    const { delta, standing } = event.data;
    return { ...state, list: applyDelta(state.list, delta), cited: standing?.since ?? null };
  }
  const { delta, since } = event.data;
  return {
    list: nextBase(state.list, delta, since),
    cited: since,
    highest: Math.max(state.highest, delta.to),
  };
}

export const planList: Aggregate<PlanList, PlanListEvent> = {
  name: 'plan',
  initial: { list: null, cited: null, highest: 0 },
  evolve,
  parse: (fact) => planListEvent.parse(fact),
  facts: { PlanListOpened: {}, PlanListAmended: {}, PlanListTakenBack: {} },
  head: ({ list }) => ({
    status: 'open',
    ...(list ? { owner: list.cell, parent: list.term.id } : {}),
  }),
};

/** Term ids are unique in the organisation (`<cell>-2022-2025`), so they name the list. */
export function planListStream(term: string): string {
  return `plan-${term}`;
}

/** The list as it stands, with the version of its stream; 0 when nothing was approved here yet. */
export interface StandingList {
  readonly list: ApprovedList;
  readonly cited: string | null;
  readonly version: number;
  readonly highest: number;
}

/**
 * What an approval does to a term's list. The list taken over from paper becomes its first fact. A
 * version is given only once, so a report that was made from a list taken back since is never
 * mistaken for one made from the list that came after.
 */
export function amendList(
  { list, version, highest }: Pick<StandingList, 'list' | 'version' | 'highest'>,
  amendment: { delta: Delta; notice: string; since: string; directive: string; by: string },
): PlanListEvent[] {
  const { cell, term, entries } = list;
  const opened: PlanListEvent[] =
    version === 0 ? [{ type: 'PlanListOpened', data: { cell, term, entries: [...entries] } }] : [];
  return [
    ...opened,
    {
      type: 'PlanListAmended',
      data: {
        ...amendment,
        delta: { ...amendment.delta, to: Math.max(amendment.delta.to, highest + 1) },
      },
    },
  ];
}
