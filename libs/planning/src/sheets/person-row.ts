import type { Row, Value } from '#libs/forms';
import { cleanText } from '#libs/text';
import type { Person } from '../model/submission.js';
import { cellsOf, type PersonColumn } from './meanings.js';

// Turns the cells of a row into a person, and back. Only this file names both.

export const textOf = (value: Value | undefined): string =>
  value === null || value === undefined ? '' : String(value);
export const filled = (text: string): Value => (text === '' ? null : text);

/**
 * Id of a person who is not on record yet: the one that the organisation file would give for the
 * card.
 */
export function personIdOf(cardNumber: string): string {
  return `dv-${cleanText(cardNumber).replace(/[. ]/g, '').toLowerCase()}`;
}

/** The person of a row of `review` or `additions`, before the shape of a submission is checked. */
export function personOf(row: Row, id: string, ratingYear: number): unknown {
  const cells = cellsOf<'additions'>(row);
  const until = cells.disciplineUntil ?? null;
  return {
    id,
    cardNumber: textOf(cells.cardNumber),
    name: textOf(cells.person),
    born: textOf(cells.born),
    sex: cells.sex,
    ethnicity: textOf(cells.ethnicity),
    position: textOf(cells.position),
    qualification: textOf(cells.qualification),
    politicalTheory: textOf(cells.politicalTheory),
    partyPost: cells.partyPost ?? null,
    ratings: [cells.rating1, cells.rating2, cells.rating3].flatMap((rating, index) =>
      rating ? [{ year: ratingYear - index, rating }] : [],
    ),
    discipline: cells.disciplined === true || until !== null ? { until } : null,
  };
}

export type PersonCells = Readonly<Record<PersonColumn | 'cardNumber', Value>>;

export function personCells(person: Person, ratingYear: number): PersonCells {
  const rated = (year: number): Value =>
    person.ratings.find((rating) => rating.year === year)?.rating ?? null;
  const { cardNumber, name, born, sex, partyPost, discipline } = person;
  return {
    cardNumber,
    person: name,
    born,
    sex,
    ethnicity: filled(person.ethnicity),
    position: filled(person.position),
    partyPost,
    qualification: filled(person.qualification),
    politicalTheory: filled(person.politicalTheory),
    rating1: rated(ratingYear),
    rating2: rated(ratingYear - 1),
    rating3: rated(ratingYear - 2),
    disciplined: discipline ? true : null,
    disciplineUntil: discipline?.until ?? null,
  };
}
