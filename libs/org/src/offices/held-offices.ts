import type { EntityManager } from 'typeorm';
import { type Action, type Actor, mayTry } from '../access/access.js';

/** Columns of an actor, for a row `o` of app.office. */
export const ACTOR =
  'o.id, o.name, o.role, o.cell, o.lent_by as "lentBy", app.offices_of_person(o.id) as offices';

export interface ActorRow extends Pick<Actor, 'id' | 'name' | 'role'> {
  readonly cell: string | null;
  readonly lentBy: string | null;
  readonly offices: readonly string[];
}

export const toActor = ({ id, name, role, cell, lentBy, offices }: ActorRow): Actor => ({
  id,
  name,
  role,
  ...(cell === null ? {} : { cell }),
  ...(lentBy === null ? {} : { lentBy }),
  ...(offices.length > 1 ? { offices } : {}),
});

/** The offices that this person holds today, by the database's clock. */
export async function officesOf(manager: EntityManager, official: string): Promise<Actor[]> {
  const rows: ActorRow[] = await manager.query(
    `select ${ACTOR} from app.office o, app.today() as day
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
    `select ${ACTOR} from app.office o, app.today() as day
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
