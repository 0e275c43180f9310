import { ForbiddenException, UnauthorizedException } from '@nestjs/common';
import { type Action, type Actor, mayTry, stepUpActions } from './access.js';
import { chooseOffice, officeIn } from './choose-office.js';
import { denials } from './denials.js';
import { type ActingRequest, type SignedIn } from './rules.js';

export interface AccessOptions {
  /** Whether anybody who is not signed in may read the board and the documents. */
  readonly publicBoard: () => Promise<boolean>;
  readonly actorOf: (token: string) => Promise<Actor | undefined>;
  /** Who is signed in by a session of the browser; asked where no token is sent. */
  readonly sessionOf?: (request: ActingRequest) => Promise<SignedIn | undefined>;
  /** Hears of a wrong token, and from which address. What it throws is the answer. */
  readonly refused?: (address: string) => Promise<void>;
}

export const ACCESS_OPTIONS = Symbol('access options');

export const visitor: Actor = { id: 'visitor', name: 'Khách', role: 'visitor' };

interface Reply {
  header(name: string, value: string): unknown;
}

/** A wrong token never makes its bearer a visitor, because the caller believes to be somebody. */
async function bearer(
  { headers: { authorization = '' }, ip = '' }: ActingRequest,
  { actorOf, refused }: AccessOptions,
): Promise<Actor> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const actor = token === undefined ? undefined : await actorOf(token);
  if (actor) return actor;
  await refused?.(ip);
  throw new UnauthorizedException(denials.UNKNOWN_TOKEN);
}

/** The session of the request, which is asked for once. */
async function sessionIn(
  request: ActingRequest,
  { sessionOf }: AccessOptions,
): Promise<SignedIn | undefined> {
  return (request.session ??= await sessionOf?.(request));
}

/** The cell that the address names: by itself, or behind “--” in the id of an obligation. */
function cellIn({ params }: ActingRequest): string | undefined {
  const { cell, obligation } = params ?? {};
  return (
    cell ?? (obligation?.includes('--') ? obligation.split('--').slice(1).join('--') : undefined)
  );
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

async function fromSession(
  request: ActingRequest,
  action: Action,
  options: AccessOptions,
): Promise<Actor | undefined> {
  const session = await sessionIn(request, options);
  if (!session) return undefined;
  const chosen = request.headers['dondoc-office'];
  const actor = chooseOffice(session.offices, {
    action,
    reads: SAFE.has(request.method ?? 'POST'),
    cell: cellIn(request),
    chosen: typeof chosen === 'string' ? chosen : undefined,
  });
  if (stepUpActions.has(action) && !session.steppedUp)
    throw new ForbiddenException(denials.STEP_UP_NEEDED);
  return actor;
}

async function actorIn(
  request: ActingRequest,
  action: Action,
  options: AccessOptions,
): Promise<Actor> {
  if (request.headers.authorization !== undefined) return bearer(request, options);
  const signedIn = await fromSession(request, action, options);
  if (signedIn) return signedIn;
  if (mayTry(visitor, action) && (await options.publicBoard())) return visitor;
  throw new UnauthorizedException(denials.NO_TOKEN);
}

function challenging(reply: Reply): (error: unknown) => never {
  return (error) => {
    if (error instanceof UnauthorizedException) reply.header('WWW-Authenticate', 'Bearer');
    throw error;
  };
}

/**
 * Who asks, by bearer token or session, if they may try the action at all. The answer is kept on
 * the request, so that it is asked only once, before the body. Errors: 401, 403, and 409 where a
 * person must choose an office.
 */
export async function authenticate(
  request: ActingRequest,
  reply: Reply,
  { action, options }: { action: Action; options: AccessOptions },
): Promise<Actor> {
  const actor =
    request.actor ?? (await actorIn(request, action, options).catch(challenging(reply)));
  if (!mayTry(actor, action)) throw new ForbiddenException(denials.NOT_YOUR_ROLE);
  request.actor = actor;
  return actor;
}

/** Who is signed in by a session, for what a person does with their own account. Errors: 401. */
export async function requireSession(
  request: ActingRequest,
  reply: Reply,
  options: AccessOptions,
): Promise<SignedIn> {
  const session = await sessionIn(request, options);
  if (!session) return challenging(reply)(new UnauthorizedException(denials.NOT_SIGNED_IN));
  return session;
}

async function officesIn(
  request: ActingRequest,
  options: AccessOptions,
): Promise<readonly Actor[]> {
  if (request.headers.authorization !== undefined) return [await bearer(request, options)];
  const session = await sessionIn(request, options);
  if (!session) throw new UnauthorizedException(denials.NOT_SIGNED_IN);
  const chosen = request.headers['dondoc-office'];
  return typeof chosen === 'string' ? [officeIn(session.offices, chosen)] : session.offices;
}

/**
 * In which offices somebody reads: those of the session or the one that was chosen of them, or the
 * office of the token. Errors: 401, 403 NOT_YOUR_OFFICE.
 */
export async function requireOffices(
  request: ActingRequest,
  reply: Reply,
  options: AccessOptions,
): Promise<readonly Actor[]> {
  return (request.offices ??= await officesIn(request, options).catch(challenging(reply)));
}
