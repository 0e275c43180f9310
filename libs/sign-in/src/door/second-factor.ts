import { ForbiddenException } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { denials } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { forgive, takeTry, tried } from '../backoff/backoff.js';
import { type Desk } from '../desk.js';
import { noteSecurity } from '../log/security-log.js';
import { refusals, tooMany } from '../refusals.js';
import {
  dropRecoveryCodes,
  newOneTimeCode,
  newRecoveryCodes,
} from '../second-factor/one-time-codes.js';
import {
  confirmTotp,
  dropTotp,
  hasTotp,
  isTotpOffered,
  offerTotp,
  takeTotp,
  type TotpOffer,
} from '../second-factor/totp.js';
import { accountOf } from './accounts.js';
import { type InSession } from './prove-again.js';

/** Errors: 403 `STEP_UP_NEEDED`. */
export function assertSteppedUp({ signedIn }: Pick<InSession, 'signedIn'>): void {
  if (!signedIn.steppedUp) throw new ForbiddenException(denials.STEP_UP_NEEDED);
}

/** Begins to turn the second factor on. Errors: 403, 409 `TOTP_IS_ON`. */
export async function beginTotp({ dataSource, keys }: Desk, inside: InSession): Promise<TotpOffer> {
  assertSteppedUp(inside);
  const official = inside.signedIn.account;
  const account = await accountOf(dataSource.manager, official);
  const name = account?.signInName ?? inside.signedIn.name;
  const offer = await offerTotp(dataSource.manager, { official, name, keys });
  if (!offer) throw refusals.totpOn();
  return offer;
}

/** Turns it on with its first code. Answers ten recovery codes, which are never shown again. */
export async function finishTotp(desk: Desk, inside: InSession, code: string): Promise<string[]> {
  assertSteppedUp(inside);
  const { dataSource, keys } = desk;
  const { account: official, session } = inside.signedIn;
  if (await hasTotp(dataSource.manager, official)) throw refusals.totpOn();
  if (!(await isTotpOffered(dataSource.manager, official))) throw refusals.totpOff();
  const counted = tried.stepUp(session);
  const wait = await takeTry(dataSource.manager, counted);
  if (wait > 0) throw tooMany(wait);
  return inTransaction(dataSource, async (manager) => {
    if (!(await takeTotp(manager, { official, code, keys }))) throw refusals.wrongCode();
    await forgive(manager, counted);
    await confirmTotp(manager, official);
    await noteSecurity(manager, { kind: 'totp-on', official, ...inside.whence });
    return newRecoveryCodes(manager, official);
  });
}

/** Turns it off. Errors: 403, 409 `TOTP_IS_OFF`. */
export async function endTotp({ dataSource }: Desk, inside: InSession): Promise<void> {
  assertSteppedUp(inside);
  const official = inside.signedIn.account;
  await inTransaction(dataSource, async (manager) => {
    if (!(await dropTotp(manager, official))) throw refusals.totpOff();
    await dropRecoveryCodes(manager, official);
    await noteSecurity(manager, { kind: 'totp-off', official, ...inside.whence });
  });
}

/**
 * Eight digits that let this person in once, within a quarter of an hour, although others made the
 * account wait, and in the place of a telephone that is lost. They are told only here.
 */
export async function oneTimeCode(
  manager: EntityManager,
  { official, by }: { readonly official: string; readonly by: string },
): Promise<string> {
  await noteSecurity(manager, { kind: 'code-made', official, detail: { by } });
  return newOneTimeCode(manager, { official, by });
}
