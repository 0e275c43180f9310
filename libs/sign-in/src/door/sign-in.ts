import { signInName } from '#libs/org';
import { inTransaction } from '#libs/platform';
import {
  countFailure,
  forgive,
  takeBack,
  takeTry,
  tried,
  type Tried,
  waitOf,
} from '../backoff/backoff.js';
import { knownDevice, rememberedDevice } from '../backoff/known-device.js';
import { type Desk } from '../desk.js';
import { noteSecurity, type Whence } from '../log/security-log.js';
import { checkPassword } from '../password/hash-password.js';
import { refusals, tooMany } from '../refusals.js';
import { endSessionOf, type NewCookie, startSession } from '../session/sessions.js';
import { type Account, accountNamed, rehash } from './accounts.js';
import { type Proof, proofAtShutDoor, proofIn, useProof } from './proofs.js';

export interface SignInAsked {
  readonly name: string;
  readonly password: string;
  /** Of the application, a recovery code, or the code that a clerk told. */
  readonly code?: string | undefined;
  readonly ownPhone?: boolean | undefined;
}

/** Who asks, as the request says it. */
export interface Caller {
  readonly whence: Whence;
  /** The cookies that came along, as they stand. */
  readonly deviceCookie?: string | undefined;
  readonly session?: string | undefined;
}

export interface Entered {
  readonly session: NewCookie;
  readonly deviceCookie: string;
}

interface Attempt extends SignInAsked {
  readonly account: Account | undefined;
  /** What counts the failures of this attempt. */
  readonly counted: Tried;
  /** True on a device on which this person signed in before. */
  readonly known: boolean;
  readonly whence: Whence;
}

async function attemptOf(desk: Desk, asked: SignInAsked, caller: Caller): Promise<Attempt> {
  const name = signInName(asked.name);
  const account = await accountNamed(desk.dataSource.manager, name);
  const official = account?.official ?? '';
  const device = knownDevice(caller.deviceCookie, official, desk.keys);
  const counted = device === undefined ? tried.name(name) : tried.device(device, official);
  return { ...asked, account, counted, known: device !== undefined, whence: caller.whence };
}

/**
 * Waits of others do not reach a known device, which has a count of its own. Where the way is shut,
 * a right code opens it for this one attempt. Errors: 429.
 */
async function openWay(desk: Desk, attempt: Attempt): Promise<Proof | undefined> {
  const { manager } = desk.dataSource;
  const { account, counted, known, code, whence } = attempt;
  const atAddress = known ? 0 : await waitOf(manager, tried.address(whence.address));
  const wait = atAddress || (await takeTry(manager, counted));
  if (wait === 0) return undefined;
  const proof = await proofAtShutDoor(desk, { official: account?.official, code });
  if (proof) return proof;
  await noteSecurity(manager, { kind: 'refused', ...whence, detail: { seconds: wait } });
  throw tooMany(wait);
}

/** Counts it and writes it down. */
async function failed({ dataSource: { manager } }: Desk, attempt: Attempt): Promise<Error> {
  const { account, known, whence } = attempt;
  if (!known) await countFailure(manager, tried.address(whence.address));
  await noteSecurity(manager, {
    kind: 'sign-in-failed',
    ...(account ? { official: account.official } : {}),
    ...whence,
  });
  return refusals.wrong();
}

/** The second factor, where there is one. Errors: 401. */
async function secondProof(
  desk: Desk,
  attempt: Attempt,
  account: Account,
): Promise<Proof | undefined> {
  if (!account.secondFactor) return undefined;
  if (attempt.code === undefined) {
    // The password was right: nothing was guessed wrong.
    await takeBack(desk.dataSource.manager, attempt.counted);
    throw refusals.codeNeeded();
  }
  const proof = await proofIn(desk, { official: account.official, code: attempt.code });
  if (!proof) throw await failed(desk, attempt);
  return proof;
}

async function enter(
  desk: Desk,
  attempt: Attempt,
  { account, proof, caller }: { account: Account; proof: Proof | undefined; caller: Caller },
): Promise<NewCookie | undefined> {
  const { official } = account;
  const { whence } = caller;
  return inTransaction(desk.dataSource, async (manager) => {
    if (proof && !(await useProof(manager, proof, { official, whence }))) return undefined;
    await forgive(manager, attempt.counted);
    if (caller.session !== undefined) await endSessionOf(manager, caller.session);
    const ownPhone = attempt.ownPhone ?? false;
    const cookie = await startSession(manager, { official, ownPhone, whence });
    await noteSecurity(manager, { kind: 'signed-in', official, ...whence });
    return cookie;
  });
}

/**
 * Lets somebody in by name, password and, where there is one, a second factor. Whether there is
 * such an account shows neither in the answer nor in its time. Errors: 401, 429, 503.
 */
export async function signIn(desk: Desk, asked: SignInAsked, caller: Caller): Promise<Entered> {
  const attempt = await attemptOf(desk, asked, caller);
  const opened = await openWay(desk, attempt);
  const { account } = attempt;
  const { right, stale } = await checkPassword(account?.hash ?? undefined, asked.password);
  if (!account || !right) throw await failed(desk, attempt);
  const proof = opened ?? (await secondProof(desk, attempt, account));
  if (stale) await rehash(desk.dataSource.manager, account, asked.password);
  const session = await enter(desk, attempt, { account, proof, caller });
  if (!session) throw await failed(desk, attempt);
  const deviceCookie = rememberedDevice(caller.deviceCookie, account.official, desk.keys);
  return { session, deviceCookie };
}
