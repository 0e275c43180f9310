import { type EntityManager } from 'typeorm';
import {
  type Actor,
  addPerson as addOnRecord,
  closeAccount,
  isLastAdminPerson,
  type NewPerson,
  openAccount,
} from '#libs/org';
import { type Desk } from '../desk.js';
import { invitationLink, invite } from '../door/links.js';
import { resetSignIn } from '../door/reset.js';
import { oneTimeCode } from '../door/second-factor.js';
import { refusals } from '../refusals.js';
import { act, type Acting, requireOwn } from './acting.js';
import { postFor, type AskedPost } from './manage-offices.js';

/** A link by which a person chooses a password, shown this once. */
export interface Invitation {
  readonly link: string;
  readonly days: number;
}

interface Inviting {
  readonly reason: string;
  readonly days: number;
}

export interface InvitedAnswer {
  readonly official: string;
  /** Null where the same command was answered before: the link was shown then. */
  readonly invitation: Invitation | null;
}

/** Makes a link in the transaction of the command and keeps it out of the stored answer. */
async function withLink<T extends { readonly official: string }>(
  desk: Desk,
  acting: Acting,
  { days, make }: { days: number; make: (m: EntityManager) => Promise<T & { token: string }> },
): Promise<T & InvitedAnswer> {
  let shown: string | undefined;
  const { result, known } = await act(desk.dataSource, acting, async (manager) => {
    const { token, ...answer } = await make(manager);
    shown = token;
    return answer;
  });
  const link = known || shown === undefined ? null : invitationLink(desk.publicUrl, shown);
  return { ...(result as unknown as T), invitation: link === null ? null : { link, days } };
}

export interface AddedAnswer extends InvitedAnswer {
  readonly office: string;
}

export interface Adding extends Omit<NewPerson, 'office'>, Inviting {
  readonly office: AskedPost;
}

/** Puts a person on record with an office, and invites them. */
export function addPerson(
  desk: Desk,
  acting: Acting,
  { days, office, ...person }: Adding,
): Promise<AddedAnswer> {
  const by = { by: acting.actor.id };
  return withLink(desk, acting, {
    days,
    make: async (manager) => {
      const added = await addOnRecord(
        manager,
        { ...person, office: postFor(acting.actor, office) },
        by,
      );
      const { official } = added;
      const token = await invite(manager, { official, reason: person.reason, days, ...by });
      return { ...added, token };
    },
  });
}

export function invitePerson(
  desk: Desk,
  acting: Acting,
  { official, reason, days }: Inviting & { readonly official: string },
): Promise<InvitedAnswer> {
  return withLink(desk, acting, {
    days,
    make: async (manager) => {
      await requireOwn(manager, acting.actor, official);
      const token = await invite(manager, { official, reason, days, by: acting.actor.id });
      return { official, token };
    },
  });
}

/** Takes the password away, ends every session and makes a link to begin anew. */
export function resetPerson(
  desk: Desk,
  acting: Acting,
  asked: Inviting & { readonly official: string; readonly secondFactor: boolean },
): Promise<InvitedAnswer> {
  const { official, days } = asked;
  return withLink(desk, acting, {
    days,
    make: async (manager) => {
      await requireOwn(manager, acting.actor, official);
      return { official, token: await resetSignIn(manager, { ...asked, by: acting.actor.id }) };
    },
  });
}

export interface CodeAnswer {
  readonly official: string;
  readonly name: string;
  /** Eight digits, told on the telephone; null where the same command was answered before. */
  readonly code: string | null;
  readonly minutes: number;
}

/** A clerk helps whoever speaks for a cell and nobody else (decision 0060). */
function requireHelped({ role }: Actor, onlyCells: boolean): void {
  if (role !== 'admin' && !onlyCells) throw refusals.notYourHelp();
}

/** Errors: 403 `HELPS_CELLS_ALONE`, 404, 409. */
export async function codeFor(desk: Desk, acting: Acting, official: string): Promise<CodeAnswer> {
  const { actor } = acting;
  let told: string | undefined;
  const { result, known } = await act(desk.dataSource, acting, async (manager) => {
    const { name, onlyCells } = await requireOwn(manager, actor, official);
    requireHelped(actor, onlyCells);
    told = await oneTimeCode(manager, { official, by: actor.id });
    return { official, name, minutes: 10 };
  });
  return { ...result, code: known ? null : (told ?? null) };
}

/** Closes the account and revokes every token. Errors: 404, 409 `LAST_ADMIN`. */
export async function closePerson(
  desk: Desk,
  acting: Acting,
  { official, reason }: { readonly official: string; readonly reason: string },
): Promise<{ official: string; closed: true }> {
  const { result } = await act(desk.dataSource, acting, async (manager) => {
    await requireOwn(manager, acting.actor, official);
    if (await isLastAdminPerson(manager, official)) throw refusals.lastAdmin();
    await closeAccount(manager, { official, reason, by: acting.actor.id });
    return { official, closed: true as const };
  });
  return result;
}

/** Opens an account, or the closed one again. It has no password: an invitation follows. */
export async function openPerson(
  desk: Desk,
  acting: Acting,
  asked: { readonly official: string; readonly name: string; readonly reason: string },
): Promise<{ official: string; opened: true }> {
  const { result } = await act(desk.dataSource, acting, async (manager) => {
    await requireOwn(manager, acting.actor, asked.official);
    await openAccount(manager, { ...asked, by: acting.actor.id });
    return { official: asked.official, opened: true as const };
  });
  return result;
}
