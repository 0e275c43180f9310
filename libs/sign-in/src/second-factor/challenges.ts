import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';

const MINUTES = 5;
const hashOf = (challenge: string): Buffer => createHash('sha256').update(challenge).digest();

/** Remembers what a device is asked to sign, by this person or by whoever answers. */
export async function rememberChallenge(
  manager: EntityManager,
  challenge: string,
  official?: string,
): Promise<void> {
  await manager.query('delete from app.passkey_challenge where ends_at < app.now()');
  await manager.query(
    `insert into app.passkey_challenge (hash, official, ends_at)
      values ($1, $2, app.now() + $3 * interval '1 minute')`,
    [hashOf(challenge), official ?? null, MINUTES],
  );
}

/** Whether it was asked, of this person or of anybody; it is forgotten either way. */
export async function takeChallenge(
  manager: EntityManager,
  challenge: string,
  official?: string,
): Promise<boolean> {
  const [rows] = await manager.query(
    `delete from app.passkey_challenge where hash = $1 and official is not distinct from $2
      and ends_at > app.now() returning 1`,
    [hashOf(challenge), official ?? null],
  );
  return rows.length > 0;
}
