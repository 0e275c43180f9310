import type { EntityManager } from 'typeorm';
import type { OrgFile } from './org-shape.js';

const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;

/**
 * For each section of the file, how it stands in the database, in the file's own words and order.
 */
const sections: Readonly<Record<Exclude<keyof OrgFile, 'format' | 'note' | 'committee'>, string>> =
  {
    letterheads: `select ${day('effective_from')} as "from", ${day('effective_to')} as "to", name,
      symbol, place, parent_name as "parentName", parent_symbol as "parentSymbol",
    signer_name as "signerName", signer_post as "signerPost", signs_for as "signsFor"
      from app.letterhead where committee = $1 order by effective_from`,
    cells: `select id, name, symbol, email, secretary, signer_name as "signerName",
      signer_post as "signerPost", signs_for as "signsFor",
      official_members as "officialMembers",
    has_committee as "hasCommittee", kind, work_field as "workField",
      ${day('effective_from')} as "from", ${day('effective_to')} as "to", note
    from app.cell where committee = $1 order by ordinal, id`,
    terms: `select t.body, t.name, ${day('t.starts_on')} as "from", ${day('t.ends_on')} as "to",
      t.seats
    from app.term t left join app.cell c on c.id = t.cell where t.committee = $1 or c.committee = $1
      order by t.committee nulls last, c.ordinal, t.body, t.starts_on`,
    people: `select p.card_number as "cardNumber", p.name, p.born, p.sex, p.ethnicity, p.position,
      p.qualification, p.political_theory as "politicalTheory", ${day('p.joined_on')} as
      "joinedOn", p.note
    from app.person p where p.id in (select q.person from app.planned_post q
      join app.cell c on c.id = q.cell where c.committee = $1) order by p.card_number`,
    planned: `select q.cell, t.name as term, p.card_number as person, q.post, q.since, q.note
    from app.planned_post q join app.cell c on c.id = q.cell join app.term t on t.id = q.term
      join app.person p on p.id = q.person
    where c.committee = $1 order by c.ordinal, t.starts_on, array_position(array['bi-thu',
      'pho-bi-thu', 'chi-uy-vien'], q.post), p.card_number`,
    registers: `select t.name as term, o.type, o.last_number as last from app.register_opening o
      join app.term t on t.id = o.term where o.committee = $1 order by 1, 2`,
  };

/**
 * What the database holds of a committee, as the file that would say it; undefined when it holds
 * nothing.
 */
export async function readOrg(
  manager: EntityManager,
  committee: string,
): Promise<OrgFile | undefined> {
  const [known]: OrgFile['committee'][] = await manager.query(
    'select id, superior, note from app.committee where id = $1',
    [committee],
  );
  if (!known) return undefined;
  const read = [] as [string, unknown][];
  for (const [section, sql] of Object.entries(sections))
    read.push([section, await manager.query(sql, [committee])]);
  return {
    format: 'dondoc-org/1',
    note: '',
    committee: known,
    ...Object.fromEntries(read),
  } as OrgFile;
}

/** A person on record under a card that the file names, with the card that they have now. */
export interface Recorded {
  readonly id: string;
  readonly cardNumber: string;
  readonly name: string;
  readonly born: string;
  readonly sex: string;
  readonly ethnicity: string;
  readonly position: string;
  readonly qualification: string;
  readonly politicalTheory: string;
  readonly joinedOn: string | null;
  readonly note: string;
  readonly former: readonly string[];
}

/**
 * Everybody whom the file could mean: by their card, by an earlier card, or by name and birth date.
 */
export async function recordedPeople(
  manager: EntityManager,
  { people }: OrgFile,
): Promise<Recorded[]> {
  const cards = people.flatMap(({ cardNumber, oldCardNumber }) => [
    cardNumber,
    ...(oldCardNumber === undefined ? [] : [oldCardNumber]),
  ]);
  return manager.query(
    `select p.id, p.card_number as "cardNumber", p.name, p.born, p.sex, p.ethnicity, p.position,
      p.qualification, p.political_theory as "politicalTheory",
       ${day('p.joined_on')} as "joinedOn", p.note, coalesce((select array_agg(f.card_number)
         from app.former_card f where f.person = p.id), '{}') as former
       from app.person p
      where p.card_number = any ($1) or p.born = any ($2) or ltrim(p.card_number, '0') = any ($3)
        or p.id in (select person from app.former_card where card_number = any ($1))`,
    [
      cards,
      [...new Set(people.map(({ born }) => born))],
      people.map(({ cardNumber }) => cardNumber.replace(/^0+/, '')),
    ],
  );
}
