import pg from 'pg';

export const APP_ROLE = 'dondoc_app';
/**
 * Somebody of one committee, where there are several: it may what dondoc_app may, and sees only the
 * rows that the policies let it see.
 */
export const ACTOR_ROLE = 'dondoc_actor';

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

async function ensureRole(owner: pg.Client, role: string): Promise<void> {
  const { rows } = await owner.query<{ may: boolean }>(MAY_BECOME, [role]);
  if (rows[0]?.may) return;
  if (rows[0] === undefined) await owner.query(`create role ${role} nologin`).catch(unlessMade);
  await owner.query(`grant ${role} to current_user`);
}

/** Lets the one role be all that the other is, unless it is that already. */
async function ensureMember(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ member: boolean }>(
    `select pg_has_role($1, $2, 'usage') as member`,
    [ACTOR_ROLE, APP_ROLE],
  );
  if (!rows[0]!.member) await owner.query(`grant ${APP_ROLE} to ${ACTOR_ROLE}`);
}

/**
 * Makes sure that the roles as which api and worker run are there, and that the owner of the
 * database, who need not be a superuser, may hand things over to them. Errors: the owner may not
 * make a role, or was not given it; the message says what an administrator does then.
 */
export async function ensureAppRoles(owner: pg.Client): Promise<void> {
  try {
    for (const role of [APP_ROLE, ACTOR_ROLE]) await ensureRole(owner, role);
    await ensureMember(owner);
  } catch (error) {
    throw (error as pg.DatabaseError).code === DENIED ? await refused(owner) : error;
  }
}

function unlessMade(error: pg.DatabaseError): void {
  if (!MADE_MEANWHILE.includes(error.code ?? '')) throw error;
}

async function refused(owner: pg.Client): Promise<Error> {
  const { rows } = await owner.query<{ name: string; there: string[] }>(
    `select current_user as name,
        array(select rolname::text from pg_roles where rolname = any ($1)) as there`,
    [[APP_ROLE, ACTOR_ROLE]],
  );
  const { name, there } = rows[0]!;
  const making = [APP_ROLE, ACTOR_ROLE]
    .filter((role) => !there.includes(role))
    .map((role) => `create role ${role} nologin; `);
  return new Error(
    `Tài khoản chủ sở hữu “${name}” không được dùng vai trò ${APP_ROLE} và ${ACTOR_ROLE}. Người ` +
      `quản trị máy chủ chạy: ${making.join('')}grant ${APP_ROLE} to ${ACTOR_ROLE}; grant ` +
      `${APP_ROLE}, ${ACTOR_ROLE} to ${pg.escapeIdentifier(name)} with admin option; rồi chạy lại.`,
  );
}
