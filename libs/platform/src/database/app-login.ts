import pg from 'pg';
import { type DataSource } from 'typeorm';
import { ACTOR_ROLE, APP_ROLE } from './app-role.js';
import { unreachable } from './database.js';

/**
 * The account as which api and worker log in where the database is ours. It is no superuser, owns
 * nothing, and is in the roles dondoc_app and dondoc_actor and in no other.
 */
export const APP_LOGIN = 'dondoc_login';

async function asOwner(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 8000,
    application_name: 'dondoc-login',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(url, error);
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function exists(client: pg.Client, role: string): Promise<boolean> {
  return (await client.query('select from pg_roles where rolname = $1', [role])).rowCount === 1;
}

/** The same URL for another account. */
export function urlFor(url: string, user: string, password: string): string {
  const address = new URL(url);
  address.username = user;
  address.password = password;
  return address.href;
}

/**
 * Makes the login of an embedded server, or puts it right: it gets its password, and it may do
 * nothing but what dondoc_app may. `ownerUrl` is the URL of a superuser.
 */
export async function ensureAppLogin(ownerUrl: string, password: string): Promise<string> {
  await asOwner(ownerUrl, async (client) => {
    for (const role of [APP_ROLE, ACTOR_ROLE, APP_LOGIN])
      if (!(await exists(client, role))) await client.query(`create role ${role} nologin`);
    await client.query(
      `alter role ${APP_LOGIN} login inherit nosuperuser nocreatedb nocreaterole noreplication
        nobypassrls password ${pg.escapeLiteral(password)}`,
    );
    await client.query(`grant ${APP_ROLE} to ${ACTOR_ROLE}`);
    await client.query(`grant ${APP_ROLE}, ${ACTOR_ROLE} to ${APP_LOGIN}`);
  });
  return urlFor(ownerUrl, APP_LOGIN, password);
}

async function mayEnter(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 8000,
    options: `-c role=${APP_ROLE}`,
  });
  client.on('error', () => undefined);
  const entered = await client.connect().then(
    () => true,
    () => false,
  );
  await client.end();
  return entered;
}

/**
 * The URL by which a command on an embedded server enters as the application. A data folder that no
 * `up` has seen since gets the login on the way.
 */
export async function enterAsApp(ownerUrl: string, password: string): Promise<string> {
  const url = urlFor(ownerUrl, APP_LOGIN, password);
  return (await mayEnter(url)) ? url : ensureAppLogin(ownerUrl, password);
}

/**
 * Lets the account of `appUrl`, which somebody else made, act as the application. Errors: there is
 * no such account; the message says what to do.
 */
export async function admitAppLogin(ownerUrl: string, appUrl: string): Promise<void> {
  const user = decodeURIComponent(new URL(appUrl).username);
  await asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ member: boolean }>(
      `select pg_has_role(rolname, $2, 'member') and pg_has_role(rolname, $3, 'member') as member
        from pg_roles where rolname = $1`,
      [user, APP_ROLE, ACTOR_ROLE],
    );
    if (rows[0] === undefined)
      throw new Error(
        `Máy chủ không có tài khoản “${user}” của DATABASE_URL. Tạo bằng: create role "${user}" ` +
          `login password '…' (không superuser), rồi chạy lại.`,
      );
    if (!rows[0].member)
      await client.query(`grant ${APP_ROLE}, ${ACTOR_ROLE} to ${pg.escapeIdentifier(user)}`);
  });
}

/** Whether the connections of this pool could get round every guard of the database. */
export async function logsInAsSuperuser(dataSource: DataSource): Promise<boolean> {
  const rows: { super: boolean }[] = await dataSource.query(
    'select rolsuper as super from pg_roles where rolname = session_user',
  );
  return rows[0]?.super ?? false;
}
