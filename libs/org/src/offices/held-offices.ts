import type { EntityManager } from 'typeorm';
import { type Action, type Actor, mayTry } from '../access/access.js';

/** Columns of an actor, for a row `o` of app.office and its `w`. */
export const ACTOR =
  'o.id, o.name, o.role, o.cell, o.lent_by as "lentBy", w.committee, w.reach, ' +
  'app.offices_of_person(o.id) as offices';

/** The `w` of an office: its committee with the cells, where there are several committees. */
export const WALL = `left join lateral (
    select m.committee, array(select c.id from app.cell c where c.committee = m.committee) as reach
    from (select coalesce((select c.committee from app.cell c where c.id = o.cell), o.committee)
      as committee) m
    where m.committee is not null and (select count(*) from app.committee) > 1) w on true`;

export interface ActorRow extends Pick<Actor, 'id' | 'name' | 'role'> {
  readonly cell: string | null;
  readonly lentBy: string | null;
  readonly committee: string | null;
  readonly reach: readonly string[] | null;
  readonly offices: readonly string[];
}

const walls = ({ committee, reach }: ActorRow): Pick<Actor, 'committee' | 'reach'> =>
  committee === null || reach === null ? {} : { committee, reach };

export function toActor(row: ActorRow): Actor {
  const { id, name, role, cell, lentBy, offices } = row;
  return {
    id,
    name,
    role,
    ...walls(row),
    ...(cell === null ? {} : { cell }),
    ...(lentBy === null ? {} : { lentBy }),
    ...(offices.length > 1 ? { offices } : {}),
  };
}

/** The offices that this person holds today, by the database's clock. */
export async function officesOf(manager: EntityManager, official: string): Promise<Actor[]> {
  const rows: ActorRow[] = await manager.query(
    `select ${ACTOR} from app.office o ${WALL}, app.today() as day
      where o.official = $1 and app.holds(o, day) order by o.id`,
    [official],
  );
  return rows.map(toActor);
}

/** The offices of that id or name that are held today and whose role may do it. */
export async function officesNamed(
  manager: EntityManager,
  given: string,
  action: Action,
): Promise<Actor[]> {
  const rows: ActorRow[] = await manager.query(
    `select ${ACTOR} from app.office o ${WALL}, app.today() as day
      where (o.id = $1 or o.name = $1) and app.holds(o, day) order by o.id = $1 desc, o.id`,
    [given],
  );
  const named = rows.some(({ id }) => id === given) ? rows.slice(0, 1) : rows;
  return named.map(toActor).filter((actor) => mayTry(actor, action));
}

/** The ids of all offices of the person who holds this one, itself among them. */
export async function officesOfPerson(manager: EntityManager, office: string): Promise<string[]> {
  const [{ offices }] = await manager.query('select app.offices_of_person($1) as offices', [
    office,
  ]);
  return offices;
}
