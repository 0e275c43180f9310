import { type EntityManager } from 'typeorm';
import { hashPassword } from '../password/hash-password.js';

/** An account that is open, with what is needed to let its holder in. */
export interface Account {
  readonly official: string;
  readonly name: string;
  readonly signInName: string;
  readonly hash: string | null;
  readonly secondFactor: boolean;
}

const ACCOUNT = `select a.official, o.name, a.name as "signInName", p.hash,
    exists (select from app.totp t where t.official = a.official and t.confirmed_at is not null)
      as "secondFactor"
  from app.account a join app.official o on o.id = a.official
    left join app.password p on p.official = a.official
  where a.closed_at is null and`;

/** By the name as it is stored. */
export async function accountNamed(
  manager: EntityManager,
  name: string,
): Promise<Account | undefined> {
  const [row] = await manager.query(`${ACCOUNT} a.name = $1`, [name]);
  return row;
}

export async function accountOf(
  manager: EntityManager,
  official: string,
): Promise<Account | undefined> {
  const [row] = await manager.query(`${ACCOUNT} a.official = $1`, [official]);
  return row;
}

/** Stores the hash of a password. */
export async function storePassword(
  manager: EntityManager,
  official: string,
  hash: string,
): Promise<void> {
  await manager.query(
    `insert into app.password (official, hash) values ($1, $2) on conflict (official)
      do update set hash = excluded.hash, set_at = app.now()`,
    [official, hash],
  );
}

/** Hashes a password that is right anew, unless it was changed meanwhile. */
export async function rehash(
  manager: EntityManager,
  { official, hash }: Account,
  password: string,
): Promise<void> {
  const better = await hashPassword(password);
  await manager.query('update app.password set hash = $3 where official = $1 and hash = $2', [
    official,
    hash,
    better,
  ]);
}
