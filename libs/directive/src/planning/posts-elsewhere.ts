import { type EntityManager } from 'typeorm';
import { type EventStore } from '#libs/event-store';
import { type CheckContext, type Entry } from '#libs/planning';
import { planListStream } from './plan-list.js';
import { readPlanLists } from './read-plan-lists.js';

export interface ElsewhereAsk {
  readonly cell: { readonly id: string; readonly committee: string };
  /** Names of the terms, such as "2022-2025". */
  readonly terms: readonly string[];
  /** Ids of the persons. */
  readonly persons: readonly string[];
  /** The day of the check. A cell that ended before it plans for nobody. */
  readonly on: string;
}

type Elsewhere = NonNullable<CheckContext['elsewhere']>;

interface ListRow {
  readonly id: string;
  readonly name: string;
  readonly cell: string;
  /**
   * Number of facts of the list; null when there are none and the organisation file's list stands.
   */
  readonly facts: number | null;
  /** Number of facts that the view has read. */
  readonly seen: number | null;
  /** Entries of the persons asked for. */
  readonly entries: readonly Pick<Entry, 'person' | 'post'>[];
}

const LISTS = `
  select t.id, t.name, c.id as cell, h.version::int as facts, v.version + 1 as seen,
    coalesce(case when h.stream is null
      then (select jsonb_agg(jsonb_build_object('person', p.person, 'post', p.post))
        from app.planned_post p where p.term = t.id and p.person = any ($4))
      else (select jsonb_agg(e) from jsonb_array_elements(v.entries) e
        where e->>'person' = any ($4)) end, '[]') as entries
  from app.cell c join app.term t on t.cell = c.id and t.name = any ($3)
  left join app.head h on h.stream = $6 || t.id left join app.approved_list v on v.key = h.stream
  where c.committee = $1 and c.id <> $2 and (c.effective_to is null or c.effective_to >= $5)`;

/**
 * Posts of these persons on the lists of the committee's other cells, as they stand now. Where the
 * view is behind the facts, the facts are read.
 */
export async function postsElsewhere(
  store: EventStore,
  manager: EntityManager,
  { cell, terms, persons, on }: ElsewhereAsk,
): Promise<Elsewhere> {
  if (persons.length === 0) return [];
  const rows: ListRow[] = await manager.query(LISTS, [
    cell.committee,
    cell.id,
    terms,
    persons,
    on,
    planListStream(''),
  ]);
  const asked = new Set(persons);
  const found: Elsewhere[number][] = [];
  for (const { id, name, cell: other, facts, seen, entries } of rows) {
    const behind = facts !== null && facts !== seen;
    const [standing] = behind
      ? await readPlanLists(store, manager, { cell: other, terms: [{ id, name }] })
      : [];
    const own = standing
      ? standing.list.entries.filter(({ person }) => asked.has(person))
      : entries;
    found.push(...own.map(({ person, post }) => ({ person, post, termName: name, cell: other })));
  }
  return found;
}
