import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { inTransaction } from '#libs/platform';
import { forgive, takeTry, tried } from '../backoff/backoff.js';
import { rememberedDevice } from '../backoff/known-device.js';
import { type Desk } from '../desk.js';
import { noteSecurity, type Whence } from '../log/security-log.js';
import { refusals, tooMany } from '../refusals.js';
import { rememberChallenge, takeChallenge } from '../second-factor/challenges.js';
import { type Passkey, passkeyWith, usedPasskey } from '../second-factor/passkeys.js';
import { endSessionOf, type NewCookie, startSession } from '../session/sessions.js';
import { stepUpSession } from '../session/standing.js';
import { accountOf } from './accounts.js';
import { challengeIn, partyOf, webauthn } from './passkey-party.js';
import { type InSession } from './prove-again.js';
import { type Caller, type Entered } from './sign-in.js';

/** What a device is to sign so that its owner gets in. Errors: 429. */
export async function askPasskey(
  desk: Desk,
  { address }: Whence,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { manager } = desk.dataSource;
  const wait = await takeTry(manager, tried.passkey(address));
  if (wait > 0) throw tooMany(wait);
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: partyOf(desk).id,
    userVerification: 'required',
  });
  await rememberChallenge(manager, options.challenge);
  return options;
}

/** Whose key signed. Errors: 401 `WRONG_PASSKEY`, 429. */
async function signedBy(
  desk: Desk,
  response: AuthenticationResponseJSON,
  whence: Whence,
): Promise<string> {
  const { manager } = desk.dataSource;
  const counted = tried.passkey(whence.address);
  const wait = await takeTry(manager, counted);
  if (wait > 0) throw tooMany(wait);
  const passkey = await passkeyWith(manager, response.id);
  if (passkey && (await isSigned(desk, response, passkey))) {
    await forgive(manager, counted);
    return passkey.official;
  }
  const detail = { by: 'passkey' };
  const official = passkey ? { official: passkey.official } : {};
  await noteSecurity(manager, { kind: 'sign-in-failed', ...official, ...whence, detail });
  throw refusals.wrongPasskey();
}

async function isSigned(
  desk: Desk,
  response: AuthenticationResponseJSON,
  { id: credential, publicKey, counter, transports }: Passkey,
): Promise<boolean> {
  const { manager } = desk.dataSource;
  const { id, origin } = partyOf(desk);
  const challenge = challengeIn(response.response);
  if (!(await takeChallenge(manager, challenge))) return false;
  const { verifyAuthenticationResponse } = await webauthn();
  const answer = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: {
      id: credential,
      publicKey: new Uint8Array(publicKey),
      counter,
      transports: [...transports],
    },
  }).catch(() => undefined);
  if (!answer?.verified) return false;
  await usedPasskey(manager, credential, answer.authenticationInfo.newCounter);
  return true;
}

/** Lets in whoever's key signed what was asked. Errors: 401 `WRONG_PASSKEY`. */
export async function enterByPasskey(
  desk: Desk,
  { response, ownPhone }: { response: AuthenticationResponseJSON; ownPhone: boolean },
  { whence, session: before, deviceCookie }: Caller,
): Promise<Entered> {
  const official = await signedBy(desk, response, whence);
  if (!(await accountOf(desk.dataSource.manager, official))) throw refusals.wrongPasskey();
  const session = await inTransaction(desk.dataSource, async (manager) => {
    if (before !== undefined) await endSessionOf(manager, before);
    await noteSecurity(manager, {
      kind: 'signed-in',
      official,
      ...whence,
      detail: { by: 'passkey' },
    });
    return startSession(manager, { official, ownPhone, whence });
  });
  return { session, deviceCookie: rememberedDevice(deviceCookie, official, desk.keys) };
}

/** Proves by a key that it is still the same person. Errors: 401 `WRONG_PASSKEY`. */
export async function stepUpByPasskey(
  desk: Desk,
  { signedIn, secret, whence }: InSession,
  response: AuthenticationResponseJSON,
): Promise<NewCookie | undefined> {
  const { manager } = desk.dataSource;
  const official = await signedBy(desk, response, whence);
  if (official !== signedIn.account) throw refusals.wrongPasskey();
  await noteSecurity(manager, { kind: 'stepped-up', official, ...whence });
  return stepUpSession(manager, secret);
}
