import { type EntityManager } from 'typeorm';
import { type EventStore, type StoredEvent } from '#libs/event-store';
import { listPlannedPosts, type PlannedPost } from '#libs/org';
import { emptyList, type TermRef } from '#libs/planning';
import { planList, planListStream, type StandingList } from './plan-list.js';

/** The notice as papers cite it. The organisation file may give its number alone. */
function citation(since: string): string {
  return /^\d/.test(since) ? `Thông báo số ${since}` : since;
}

/** Folds the facts of a list, as far as the caller has read them. */
export function foldPlanList(events: readonly StoredEvent[]): StandingList | undefined {
  const { list, cited, highest } = events
    .map((stored) => planList.parse(stored))
    .reduce(planList.evolve, planList.initial);
  return list ? { list, cited, highest, version: events.length } : undefined;
}

/** The list as it was on paper, from the organisation file. */
export function paperList(
  cell: string,
  term: TermRef,
  planned: readonly PlannedPost[],
): StandingList {
  const own = planned.filter((row) => row.term === term.id);
  const entries = own.map(({ person, post, since }) => ({ person, post, since: citation(since) }));
  return { list: { ...emptyList(cell, term), entries }, cited: null, highest: 0, version: 0 };
}

/** The list last approved for each term of a cell, in the order of `terms`. */
export async function readPlanLists(
  store: EventStore,
  manager: EntityManager,
  { cell, terms }: { cell: string; terms: readonly TermRef[] },
): Promise<StandingList[]> {
  const planned = await listPlannedPosts(manager, cell);
  const lists: StandingList[] = [];
  for (const term of terms) {
    const events = await store.read(planListStream(term.id), { manager });
    lists.push(foldPlanList(events) ?? paperList(cell, term, planned));
  }
  return lists;
}
