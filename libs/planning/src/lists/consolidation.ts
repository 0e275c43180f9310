import { foldKey } from '#libs/text';
import type { ApprovedList } from '../model/approved-list.js';
import { peopleOn } from '../model/approval.js';
import { ageOn, statisticalAge } from '../rules/age.js';

/** What the table needs to know about a person. */
export interface CountedPerson {
  readonly born: string;
  readonly sex: 'nam' | 'nu';
  /** "" when it is not known. */
  readonly ethnicity: string;
}

/**
 * Numbers of persons. Each person counts once, whatever the number of posts. A count is of the list
 * at the end unless it says otherwise.
 */
export interface Counts {
  readonly start: number;
  readonly removed: number;
  readonly added: number;
  /** `start - removed + added`. */
  readonly end: number;
  /** Persons whose posts changed while they stayed on the list. */
  readonly moved: number;
  /** Seats set for the committee; null when they are not recorded for one of the cells. */
  readonly seats: number | null;
  /** `end / seats`; null when `seats` is null or 0. */
  readonly coefficient: number | null;
  readonly women: number;
  readonly underForty: number;
  readonly minorities: number;
  /** Years, to be printed with one decimal; null for an empty list. */
  readonly averageAge: number | null;
  /**
   * Persons about whom no facts are known. They are in `end`, and in none of the four figures
   * above.
   */
  readonly unknown: number;
}

export interface ConsolidationRow extends Counts {
  readonly cell: string;
}

export interface ConsolidationTable {
  /** Name of the term, because cells have term ids of their own. */
  readonly term: string;
  /** The rows in the given order. */
  readonly rows: readonly ConsolidationRow[];
  readonly total: Counts;
}

export interface CellLists {
  /**
   * The same term of the same cell before the review and after its approval. Both are equal when
   * nothing was approved.
   */
  readonly before: ApprovedList;
  readonly after: ApprovedList;
  readonly seats: number | null;
}

export interface ConsolidationFacts {
  /** The day as of which ages are counted. */
  readonly on: string;
  readonly people: ReadonlyMap<string, CountedPerson>;
}

/** True for every recorded ethnicity but Kinh. One that is not recorded is not counted. */
export function isMinority({ ethnicity }: CountedPerson): boolean {
  return !['', 'kinh', 'viet'].includes(foldKey(ethnicity));
}

/**
 * True for a person who is certainly below that age on that day. When only the year or the month of
 * birth is known, it must hold for every day of it.
 */
export function isUnder({ born }: CountedPerson, years: number, on: string): boolean {
  return ageOn(born, on).most < years * 12;
}

interface Head {
  readonly id: string;
  readonly list: ApprovedList;
}

const heads = (list: ApprovedList): Head[] => peopleOn(list.entries).map((id) => ({ id, list }));
const postsOf = ({ id, list }: Head): string =>
  list.entries
    .filter(({ person }) => person === id)
    .map(({ post }) => post)
    .sort()
    .join();

function movedPeople({ before, after }: CellLists): number {
  const old = new Map(heads(before).map((head) => [head.id, postsOf(head)]));
  return heads(after).filter((head) => old.has(head.id) && old.get(head.id) !== postsOf(head))
    .length;
}

function figures(
  people: readonly CountedPerson[],
  on: string,
): Pick<Counts, 'women' | 'underForty' | 'minorities' | 'averageAge'> {
  const ages = people.map(({ born }) => statisticalAge(born, on));
  return {
    women: people.filter(({ sex }) => sex === 'nu').length,
    underForty: people.filter((person) => isUnder(person, 40, on)).length,
    minorities: people.filter(isMinority).length,
    averageAge: ages.length === 0 ? null : ages.reduce((sum, age) => sum + age, 0) / ages.length,
  };
}

function counts(cells: readonly CellLists[], { on, people }: ConsolidationFacts): Counts {
  const sum = (each: (lists: CellLists) => number): number =>
    cells.reduce((total, lists) => total + each(lists), 0);
  const end = cells.flatMap(({ after }) => peopleOn(after.entries));
  const known = end.flatMap((id) => people.get(id) ?? []);
  const seats = cells.some((lists) => lists.seats === null)
    ? null
    : sum((lists) => lists.seats ?? 0);
  return {
    start: sum(({ before }) => peopleOn(before.entries).length),
    removed: sum(
      ({ before, after }) =>
        peopleOn(before.entries).filter((id) => !peopleOn(after.entries).includes(id)).length,
    ),
    added: sum(
      ({ before, after }) =>
        peopleOn(after.entries).filter((id) => !peopleOn(before.entries).includes(id)).length,
    ),
    end: end.length,
    moved: sum(movedPeople),
    seats,
    coefficient: seats ? end.length / seats : null,
    ...figures(known, on),
    unknown: end.length - known.length,
  };
}

/**
 * The committee's own tables, one per term name in order of first appearance. A person on the lists
 * of two cells is counted in each.
 */
export function consolidate(
  cells: readonly CellLists[],
  facts: ConsolidationFacts,
): ConsolidationTable[] {
  const stray = cells.find(
    ({ before, after }) => before.cell !== after.cell || before.term.id !== after.term.id,
  );
  if (stray)
    throw new RangeError(
      `lists of two cells or terms in one row: ${stray.before.term.id}, ${stray.after.term.id}`,
    );
  const names = [...new Set(cells.map(({ after }) => after.term.name))];
  return names.map((term) => {
    const own = cells.filter(({ after }) => after.term.name === term);
    return {
      term,
      rows: own.map((lists) => ({ cell: lists.after.cell, ...counts([lists], facts) })),
      total: counts(own, facts),
    };
  });
}
