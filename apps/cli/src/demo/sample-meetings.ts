import { type CivilDate } from '#libs/calendar';
import { calendar } from '#libs/directive';
import { type Meeting, type Submission } from '#libs/planning';

interface Gathering {
  readonly seed: number;
  /** The day of the report, before which the meetings were held. */
  readonly on: CivilDate;
  readonly officialMembers: number;
  /** How many members the chi ủy has; 0 when the cell has none. */
  readonly seats: number;
  /** False when no result of the ballots is given. */
  readonly voted: boolean;
}

type Ballot = NonNullable<Meeting['ballot']>;

/** Everybody present votes. In some meetings one slip does not count, and a few do not agree. */
function ballot(terms: Submission['terms'], present: number, seed: number): Ballot | null {
  const valid = present - (seed % 4 === 0 && present > 8 ? 1 : 0);
  const votes = terms.flatMap(({ term, lines }) =>
    lines
      .filter(({ movement }) => movement === 'add')
      .map(({ person, post }, index) => ({
        term: term.id,
        person,
        post,
        agreed: valid - (present > 5 ? (seed + index) % 3 : 0),
      })),
  );
  return votes.length === 0 ? null : { issued: present, returned: present, valid, votes };
}

/**
 * The chi ủy reviews, the cell votes in secret, and the chi ủy concludes (domain §2.4). A cell
 * without chi ủy meets once.
 */
export function meetingsOf(
  terms: Submission['terms'],
  { seed, on, officialMembers, seats, voted }: Gathering,
): Meeting[] {
  const before = (days: number): CivilDate => calendar.addWorkingDays(on, -days);
  const present = officialMembers - (seed % 3 === 1 ? 1 : 0);
  const cell: Meeting = {
    id: 'H2',
    kind: 'chi-bo',
    heldOn: before(3),
    invited: officialMembers,
    present,
    ballot: voted ? ballot(terms, present, seed) : null,
  };
  if (seats === 0) return [{ ...cell, id: 'H1' }];
  return [
    {
      id: 'H1',
      kind: 'chi-uy-ra-soat',
      heldOn: before(4),
      invited: seats,
      present: seats,
      ballot: null,
    },
    cell,
    {
      id: 'H3',
      kind: 'chi-uy-ket-luan',
      heldOn: before(2),
      invited: seats,
      present: seats,
      ballot: voted ? ballot(terms, seats, seed) : null,
    },
  ];
}
