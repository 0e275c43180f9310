import { ForbiddenException } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import {
  type Actor,
  denials,
  endOffice,
  giveOffice,
  isLastAdmin,
  isOfficeInSight,
  lendOffice,
  type OfficeRole,
  revokeTokens,
} from '#libs/org';
import { type Desk } from '../desk.js';
import { refusals } from '../refusals.js';
import { act, type Acting, requireInSight, requireMay } from './acting.js';

/** An office as it is asked for. */
export interface AskedPost {
  readonly role: OfficeRole;
  readonly cell?: string;
  readonly committee?: string;
  readonly from?: string;
  readonly to?: string;
  readonly source?: string;
}

/**
 * The post, of the committee of whoever gives it where there are several. Errors: 403 where it is
 * another one's.
 */
export function postFor(actor: Actor, post: AskedPost): AskedPost {
  if (post.cell !== undefined) requireMay(actor, 'account.manage', { cell: post.cell });
  const { committee } = actor;
  if (committee === undefined || post.role === 'cell') return post;
  if ((post.committee ?? committee) !== committee)
    throw new ForbiddenException(denials.NOT_YOUR_COMMITTEE);
  return { ...post, committee };
}

/** Errors: 404 `NO_SUCH_OFFICE`. */
async function requireOffice(manager: EntityManager, office: string): Promise<void> {
  if (!(await isOfficeInSight(manager, office))) throw refusals.noOffice();
}

export async function giveToPerson(
  desk: Desk,
  acting: Acting,
  { official, post }: { readonly official: string; readonly post: AskedPost },
): Promise<{ official: string; office: string }> {
  const { actor } = acting;
  const { result } = await act(desk.dataSource, acting, async (manager) => {
    await requireInSight(manager, actor, official);
    const giving = { ...postFor(actor, post), official };
    return { official, office: await giveOffice(manager, giving, { by: actor.id }) };
  });
  return result;
}

/** Errors: 404, 409 `LAST_ADMIN`. */
export async function endOfOffice(
  desk: Desk,
  acting: Acting,
  ending: { readonly office: string; readonly lastDay?: string; readonly reason: string },
): Promise<{ official: string; office: string }> {
  const { office, lastDay } = ending;
  const { result } = await act(desk.dataSource, acting, async (manager) => {
    await requireOffice(manager, office);
    if (await isLastAdmin(manager, office, lastDay)) throw refusals.lastAdmin();
    return { official: await endOffice(manager, ending, { by: acting.actor.id }), office };
  });
  return result;
}

export async function lendToPerson(
  desk: Desk,
  acting: Acting,
  lending: Parameters<typeof lendOffice>[1],
): Promise<{ official: string; office: string }> {
  const { actor } = acting;
  const { result } = await act(desk.dataSource, acting, async (manager) => {
    await requireOffice(manager, lending.office);
    await requireInSight(manager, actor, lending.to);
    return {
      official: lending.to,
      office: await lendOffice(manager, lending, { by: actor.id }),
    };
  });
  return result;
}

/** Revokes one token by what a list shows of it. Errors: 404 `NO_SUCH_TOKEN`. */
export async function revokeToken(
  desk: Desk,
  acting: Acting,
  { token, reason }: { readonly token: string; readonly reason: string },
): Promise<{ token: string; revoked: true }> {
  const { result } = await act(desk.dataSource, acting, async (manager) => {
    const asked = { of: token, reason, by: acting.actor.id };
    const count = /^[0-9a-f]{12}$/.test(token) ? await revokeTokens(manager, asked) : 0;
    if (count === 0) throw refusals.noToken();
    return { token, revoked: true as const };
  });
  return result;
}
