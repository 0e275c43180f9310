import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { type EntityManager } from 'typeorm';

// Codes that open once. Recovery codes have 80 bits; a clerk's code has 8 digits, which are told on
// the telephone, and ends after a quarter of an hour.

const LETTERS = 'ABCDEFGHJKMNPQRSTVWXYZ0123456789';
const RECOVERY = /^[A-HJKMNP-TV-Z0-9]{16}$/;
const ONE_TIME = /^\d{8}$/;
/** A code that opened the way to so many wrong passwords is spent. */
const TRIES = 5;

type Kind = 'recovery' | 'one-time';

const hashOf = (salt: Buffer, official: string, code: string): Buffer =>
  createHash('sha256').update(salt).update(`${official} ${code}`).digest();

const plain = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '');

/** Whether it looks like a code of ours, and not like the six digits of an application. */
export function isOwnCode(typed: string): boolean {
  const code = plain(typed);
  return RECOVERY.test(code) || ONE_TIME.test(code);
}

interface Making {
  readonly official: string;
  readonly by: string;
}

async function store(
  manager: EntityManager,
  { official, by }: Making,
  { code, kind, minutes }: { code: string; kind: Kind; minutes?: number },
): Promise<void> {
  const salt = randomBytes(16);
  await manager.query(
    `insert into app.sign_in_code (official, kind, salt, hash, made_by, ends_at)
      values ($1, $2, $3, $4, $5, app.now() + $6 * interval '1 minute')`,
    [official, kind, salt, hashOf(salt, official, code), by, minutes ?? null],
  );
}

async function dropCodes(manager: EntityManager, official: string, kind: Kind): Promise<void> {
  await manager.query('delete from app.sign_in_code where official = $1 and kind = $2', [
    official,
    kind,
  ]);
}

export const dropRecoveryCodes = (manager: EntityManager, official: string): Promise<void> =>
  dropCodes(manager, official, 'recovery');

const COUNT = 10;

/** Ten new codes, in groups of four; those of before are void. They are told only here. */
export async function newRecoveryCodes(
  manager: EntityManager,
  official: string,
): Promise<string[]> {
  await dropCodes(manager, official, 'recovery');
  const codes = Array.from({ length: COUNT }, () =>
    Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  );
  for (const code of codes)
    await store(manager, { official, by: official }, { code, kind: 'recovery' });
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'));
}

const MINUTES = 15;

/** The 8 digits of a code by which a clerk lets this person in, once and soon. Told only here. */
export async function newOneTimeCode(manager: EntityManager, making: Making): Promise<string> {
  await dropCodes(manager, making.official, 'one-time');
  const code = String(randomInt(100_000_000)).padStart(8, '0');
  await store(manager, making, { code, kind: 'one-time', minutes: MINUTES });
  return code;
}

export interface OpenCode {
  readonly id: string;
  readonly kind: Kind;
}

interface Row extends OpenCode {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** The person's unused code that was typed, if it is one. Asking counts as one of its tries. */
export async function openCode(
  manager: EntityManager,
  official: string,
  typed: string,
): Promise<OpenCode | undefined> {
  const code = plain(typed);
  const rows: Row[] = await manager.query(
    `select id, kind, salt, hash from app.sign_in_code where official = $1 and used_at is null
      and tries < $2 and coalesce(ends_at > app.now(), true)`,
    [official, TRIES],
  );
  const found = rows.find(({ salt, hash }) => timingSafeEqual(hash, hashOf(salt, official, code)));
  if (!found) return undefined;
  await manager.query('update app.sign_in_code set tries = tries + 1 where id = $1', [found.id]);
  return { id: found.id, kind: found.kind };
}

/** Spends the code. False when another request was faster. */
export async function spendCode(manager: EntityManager, { id }: OpenCode): Promise<boolean> {
  const [rows] = await manager.query(
    `update app.sign_in_code set used_at = app.now() where id = $1 and used_at is null
      returning id`,
    [id],
  );
  return rows.length > 0;
}
