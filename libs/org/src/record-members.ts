import type { EntityManager } from 'typeorm';
import type { Member } from './directory.js';

/** A person as an approved paper describes them. `source` is the paper, as it is cited. */
export interface NewMember extends Member {
  readonly source: string;
}

/**
 * Puts persons on record who are not there yet. Whoever is there stays as recorded. Answers the ids
 * that could not be taken because their card number is another member's: a list must not name them.
 */
export async function recordMembers(
  manager: EntityManager,
  members: readonly NewMember[],
): Promise<string[]> {
  if (members.length === 0) return [];
  const columns = [
    members.map(({ id }) => id),
    members.map(({ cardNumber }) => cardNumber),
    members.map(({ name }) => name),
    members.map(({ born }) => born),
    members.map(({ sex }) => sex),
    members.map(({ ethnicity }) => ethnicity),
    members.map(({ position }) => position),
    members.map(({ qualification }) => qualification),
    members.map(({ politicalTheory }) => politicalTheory),
    members.map(({ source }) => source),
  ];
  await manager.query(
    `insert into app.person (id, card_number, name, born, sex, ethnicity, position, qualification,
      political_theory, source)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
       $7::text[], $8::text[], $9::text[], $10::text[]) on conflict do nothing`,
    columns,
  );
  const missing: { id: string }[] = await manager.query(
    `select m.id from unnest($1::text[]) m (id) where not exists (select from app.person p
      where p.id = m.id) order by 1`,
    [columns[0]],
  );
  return missing.map(({ id }) => id);
}
