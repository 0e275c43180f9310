import { type EntityManager } from 'typeorm';
import { recordReset } from '#libs/org';
import { noteSecurity } from '../log/security-log.js';
import { dropRecoveryCodes } from '../second-factor/one-time-codes.js';
import { dropPasskeys } from '../second-factor/passkeys.js';
import { dropTotp } from '../second-factor/totp.js';
import { endSessions } from '../session/sessions.js';
import { invite } from './links.js';

export interface Resetting {
  readonly official: string;
  readonly by: string;
  readonly reason: string;
  /** How long the link is good. */
  readonly days: number;
  /** Also takes the second factor and passkeys away, from somebody who lost the telephone. */
  readonly secondFactor: boolean;
}

async function dropFactors(manager: EntityManager, official: string, by: string): Promise<void> {
  const detail = { by };
  await dropRecoveryCodes(manager, official);
  if (await dropTotp(manager, official))
    await noteSecurity(manager, { kind: 'totp-off', official, detail });
  if ((await dropPasskeys(manager, official)) > 0)
    await noteSecurity(manager, { kind: 'passkey-removed', official, detail });
}

/**
 * Takes the password of a person with an open account away, ends their sessions, and makes the link
 * by which they choose another. It is written down with the reason; the token is told only here.
 * Errors: AccountError.
 */
export async function resetSignIn(
  manager: EntityManager,
  { official, by, reason, days, secondFactor }: Resetting,
): Promise<string> {
  await recordReset(manager, { official, reason, by });
  await manager.query('delete from app.password where official = $1', [official]);
  await endSessions(manager, official);
  if (secondFactor) await dropFactors(manager, official, by);
  await noteSecurity(manager, { kind: 'reset', official, detail: { by } });
  return invite(manager, { official, by, reason, days });
}
