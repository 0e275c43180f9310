import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { callerOf } from '#libs/platform';

/** What is tried, and how many failures of it cost no wait. */
export interface Tried {
  readonly subject: string;
  readonly free: number;
}

const short = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, 22);

export const tried = {
  /** A name, whether there is such an account or not. */
  name: (name: string): Tried => ({ subject: `name:${short(name)}`, free: 0 }),
  /** An account from a device that it was once signed in on. Failures elsewhere do not count. */
  device: (device: string, official: string): Tried => ({
    subject: `device:${short(`${device} ${official}`)}`,
    free: 0,
  }),
  /** Whoever is at an address. A whole office may stand behind one, and mistype in the morning. */
  address: (address: string): Tried => ({ subject: `address:${callerOf(address)}`, free: 20 }),
  /** The six digits of a person, wherever they are typed. */
  totp: (official: string): Tried => ({ subject: `totp:${official}`, free: 3 }),
  /** A proof that is asked for in a session that is open. */
  stepUp: (session: string): Tried => ({ subject: `step-up:${session}`, free: 3 }),
  /** Tokens, links and askings of an address. */
  token: (address: string): Tried => ({ subject: `token:${callerOf(address)}`, free: 50 }),
  link: (address: string): Tried => ({ subject: `link:${callerOf(address)}`, free: 20 }),
  passkey: (address: string): Tried => ({ subject: `passkey:${callerOf(address)}`, free: 50 }),
  asking: (address: string): Tried => ({ subject: `asking:${callerOf(address)}`, free: 10 }),
} as const satisfies Record<string, (...about: never[]) => Tried>;

/**
 * Takes one try. Answers the seconds to wait; 0 when it may be made, which counts as a failure
 * until `forgive`.
 */
export async function takeTry(manager: EntityManager, { subject, free }: Tried): Promise<number> {
  const [{ wait }] = await manager.query('select app.back_off($1, $2) as wait', [subject, free]);
  return wait;
}

/** Counts a failure, also while one must wait. */
export async function countFailure(
  manager: EntityManager,
  { subject, free }: Tried,
): Promise<void> {
  await manager.query('select app.back_off($1, $2, true)', [subject, free]);
}

/** The seconds until the subject may be tried again; nothing is counted. */
export async function waitOf(manager: EntityManager, { subject }: Tried): Promise<number> {
  const [row] = await manager.query(
    `select ceil(extract(epoch from until - app.now()))::int as wait from app.backoff
      where subject = $1 and until > app.now()`,
    [subject],
  );
  return row?.wait ?? 0;
}

/** It was the right one: what failed before is forgotten. */
export async function forgive(manager: EntityManager, { subject }: Tried): Promise<void> {
  await manager.query('delete from app.backoff where subject = $1', [subject]);
}

/** The try that was taken last was none: the wait that it began ends. */
export async function takeBack(manager: EntityManager, { subject }: Tried): Promise<void> {
  await manager.query(
    `update app.backoff set failures = greatest(failures - 1, 0), until = app.now()
      where subject = $1`,
    [subject],
  );
}
