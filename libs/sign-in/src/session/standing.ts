import { type EntityManager } from 'typeorm';
import { type Actor, officesOf, type SignedIn } from '#libs/org';
import { type Whence } from '../log/security-log.js';
import { hashOfSecret, newSecret } from './secrets.js';
import { lifeOf, STEP_UP_SECONDS } from './session-life.js';
import { cookieFor, endSessions, type NewCookie, officeIds } from './sessions.js';

/** How long a cookie of before a rotation is still good, for requests that were under way. */
const GRACE_SECONDS = 10;
/** The use of a session is written down once in so many seconds. */
const TOUCH_SECONDS = 60;

interface Row {
  readonly id: string;
  readonly official: string;
  readonly name: string;
  readonly offices: readonly string[];
  readonly ownPhone: boolean;
  /** False for the cookie of before a rotation. */
  readonly current: boolean;
  /** Seconds since the sign-in, the last use and the last proof. */
  readonly age: number;
  readonly idle: number;
  readonly proof: number | null;
}

async function rowOf(manager: EntityManager, hash: Buffer): Promise<Row | undefined> {
  const [row] = await manager.query(
    `select s.id, s.official, o.name, s.offices, s.own_phone as "ownPhone", s.hash = $1 as current,
        extract(epoch from n.now - s.signed_in_at)::float8 as age,
        extract(epoch from n.now - s.seen_at)::float8 as idle,
        extract(epoch from n.now - s.stepped_up_at)::float8 as proof
      from (select app.now() as now) n, app.session s join app.official o on o.id = s.official
        join app.account a on a.official = s.official
      where s.ended_at is null and a.closed_at is null and (s.hash = $1
        or (s.former_hash = $1 and s.rotated_at > n.now - $2 * interval '1 second'))`,
    [hash, GRACE_SECONDS],
  );
  return row;
}

/** A session that is open, as one request finds it. */
export interface Standing {
  readonly signedIn: SignedIn;
  readonly ownPhone: boolean;
  /** The cookie that the answer brings, because the offices are others than before. */
  readonly cookie?: NewCookie;
}

interface Open {
  readonly hash: Buffer;
  readonly row: Row;
  readonly offices: readonly Actor[];
}

/** Gives the session another cookie. Undefined when another request did so just before. */
async function rotate(
  manager: EntityManager,
  hash: Buffer,
  { offices, proved }: { offices: readonly string[]; proved: boolean },
): Promise<string | undefined> {
  const secret = newSecret();
  const [rows] = await manager.query(
    `update app.session set hash = $2, former_hash = hash, rotated_at = app.now(), offices = $3,
        stepped_up_at = case when $4 then app.now() else stepped_up_at end
      where hash = $1 and ended_at is null returning id`,
    [hash, hashOfSecret(secret), offices, proved],
  );
  return rows.length > 0 ? secret : undefined;
}

async function touch(manager: EntityManager, { id }: Row, { address }: Whence): Promise<void> {
  await manager.query(
    `update app.session set seen_at = app.now(), address = $2 where id = $1
      and seen_at <= app.now() - $3 * interval '1 second'`,
    [id, address, TOUCH_SECONDS],
  );
}

const isOver = (row: Row, offices: readonly Actor[]): boolean => {
  const { wholeSeconds, idleSeconds } = lifeOf(row.ownPhone, offices);
  return row.age >= wholeSeconds || row.idle >= idleSeconds;
};

/** The open session of a cookie, with what its holder holds today. */
async function openSession(manager: EntityManager, secret: string): Promise<Open | undefined> {
  const hash = hashOfSecret(secret);
  const row = hash && (await rowOf(manager, hash));
  if (!hash || !row) return undefined;
  const offices = await officesOf(manager, row.official);
  if (!isOver(row, offices)) return { hash, row, offices };
  await endSessions(manager, row.official, { only: row.id });
  return undefined;
}

// A cookie that was replaced at a step-up must not be worth more for it.
const isSteppedUp = ({ current, proof }: Row): boolean =>
  current && proof !== null && proof < STEP_UP_SECONDS;

/** Another cookie where the offices are others than before, unless one was given out just now. */
async function renewed(manager: EntityManager, open: Open): Promise<NewCookie | undefined> {
  const { hash, row, offices } = open;
  const ids = officeIds(offices);
  if (!row.current || ids.join(' ') === row.offices.join(' ')) return undefined;
  const secret = await rotate(manager, hash, { offices: ids, proved: false });
  return secret === undefined ? undefined : cookieFor(secret, row.ownPhone, offices);
}

/**
 * Whose cookie it is, if the session is still open. It notes the use, and makes another cookie when
 * the person's offices are others than before.
 */
export async function standingOf(
  manager: EntityManager,
  secret: string,
  whence: Whence,
): Promise<Standing | undefined> {
  const open = await openSession(manager, secret);
  if (!open) return undefined;
  const { row, offices } = open;
  if (row.idle >= TOUCH_SECONDS) await touch(manager, row, whence);
  const cookie = await renewed(manager, open);
  return {
    signedIn: {
      account: row.official,
      name: row.name,
      session: row.id,
      steppedUp: isSteppedUp(row),
      offices,
    },
    ownPhone: row.ownPhone,
    ...(cookie ? { cookie } : {}),
  };
}

/** The person has proved who it is once more: another cookie, good for what cannot be undone. */
export async function stepUpSession(
  manager: EntityManager,
  secret: string,
): Promise<NewCookie | undefined> {
  const open = await openSession(manager, secret);
  if (!open?.row.current) return undefined;
  const { hash, row, offices } = open;
  const next = await rotate(manager, hash, { offices: officeIds(offices), proved: true });
  return next === undefined ? undefined : cookieFor(next, row.ownPhone, offices);
}
