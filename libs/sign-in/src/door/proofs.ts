import { type EntityManager } from 'typeorm';
import { forgive, takeTry, tried } from '../backoff/backoff.js';
import { type Desk } from '../desk.js';
import { noteSecurity, type Whence } from '../log/security-log.js';
import { isOwnCode, type OpenCode, openCode, spendCode } from '../second-factor/one-time-codes.js';
import { takeTotp } from '../second-factor/totp.js';

/** A code that was right: of the application, or one of ours, which is still to be spent. */
export type Proof = { readonly kind: 'totp' } | OpenCode;

interface Typed {
  /** Nobody, where there is no such account: it takes the same way, and finds nothing. */
  readonly official: string | undefined;
  readonly code: string | undefined;
}

/** What the code proves, if it is right. Whoever calls counts the failures. */
export async function proofIn(
  { dataSource: { manager }, keys }: Desk,
  { official = '', code }: Typed,
): Promise<Proof | undefined> {
  if (code === undefined) return undefined;
  if (isOwnCode(code)) return openCode(manager, official, code);
  return (await takeTotp(manager, { official, code, keys })) ? { kind: 'totp' } : undefined;
}

/**
 * The same where the way is shut after failures: six digits could then be guessed as fast as they
 * are sent, so they have a count of their own. A recovery code and a clerk's code always open.
 */
export async function proofAtShutDoor(desk: Desk, typed: Typed): Promise<Proof | undefined> {
  const { official = '', code } = typed;
  if (code === undefined || isOwnCode(code)) return proofIn(desk, typed);
  const { manager } = desk.dataSource;
  const counted = tried.totp(official);
  if ((await takeTry(manager, counted)) > 0) return undefined;
  const proof = await proofIn(desk, typed);
  if (proof) await forgive(manager, counted);
  return proof;
}

/** Uses the proof up and writes it down. False when another request was faster. */
export async function useProof(
  manager: EntityManager,
  proof: Proof,
  { official, whence }: { official: string; whence: Whence },
): Promise<boolean> {
  if (proof.kind === 'totp') return true;
  if (!(await spendCode(manager, proof))) return false;
  const kind = proof.kind === 'recovery' ? 'recovery-used' : 'code-used';
  await noteSecurity(manager, { kind, official, ...whence });
  return true;
}
