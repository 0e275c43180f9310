import { Secret, TOTP } from 'otpauth';
import { type EntityManager } from 'typeorm';
import { type Keys } from '../keys.js';

// RFC 6238 as every authenticator application has it: SHA-1, six digits, steps of thirty seconds.

const PERIOD = 30;
const shape = { issuer: 'Đôn Đốc', algorithm: 'SHA1', digits: 6, period: PERIOD } as const;

/** A secret that waits for its first code, as an application scans it and as a person types it. */
export interface TotpOffer {
  readonly secret: string;
  readonly uri: string;
}

interface Row {
  readonly secret: Buffer;
  readonly confirmed: boolean;
  /** Milliseconds since 1970, on the system's clock. */
  readonly now: number;
}

/** Offers a new secret. False when one is in use already. */
export async function offerTotp(
  manager: EntityManager,
  { official, name, keys }: { official: string; name: string; keys: Keys },
): Promise<TotpOffer | undefined> {
  const secret = new Secret({ size: 20 });
  const rows: unknown[] = await manager.query(
    `insert into app.totp as t (official, secret) values ($1, $2) on conflict (official)
      do update set secret = excluded.secret, last_step = 0 where t.confirmed_at is null
      returning official`,
    [official, keys.seal(secret.base32, official)],
  );
  if (rows.length === 0) return undefined;
  return { secret: secret.base32, uri: new TOTP({ ...shape, label: name, secret }).toString() };
}

async function rowOf(manager: EntityManager, official: string): Promise<Row | undefined> {
  const [row] = await manager.query(
    `select secret, confirmed_at is not null as confirmed,
      (extract(epoch from app.now()) * 1000)::float8 as now from app.totp where official = $1`,
    [official],
  );
  return row;
}

/** True when the person has confirmed a second factor. */
export async function hasTotp(manager: EntityManager, official: string): Promise<boolean> {
  return (await rowOf(manager, official))?.confirmed === true;
}

/** True when an offered secret waits for its first code, or one is in use. */
export async function isTotpOffered(manager: EntityManager, official: string): Promise<boolean> {
  return (await rowOf(manager, official)) !== undefined;
}

/**
 * Takes a code of the person's secret, of this step or of the ones beside it, once: neither it nor
 * an earlier one is taken again.
 */
export async function takeTotp(
  manager: EntityManager,
  { official, code, keys }: { official: string; code: string; keys: Keys },
): Promise<boolean> {
  const row = await rowOf(manager, official);
  const token = code.replace(/\s/g, '');
  if (!row || !/^\d{6}$/.test(token)) return false;
  // With another SECRET_KEY nobody's secret can be read: a recovery code or a clerk's opens then.
  const opened = keys.open(row.secret, official);
  if (opened === undefined) return false;
  const secret = Secret.fromBase32(opened);
  const delta = new TOTP({ ...shape, secret }).validate({ token, timestamp: row.now, window: 1 });
  if (delta === null) return false;
  const [rows] = await manager.query(
    'update app.totp set last_step = $2 where official = $1 and last_step < $2 returning 1',
    [official, Math.floor(row.now / 1000 / PERIOD) + delta],
  );
  return rows.length > 0;
}

export async function confirmTotp(manager: EntityManager, official: string): Promise<void> {
  await manager.query(
    `update app.totp set confirmed_at = app.now() where official = $1 and confirmed_at is null`,
    [official],
  );
}

/** False when there was none. */
export async function dropTotp(manager: EntityManager, official: string): Promise<boolean> {
  const [rows] = await manager.query('delete from app.totp where official = $1 returning 1', [
    official,
  ]);
  return rows.length > 0;
}
