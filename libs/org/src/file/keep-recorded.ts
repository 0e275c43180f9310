import type { OrgFile } from './org-shape.js';
import type { Recorded } from './read-org.js';

type Filled = Readonly<Record<string, unknown>>;

/**
 * What a line leaves out stays as it is on record. A new line gets what is usual, which is mostly
 * nothing.
 */
function filled<T extends object>(
  line: T,
  recorded: Filled | undefined,
  usual: Readonly<Record<string, string | null>>,
): T {
  const kept = Object.entries(usual).map(([field, blank]) => {
    const said = (line as Filled)[field];
    return [field, said === undefined ? (recorded?.[field] ?? blank) : (said ?? blank)];
  });
  return { ...line, ...Object.fromEntries(kept) };
}

const by = <T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [key(item), item]));

export const plannedKey = ({ cell, term, person, post }: OrgFile['planned'][number]): string =>
  `${cell} ${term} ${person} ${post}`;

/** A committee of which nothing is on record. */
export const nothing: OrgFile = {
  format: 'dondoc-org/1',
  committee: { id: '' },
  letterheads: [],
  cells: [],
  terms: [],
  people: [],
  planned: [],
  registers: [],
};

/**
 * The file with what it leaves out filled in. A column that is missing, or a cell that is blank, is
 * no order to clear what is on record. `people` is who is on record, by the card that the file
 * gives them.
 */
export function keepRecorded(
  file: OrgFile,
  recorded: OrgFile,
  people: ReadonlyMap<string, Recorded>,
): OrgFile {
  const letterheads = by(recorded.letterheads, ({ from }) => from);
  const cells = by(recorded.cells, ({ id }) => id);
  const terms = by(recorded.terms, ({ body, name }) => `${body} ${name}`);
  const planned = by(recorded.planned, plannedKey);
  // The list of the database names people by the card that they have now, which may be about to
  // change.
  const cardOnRecord = (card: string): string => people.get(card)?.cardNumber ?? card;
  return {
    ...file,
    committee: filled(
      { ...file.committee, ...(file.note && !file.committee.note ? { note: file.note } : {}) },
      recorded.committee,
      { superior: null, note: '' },
    ),
    letterheads: file.letterheads.map((line) =>
      filled(line, letterheads.get(line.from) as Filled | undefined, {
        to: null,
        signsFor: 'dang-uy',
      }),
    ),
    cells: file.cells.map((line) =>
      filled(line, cells.get(line.id) as Filled | undefined, {
        to: null,
        signerName: '',
        signerPost: 'bi-thu',
        signsFor: 'chi-bo',
        kind: '',
        workField: '',
        note: '',
      }),
    ),
    terms: file.terms.map((line) =>
      filled(line, terms.get(`${line.body} ${line.name}`) as Filled | undefined, {
        to: null,
        seats: null,
      }),
    ),
    people: file.people.map((line) =>
      filled(line, people.get(line.cardNumber) as Filled | undefined, {
        position: '',
        qualification: '',
        politicalTheory: '',
        joinedOn: null,
        note: '',
      }),
    ),
    planned: file.planned.map((line) =>
      filled(
        line,
        planned.get(plannedKey({ ...line, person: cardOnRecord(line.person) })) as
          | Filled
          | undefined,
        { note: '' },
      ),
    ),
  };
}
