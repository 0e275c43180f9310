import pg from 'pg';

export const APP_ROLE = 'dondoc_app';

/**
 * Whether the account may act as the role, and not merely hand it out: from PostgreSQL 16 on,
 * whoever makes a role may only do that.
 */
const MAY_BECOME = `select pg_has_role(current_user, $1, case
  when current_setting('server_version_num')::int >= 160000 then 'SET'
  else 'MEMBER' end) as may from pg_roles where rolname = $1`;

/** Roles belong to the cluster, so another of its databases may be making this one. */
const MADE_MEANWHILE = ['42710', '23505'];
const DENIED = '42501';

/**
 * Makes sure that the role as which api and worker run is there, and that the owner of the
 * database, who need not be a superuser, may hand things over to it. Errors: the owner may not make
 * the role, or was not given it; the message says what an administrator does then.
 */
export async function ensureAppRole(owner: pg.Client): Promise<void> {
  try {
    const { rows } = await owner.query<{ may: boolean }>(MAY_BECOME, [APP_ROLE]);
    if (rows[0]?.may) return;
    if (rows[0] === undefined)
      await owner.query(`create role ${APP_ROLE} nologin`).catch(unlessMade);
    await owner.query(`grant ${APP_ROLE} to current_user`);
  } catch (error) {
    throw (error as pg.DatabaseError).code === DENIED ? await refused(owner) : error;
  }
}

function unlessMade(error: pg.DatabaseError): void {
  if (!MADE_MEANWHILE.includes(error.code ?? '')) throw error;
}

async function refused(owner: pg.Client): Promise<Error> {
  const { rows } = await owner.query<{ name: string; there: boolean }>(
    'select current_user as name, exists (select from pg_roles where rolname = $1) as there',
    [APP_ROLE],
  );
  const { name, there } = rows[0]!;
  const making = there ? '' : `create role ${APP_ROLE} nologin; `;
  return new Error(
    `Tài khoản chủ sở hữu “${name}” không được dùng vai trò ${APP_ROLE}. Người quản trị máy ` +
      `chủ chạy: ${making}grant ${APP_ROLE} to ${pg.escapeIdentifier(name)} with admin option; ` +
      'rồi chạy lại.',
  );
}
