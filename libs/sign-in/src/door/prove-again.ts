import { type SignedIn } from '#libs/org';
import { forgive, takeTry, tried } from '../backoff/backoff.js';
import { type Desk } from '../desk.js';
import { noteSecurity, type Whence } from '../log/security-log.js';
import { checkPassword } from '../password/hash-password.js';
import { refusals, tooMany } from '../refusals.js';
import { endSessions, type NewCookie } from '../session/sessions.js';
import { stepUpSession } from '../session/standing.js';
import { accountOf } from './accounts.js';
import { proofIn, useProof } from './proofs.js';

/** After so many wrong proofs in one session it is taken for somebody else's, and ended. */
const WRONG_PROOFS = 10;

/** The password, or a code of the application or to recover with. */
export interface Proving {
  readonly password?: string | undefined;
  readonly code?: string | undefined;
}

/** A session that is open, with the cookie by which it was found. */
export interface InSession {
  readonly signedIn: SignedIn;
  readonly secret: string;
  readonly whence: Whence;
}

async function isProved(
  desk: Desk,
  { signedIn: { account: official }, whence }: InSession,
  { password, code }: Proving,
): Promise<boolean> {
  const { manager } = desk.dataSource;
  if (password !== undefined) {
    const account = await accountOf(manager, official);
    return (await checkPassword(account?.hash ?? undefined, password)).right;
  }
  const proof = await proofIn(desk, { official, code });
  return proof !== undefined && useProof(manager, proof, { official, whence });
}

async function wrong(
  { dataSource: { manager } }: Desk,
  { signedIn: { account: official, session }, whence }: InSession,
  code: string | undefined,
): Promise<Error> {
  await noteSecurity(manager, {
    kind: 'sign-in-failed',
    official,
    ...whence,
    detail: { inSession: true },
  });
  const [row] = await manager.query('select failures from app.backoff where subject = $1', [
    tried.stepUp(session).subject,
  ]);
  if (row?.failures >= WRONG_PROOFS) await endSessions(manager, official, { only: session });
  return code === undefined ? refusals.wrong() : refusals.wrongCode();
}

/** Makes sure that it is still the same person. Errors: 401, 429, 503. */
export async function proveAgain(desk: Desk, inside: InSession, proving: Proving): Promise<void> {
  const counted = tried.stepUp(inside.signedIn.session);
  const wait = await takeTry(desk.dataSource.manager, counted);
  if (wait > 0) throw tooMany(wait);
  if (!(await isProved(desk, inside, proving))) throw await wrong(desk, inside, proving.code);
  await forgive(desk.dataSource.manager, counted);
}

/**
 * Makes the session good for what cannot be undone, for ten minutes, and gives it another cookie.
 * Errors: 401, 429, 503.
 */
export async function stepUp(
  desk: Desk,
  inside: InSession,
  proving: Proving,
): Promise<NewCookie | undefined> {
  await proveAgain(desk, inside, proving);
  const { manager } = desk.dataSource;
  const { account: official } = inside.signedIn;
  await noteSecurity(manager, { kind: 'stepped-up', official, ...inside.whence });
  return stepUpSession(manager, inside.secret);
}
