import { inTransaction } from '#libs/platform';
import { type Desk } from '../desk.js';
import { noteSecurity } from '../log/security-log.js';
import { hashPassword } from '../password/hash-password.js';
import { assertGoodPassword } from '../password/password-policy.js';
import { endSessions, type NewCookie, startSession } from '../session/sessions.js';
import { accountOf, storePassword } from './accounts.js';
import { type InSession, proveAgain } from './prove-again.js';

/**
 * Changes the password of whoever is signed in. Every session ends, on every device; this browser
 * gets a new one. Errors: 400 `WEAK_PASSWORD`, 401, 429, 503.
 */
export async function changePassword(
  desk: Desk,
  inside: InSession,
  asked: { readonly current: string; readonly password: string; readonly ownPhone: boolean },
): Promise<NewCookie> {
  const { dataSource } = desk;
  const { whence, signedIn } = inside;
  const { account: official, name } = signedIn;
  await proveAgain(desk, inside, { password: asked.current });
  const account = await accountOf(dataSource.manager, official);
  await assertGoodPassword(asked.password, {
    names: [name, account?.signInName ?? ''],
    factors: account?.secondFactor ? 'with-second-factor' : 'alone',
  });
  const hash = await hashPassword(asked.password);
  return inTransaction(dataSource, async (manager) => {
    await storePassword(manager, official, hash);
    await endSessions(manager, official);
    await noteSecurity(manager, { kind: 'password-changed', official, ...whence });
    return startSession(manager, { official, ownPhone: asked.ownPhone, whence });
  });
}
