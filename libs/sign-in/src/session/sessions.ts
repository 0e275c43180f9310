import { type EntityManager } from 'typeorm';
import { type Actor, officesOf } from '#libs/org';
import { type Whence } from '../log/security-log.js';
import { hashOfSecret, newSecret } from './secrets.js';
import { lifeOf, STEP_UP_SECONDS } from './session-life.js';

/** Sessions that ended so long ago are deleted. */
const KEPT_DAYS = 60;

export const officeIds = (offices: readonly Pick<Actor, 'id'>[]): string[] =>
  offices.map(({ id }) => id).toSorted();

/** A cookie to give out, and for how long. Without `seconds` it goes with the browser. */
export interface NewCookie {
  readonly secret: string;
  readonly seconds?: number;
}

export const cookieFor = (
  secret: string,
  ownPhone: boolean,
  offices: readonly Pick<Actor, 'role'>[],
): NewCookie =>
  ownPhone ? { secret, seconds: lifeOf(ownPhone, offices).wholeSeconds } : { secret };

export interface Starting {
  readonly official: string;
  readonly ownPhone: boolean;
  readonly whence: Whence;
}

/** Begins a session. Who it is has just been proved, so it is stepped up. */
export async function startSession(
  manager: EntityManager,
  { official, ownPhone, whence: { device, address } }: Starting,
): Promise<NewCookie> {
  const offices = await officesOf(manager, official);
  const secret = newSecret();
  await manager.query(
    `insert into app.session (official, hash, offices, own_phone, device, address, stepped_up_at)
      values ($1, $2, $3, $4, $5, $6, app.now())`,
    [official, hashOfSecret(secret), officeIds(offices), ownPhone, device, address],
  );
  await manager.query(
    `delete from app.session where official = $1
      and signed_in_at < app.now() - $2 * interval '1 day'`,
    [official, KEPT_DAYS],
  );
  return cookieFor(secret, ownPhone, offices);
}

/**
 * Ends the sessions of a person: all, all but one, or only one. Answers how many there were.
 */
export async function endSessions(
  manager: EntityManager,
  official: string,
  { only, but }: { readonly only?: string; readonly but?: string } = {},
): Promise<number> {
  const [rows] = await manager.query(
    `update app.session set ended_at = app.now() where official = $1 and ended_at is null
      and ($2::uuid is null or id = $2) and ($3::uuid is null or id <> $3) returning id`,
    [official, only ?? null, but ?? null],
  );
  return rows.length;
}

/** Ends the session of a cookie, if it is one. */
export async function endSessionOf(manager: EntityManager, secret: string): Promise<void> {
  await manager.query(
    'update app.session set ended_at = app.now() where hash = $1 and ended_at is null',
    [hashOfSecret(secret) ?? null],
  );
}

export interface SessionLine {
  readonly id: string;
  /** A few words: 'Chrome trên Windows'. */
  readonly device: string;
  readonly address: string;
  readonly ownPhone: boolean;
  readonly signedInAt: string;
  readonly seenAt: string;
}

interface ListedRow extends SessionLine {
  readonly age: number;
  readonly idle: number;
}

/** The sessions of a person that are open, the last used first. */
export async function listSessions(
  manager: EntityManager,
  official: string,
  offices: readonly Actor[],
): Promise<SessionLine[]> {
  const rows: ListedRow[] = await manager.query(
    `select id, device, address, own_phone as "ownPhone", app.iso(signed_in_at) as "signedInAt",
        app.iso(seen_at) as "seenAt", extract(epoch from app.now() - signed_in_at)::float8 as age,
        extract(epoch from app.now() - seen_at)::float8 as idle
      from app.session where official = $1 and ended_at is null order by seen_at desc, id`,
    [official],
  );
  return rows
    .filter(({ ownPhone, age, idle }) => {
      const life = lifeOf(ownPhone, offices);
      return age < life.wholeSeconds && idle < life.idleSeconds;
    })
    .map(({ age: _age, idle: _idle, ...line }) => line);
}

/** Until when the session is stepped up; null when it is not. */
export async function steppedUpUntil(manager: EntityManager, id: string): Promise<string | null> {
  const [row] = await manager.query(
    `select app.iso(stepped_up_at + $2 * interval '1 second') as until from app.session
      where id = $1 and stepped_up_at > app.now() - $2 * interval '1 second'`,
    [id, STEP_UP_SECONDS],
  );
  return row?.until ?? null;
}
