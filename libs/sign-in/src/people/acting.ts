import { ForbiddenException, type HttpException } from '@nestjs/common';
import { type DataSource, type EntityManager } from 'typeorm';
import {
  AccountError,
  type Action,
  type Actor,
  denial,
  type InSight,
  officialInSight,
  once,
  type Subject,
} from '#libs/org';
import { inTransaction } from '#libs/platform';
import { accountRefused, refusals } from '../refusals.js';

/** A change of people, offices or tokens, as somebody asks for it. */
export interface Acting {
  readonly actor: Actor;
  readonly commandId: string;
  readonly command: string;
  readonly request: unknown;
}

/** Errors: 403 in the words of the table of org. */
export function requireMay(actor: Actor, action: Action, subject: Subject): void {
  const refused = denial(actor, action, subject);
  if (refused) throw new ForbiddenException(refused);
}

/** What an AccountError says, unless it names somebody whom this actor may not hear of. */
async function refusalOf(
  manager: EntityManager,
  actor: Actor,
  error: AccountError,
): Promise<HttpException> {
  const hidden =
    error.official !== undefined && !(await officialInSight(manager, actor, error.official));
  return hidden ? refusals.takenElsewhere() : accountRefused(error.message);
}

/**
 * Does the work in one transaction and once for the id of the command. Asked again under that id it
 * answers what it answered, and `known` says so; no secret may be in the answer. Errors: 409
 * `ACCOUNT_REFUSED` with what to do.
 */
export async function act<T>(
  dataSource: DataSource,
  { actor, ...asked }: Acting,
  work: (manager: EntityManager) => Promise<T>,
): Promise<{ readonly result: T; readonly known: boolean }> {
  try {
    return await inTransaction(dataSource, (manager) =>
      once(manager, { ...asked, by: actor.id }, () => work(manager)),
    );
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    throw await refusalOf(dataSource.manager, actor, error);
  }
}

/** Errors: 404 `NO_SUCH_OFFICIAL`. */
export async function requireInSight(
  manager: EntityManager,
  actor: Actor,
  official: string,
): Promise<InSight> {
  const seen = await officialInSight(manager, actor, official);
  if (!seen) throw refusals.noOfficial();
  return seen;
}

/**
 * How somebody gets in is the business of every committee of which they hold an office. Errors: 404
 * `NO_SUCH_OFFICIAL`, 409 `HELD_ELSEWHERE`.
 */
export async function requireOwn(
  manager: EntityManager,
  actor: Actor,
  official: string,
): Promise<InSight> {
  const seen = await requireInSight(manager, actor, official);
  if (seen.elsewhere) throw refusals.heldElsewhere();
  return seen;
}
