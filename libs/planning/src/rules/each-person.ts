import type { Person } from '../model/submission.js';
import type { Case, Objection, PlacedLine } from './case.js';

export const at = (
  placed: PlacedLine | undefined,
  column: string,
): Pick<Objection, 'table' | 'row' | 'column'> =>
  placed
    ? { table: placed.table, row: placed.row, column }
    : { table: 'review', row: null, column };

/** One objection per described person, on the person's first line. */
export function eachPerson(
  facts: Case,
  each: (
    person: Person,
    placed: PlacedLine | undefined,
  ) => Omit<Objection, 'table' | 'row'> | undefined,
): Objection[] {
  return facts.submission.people.flatMap((person) => {
    const placed = facts.first.get(person.id);
    const objection = each(person, placed);
    return objection ? [{ ...at(placed, objection.column ?? 'person'), ...objection }] : [];
  });
}

/** Persons who are to stay on a list. Objections against those who leave would only distract. */
export function eachPlanned(
  facts: Case,
  each: (person: Person) => Omit<Objection, 'table' | 'row'> | undefined,
): Objection[] {
  const staying = new Set(
    facts.lines.filter(({ line }) => line.movement !== 'remove').map(({ line }) => line.person),
  );
  return eachPerson(facts, (person) => (staying.has(person.id) ? each(person) : undefined));
}
