import {
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { inTransaction } from '#libs/platform';
import { type Desk } from '../desk.js';
import { noteSecurity } from '../log/security-log.js';
import { refusals } from '../refusals.js';
import { rememberChallenge, takeChallenge } from '../second-factor/challenges.js';
import { addPasskey, dropPasskeys, listPasskeys, type Passkey } from '../second-factor/passkeys.js';
import { accountOf } from './accounts.js';
import { challengeIn, partyOf, webauthn } from './passkey-party.js';
import { type InSession } from './prove-again.js';
import { assertSteppedUp } from './second-factor.js';

/** What the device of whoever is signed in is to make a key for. Errors: 403. */
export async function offerPasskey(
  desk: Desk,
  inside: InSession,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  assertSteppedUp(inside);
  const { manager } = desk.dataSource;
  const { account: official, name } = inside.signedIn;
  const { generateRegistrationOptions } = await webauthn();
  const account = await accountOf(manager, official);
  const options = await generateRegistrationOptions({
    rpName: 'Đôn Đốc',
    rpID: partyOf(desk).id,
    userID: new Uint8Array(Buffer.from(official)),
    userName: account?.signInName ?? official,
    userDisplayName: name,
    attestationType: 'none',
    excludeCredentials: (await listPasskeys(manager, official)).map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await rememberChallenge(manager, options.challenge, official);
  return options;
}

/** Puts the key on record that the device made. Errors: 401 `WRONG_PASSKEY`, 403. */
export async function registerPasskey(
  desk: Desk,
  inside: InSession,
  response: RegistrationResponseJSON,
): Promise<void> {
  assertSteppedUp(inside);
  const { dataSource } = desk;
  const { account: official } = inside.signedIn;
  const { id, origin } = partyOf(desk);
  const challenge = challengeIn(response.response);
  if (!(await takeChallenge(dataSource.manager, challenge, official)))
    throw refusals.wrongPasskey();
  const { verifyRegistrationResponse } = await webauthn();
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) throw refusals.wrongPasskey();
  const { credential } = registrationInfo;
  const passkey: Passkey = {
    id: credential.id,
    official,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: response.response.transports ?? [],
  };
  await inTransaction(dataSource, async (manager) => {
    if (!(await addPasskey(manager, passkey, inside.whence.device))) throw refusals.wrongPasskey();
    await noteSecurity(manager, { kind: 'passkey-added', official, ...inside.whence });
  });
}

/** Removes a key. Errors: 403, 404. */
export async function removePasskey(
  { dataSource: { manager } }: Desk,
  inside: InSession,
  id: string,
): Promise<void> {
  assertSteppedUp(inside);
  const { account: official } = inside.signedIn;
  if ((await dropPasskeys(manager, official, id)) === 0) throw refusals.noPasskey();
  await noteSecurity(manager, { kind: 'passkey-removed', official, ...inside.whence });
}
