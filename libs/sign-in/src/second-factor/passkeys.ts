import { type EntityManager } from 'typeorm';

/** A key of a person, as it is stored. */
export interface Passkey {
  readonly id: string;
  readonly official: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** As its owner sees it. */
export interface PasskeyLine {
  readonly id: string;
  /** Where it was made: 'Chrome trên Windows'. */
  readonly device: string;
  readonly madeAt: string;
  readonly usedAt: string | null;
}

export async function passkeyWith(
  manager: EntityManager,
  id: string,
): Promise<Passkey | undefined> {
  const [row] = await manager.query(
    `select id, official, public_key as "publicKey", counter::float8 as counter, transports
      from app.passkey where id = $1`,
    [id],
  );
  return row;
}

/** False when the key is on record already. */
export async function addPasskey(
  manager: EntityManager,
  { id, official, publicKey, counter, transports }: Passkey,
  device: string,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `insert into app.passkey (id, official, public_key, counter, transports, device)
      values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
    [id, official, publicKey, counter, transports, device],
  );
  return rows.length > 0;
}

/** Notes the use of a key. A copy of it would count on its own, and is seen by that. */
export async function usedPasskey(
  manager: EntityManager,
  id: string,
  counter: number,
): Promise<void> {
  await manager.query(
    'update app.passkey set counter = $2, used_at = app.now() where id = $1 and counter <= $2',
    [id, counter],
  );
}

export async function listPasskeys(
  manager: EntityManager,
  official: string,
): Promise<PasskeyLine[]> {
  return manager.query(
    `select id, device, app.iso(made_at) as "madeAt", app.iso(used_at) as "usedAt"
      from app.passkey where official = $1 order by made_at, id`,
    [official],
  );
}

/** Removes one key of a person, or all. Answers how many there were. */
export async function dropPasskeys(
  manager: EntityManager,
  official: string,
  id?: string,
): Promise<number> {
  const [rows] = await manager.query(
    `delete from app.passkey where official = $1 and ($2::text is null or id = $2) returning id`,
    [official, id ?? null],
  );
  return rows.length;
}
