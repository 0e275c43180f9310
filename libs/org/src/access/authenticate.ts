import { ForbiddenException, UnauthorizedException } from '@nestjs/common';
import { type Action, type Actor, mayTry } from './access.js';
import { denials } from './denials.js';
import { type ActingRequest } from './rules.js';

export interface AccessOptions {
  /** Whether anybody without a token may read the board and the documents (never in production). */
  readonly publicBoard: boolean;
  readonly actorOf: (token: string) => Promise<Actor | undefined>;
}

export const ACCESS_OPTIONS = Symbol('access options');

export const visitor: Actor = { id: 'visitor', name: 'Khách', role: 'visitor' };

async function actorIn(
  { headers: { authorization } }: ActingRequest,
  action: Action,
  { publicBoard, actorOf }: AccessOptions,
): Promise<Actor> {
  if (authorization === undefined) {
    if (publicBoard && mayTry(visitor, action)) return visitor;
    throw new UnauthorizedException(denials.NO_TOKEN);
  }
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const actor = token === undefined ? undefined : await actorOf(token);
  // A wrong token never makes its bearer a visitor, because the caller believes to be somebody.
  if (!actor) throw new UnauthorizedException(denials.UNKNOWN_TOKEN);
  return actor;
}

interface Reply {
  header(name: string, value: string): unknown;
}

/**
 * Who asks, by bearer token, if they may try the action at all. The answer is kept on the request,
 * so that it is asked only once, before the body. Errors: 401, 403.
 */
export async function authenticate(
  request: ActingRequest,
  reply: Reply,
  { action, options }: { action: Action; options: AccessOptions },
): Promise<Actor> {
  const actor =
    request.actor ??
    (await actorIn(request, action, options).catch((error: unknown) => {
      if (error instanceof UnauthorizedException) reply.header('WWW-Authenticate', 'Bearer');
      throw error;
    }));
  if (!mayTry(actor, action)) throw new ForbiddenException(denials.NOT_YOUR_ROLE);
  request.actor = actor;
  return actor;
}
