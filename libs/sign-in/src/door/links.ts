import { type DataSource, type EntityManager } from 'typeorm';
import { AccountError, openAccount } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { takeTry, tried } from '../backoff/backoff.js';
import { type Desk } from '../desk.js';
import { noteSecurity, type SecurityKind, type Whence } from '../log/security-log.js';
import { hashPassword } from '../password/hash-password.js';
import { assertGoodPassword } from '../password/password-policy.js';
import { refusals, tooMany } from '../refusals.js';
import { hashOfSecret, newSecret } from '../session/secrets.js';
import { endSessions } from '../session/sessions.js';
import { storePassword } from './accounts.js';

// Links that set a password, once: an invitation, or a way back for somebody who forgot it.

export type LinkKind = 'invitation' | 'recovery';

export interface NewLink {
  readonly official: string;
  /** Who made it: the id of an office, or `operator:` and the command. */
  readonly by: string;
  readonly reason: string;
  readonly minutes: number;
}

/** Makes a link; its token is told only here. Those of the same kind from before are void. */
export async function makeLink(
  manager: EntityManager,
  kind: LinkKind,
  { official, by, reason, minutes }: NewLink,
): Promise<string> {
  await manager.query(
    'delete from app.sign_in_link where official = $1 and kind = $2 and used_at is null',
    [official, kind],
  );
  const token = newSecret();
  await manager.query(
    `insert into app.sign_in_link (hash, official, kind, made_by, reason, ends_at)
      values ($1, $2, $3, $4, $5, app.now() + $6 * interval '1 minute')`,
    [hashOfSecret(token), official, kind, by, reason, minutes],
  );
  return token;
}

/** The address that is given to whoever is invited. What stands behind `#` reaches no log. */
export const invitationLink = (publicUrl: string, token: string): string =>
  `${publicUrl}/loi-moi#${token}`;

const DAY = 24 * 60;

/**
 * Invites this person to choose a password, and a name to sign in with where they have none. The
 * token is told only here; it is good once, for so many days.
 */
export async function invite(
  manager: EntityManager,
  { official, by, reason, days }: Omit<NewLink, 'minutes'> & { readonly days: number },
): Promise<string> {
  const token = await makeLink(manager, 'invitation', {
    official,
    by,
    reason,
    minutes: days * DAY,
  });
  await noteSecurity(manager, { kind: 'invitation-made', official, detail: { by, days } });
  return token;
}

interface Invited {
  readonly official: string;
  readonly name: string;
  readonly email: string | null;
  /** Of the account that is there; null where there is none, or a closed one. */
  readonly signInName: string | null;
  readonly secondFactor: boolean;
}

async function linkOf(
  manager: EntityManager,
  kind: LinkKind,
  hash: Buffer,
): Promise<Invited | undefined> {
  const [row] = await manager.query(
    `select l.official, o.name, o.email, a.name as "signInName", exists (select from app.totp t
        where t.official = l.official and t.confirmed_at is not null) as "secondFactor"
      from app.sign_in_link l join app.official o on o.id = l.official
        left join app.account a on a.official = l.official and a.closed_at is null
      where l.hash = $1 and l.kind = $2 and l.used_at is null and l.ends_at > app.now()
        and (a.name is not null or l.kind = 'invitation')`,
    [hash, kind],
  );
  return row;
}

async function useLink(manager: EntityManager, hash: Buffer): Promise<void> {
  const [rows] = await manager.query(
    `update app.sign_in_link set used_at = app.now()
      where hash = $1 and used_at is null and ends_at > app.now() returning official`,
    [hash],
  );
  if (rows.length === 0) throw refusals.noLink();
}

async function openFor(manager: EntityManager, invited: Invited, name: string): Promise<void> {
  try {
    await openAccount(manager, {
      official: invited.official,
      name,
      reason: 'Nhận lời mời',
      by: 'invitation',
    });
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    throw refusals.nameTaken();
  }
}

/** What is written down when a password was set by a link of the kind. */
const noted: Readonly<Record<LinkKind, SecurityKind>> = {
  invitation: 'invitation-used',
  recovery: 'reset',
};

export interface Following {
  readonly token: string;
  readonly password: string;
  /** To sign in with, for somebody who is invited and has no account yet. */
  readonly name?: string | undefined;
  readonly whence: Whence;
}

/** Errors: 404 `NO_SUCH_LINK`, 429. */
async function invitedBy(
  { manager }: DataSource,
  kind: LinkKind,
  { token, whence }: Following,
): Promise<Invited & { readonly hash: Buffer }> {
  const hash = hashOfSecret(token);
  const invited = hash && (await linkOf(manager, kind, hash));
  if (hash && invited) return { ...invited, hash };
  const wait = await takeTry(manager, tried.link(whence.address));
  throw wait > 0 ? tooMany(wait) : refusals.noLink();
}

/** The name under which an account is opened; undefined where there is one. Errors: 409. */
function newName({ signInName, email }: Invited, chosen: string | undefined): string | undefined {
  if (signInName !== null) return undefined;
  const name = chosen ?? email;
  if (name === null) throw refusals.nameNeeded();
  return name;
}

/**
 * Sets the password of whoever holds the link, and ends all their sessions. Errors: 400
 * `WEAK_PASSWORD`, 404 `NO_SUCH_LINK`, 409 for the name, 429, 503.
 */
export async function followLink(
  { dataSource }: Desk,
  kind: LinkKind,
  following: Following,
): Promise<void> {
  const { password, whence } = following;
  const invited = await invitedBy(dataSource, kind, following);
  const { official, signInName, secondFactor } = invited;
  const name = newName(invited, following.name);
  await assertGoodPassword(password, {
    names: [invited.name, signInName ?? name!],
    factors: secondFactor ? 'with-second-factor' : 'alone',
  });
  const stored = await hashPassword(password);
  await inTransaction(dataSource, async (manager) => {
    await useLink(manager, invited.hash);
    if (name !== undefined) await openFor(manager, invited, name);
    await storePassword(manager, official, stored);
    await endSessions(manager, official);
    await noteSecurity(manager, { kind: noted[kind], official, ...whence });
  });
}
