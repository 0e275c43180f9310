import { type EntityManager } from 'typeorm';
import { type Actor } from '../access/access.js';

/** What an administrator may know of an official before acting on them. */
export interface InSight {
  readonly name: string;
  /** Also holds an office of another committee, whose business the account is as well. */
  readonly elsewhere: boolean;
  /** Speaks for cells and holds no other office, now or later. */
  readonly onlyCells: boolean;
}

/**
 * The official, if whoever asks may know of them: where there are several committees, somebody who
 * has or had an office of theirs.
 */
export async function officialInSight(
  manager: EntityManager,
  { committee }: Pick<Actor, 'committee'>,
  official: string,
): Promise<InSight | undefined> {
  const [row]: InSight[] = await manager.query(
    `select p.name, $2::text is not null and app.held_elsewhere(p.id) as elsewhere,
        coalesce((select bool_and(o.role = 'cell') from app.office o where o.official = p.id
          and o.ended_at is null and coalesce(o.held_to, 'infinity') >= app.today()), false)
          as "onlyCells"
      from app.official p where p.id = $1
        and ($2::text is null or exists (select from app.office o where o.official = p.id))`,
    [official, committee ?? null],
  );
  return row;
}

/** Whether whoever asks may know of this office. */
export async function isOfficeInSight(manager: EntityManager, office: string): Promise<boolean> {
  const rows: unknown[] = await manager.query('select 1 from app.office where id = $1', [office]);
  return rows.length > 0;
}
