import { type EntityManager } from 'typeorm';
import { obligationStream } from '../obligation/obligation-stream.js';
import { type PinnedTerms } from '../obligation/obligation.events.js';

/** A term that a cell reviews. `seats` is the number on record now. */
export type ReviewedTerm = PinnedTerms['list'][number] & { readonly seats: number | null };

/** What a cell reviews, and the day by which its terms count as running or over. */
export interface Review {
  readonly on: string;
  readonly terms: readonly ReviewedTerm[];
  /** Names in the letter that the organisation file did not know when the cell was asked. */
  readonly missing: readonly string[];
}

interface Recorded extends ReviewedTerm {
  readonly cell: string;
}

async function recorded(
  manager: EntityManager,
  cells: readonly string[],
  names: readonly string[],
): Promise<Map<string, Recorded[]>> {
  const rows: Recorded[] = await manager.query(
    `select id, cell, name, starts_on::text as "startsOn", ends_on::text as "endsOn", seats
      from app.term
      where cell = any ($1) and name = any ($2) order by array_position($2::text[], name)`,
    [cells, names],
  );
  const groups = new Map<string, Recorded[]>();
  for (const row of rows) groups.set(row.cell, [...(groups.get(row.cell) ?? []), row]);
  return groups;
}

/**
 * The terms that the letter names and that were not over on that day. When none is left, it is all
 * that the letter names, because asking too much is better than losing one.
 */
function askedOn(terms: readonly Recorded[], on: string): readonly Recorded[] {
  const open = terms.filter(({ endsOn }) => endsOn === null || endsOn >= on);
  return open.length > 0 ? open : terms;
}

/** The terms to pin on each cell's obligation. A cell without any term on record has none. */
export async function termsToPin(
  manager: EntityManager,
  { cells, names, on }: { cells: readonly string[]; names: readonly string[]; on: string },
): Promise<Map<string, PinnedTerms>> {
  const known =
    names.length > 0 ? await recorded(manager, cells, names) : new Map<string, Recorded[]>();
  return new Map(
    [...known].map(([cell, terms]) => [
      cell,
      {
        on,
        list: askedOn(terms, on).map(({ id, name, startsOn, endsOn }) => ({
          id,
          name,
          startsOn,
          endsOn,
        })),
      },
    ]),
  );
}

export interface ReviewAsk {
  readonly directive: string;
  readonly cells: readonly string[];
  /**
   * Names of the terms in the letter, and the day of its issue. They serve directives that were
   * issued before terms were pinned.
   */
  readonly names: readonly string[];
  readonly issuedOn: string;
}

/**
 * What each cell reviews under a directive, as it was pinned when the cell was asked, whatever
 * became of its terms since.
 */
export async function reviewsUnder(
  manager: EntityManager,
  { directive, cells, names, issuedOn }: ReviewAsk,
): Promise<Map<string, Review>> {
  const known = await recorded(manager, cells, names);
  const rows: { cell: string; terms: PinnedTerms }[] = await manager.query(
    `select e.data->>'cell' as cell, e.data->'terms' as terms from app.event e
      where e.stream = any ($1) and e.version = 1 and e.data->'terms' is not null`,
    [cells.map((cell) => obligationStream(directive, cell))],
  );
  const pinned = new Map(rows.map(({ cell, terms }) => [cell, terms]));
  return new Map(
    cells.map((cell) => [
      cell,
      reviewOf(known.get(cell) ?? [], pinned.get(cell), { names, issuedOn }),
    ]),
  );
}

function reviewOf(
  now: readonly Recorded[],
  own: PinnedTerms | undefined,
  { names, issuedOn }: Pick<ReviewAsk, 'names' | 'issuedOn'>,
): Review {
  if (!own)
    return {
      on: issuedOn,
      terms: askedOn(now, issuedOn),
      missing: names.filter((name) => !now.some((term) => term.name === name)),
    };
  return {
    on: own.on,
    terms: own.list.map((term) => ({
      ...term,
      seats: now.find(({ id }) => id === term.id)?.seats ?? null,
    })),
    missing: [],
  };
}
