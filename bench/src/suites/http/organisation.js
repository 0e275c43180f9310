import { readFile } from 'node:fs/promises';
import { parseOrgFile, projectPath } from '../../product.js';

/** How many cells submit. The made-up Đảng bộ has the twelve of the sample, twenty-one times. */
export const CELLS = 250;
const COPIES = 21;

/** The twelve cells of the sample with everything that is theirs, under other ids and cards. */
function copyOf(sample, k) {
  const own = new Set(sample.cells.map(({ id }) => id));
  const cell = (id) => (own.has(id) ? `${id}-${k}` : id);
  const card = (number) => number.replace('MAU-', `MAU${k}-`);
  return {
    cells: sample.cells.map((one) => ({ ...one, id: cell(one.id), name: `${one.name} ${k}` })),
    terms: sample.terms
      .filter(({ body }) => own.has(body))
      .map((one) => ({ ...one, body: cell(one.body) })),
    people: sample.people.map((one) => ({ ...one, cardNumber: card(one.cardNumber) })),
    planned: sample.planned.map((one) => ({
      ...one,
      cell: cell(one.cell),
      person: card(one.person),
    })),
  };
}

/** The organisation file of a Đảng bộ with more cells than are needed. All of it is invented. */
export async function largeOrganisation() {
  const sample = JSON.parse(
    await readFile(projectPath('apps', 'cli', 'sample', 'dang-bo-mau.json'), 'utf8'),
  );
  const copies = Array.from({ length: COPIES - 1 }, (_, k) => copyOf(sample, k + 1));
  const all = (name) => [...sample[name], ...copies.flatMap((copy) => copy[name])];
  return parseOrgFile({
    ...sample,
    cells: all('cells'),
    terms: all('terms'),
    people: all('people'),
    planned: all('planned'),
  });
}
