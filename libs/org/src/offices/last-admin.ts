import { type EntityManager } from 'typeorm';

/** An office of an administrator that somebody holds today and can act in. */
const ADMINS = `
  select from app.office other where other.role = 'admin' and other.lent_by is null
    and other.committee is not distinct from o.committee and app.holds(other, app.today())
    and ($2::date is null or coalesce(other.held_to, 'infinity') > $2::date)
    and (exists (select from app.account a where a.official = other.official
        and a.closed_at is null)
      or exists (select from app.api_token t where t.office = other.id and t.revoked_at is null
        and t.expires_at > app.now()))`;

/** Whether nobody would be left to administer the committee without this office. */
export async function isLastAdmin(
  manager: EntityManager,
  office: string,
  lastDay?: string,
): Promise<boolean> {
  const [row]: { last: boolean }[] = await manager.query(
    `select not exists (${ADMINS} and other.id <> o.id) as last from app.office o
      where o.id = $1 and o.role = 'admin' and o.lent_by is null and o.ended_at is null`,
    [office, lastDay ?? null],
  );
  return row?.last ?? false;
}

/** Whether nobody else could administer a committee that this person administers. */
export async function isLastAdminPerson(
  manager: EntityManager,
  official: string,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `select 1 from app.office o where o.official = $1 and o.role = 'admin' and o.lent_by is null
        and app.holds(o, app.today())
        and not exists (${ADMINS} and other.official <> o.official)`,
    [official, null],
  );
  return rows.length > 0;
}
