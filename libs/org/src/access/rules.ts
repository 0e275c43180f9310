import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Action, Actor } from './access.js';

/** What the rim needs of a request. */
export interface ActingRequest {
  readonly ip?: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>> & {
    readonly authorization?: string;
  };
  readonly params?: Readonly<Record<string, string>>;
  actor?: Actor;
  /** The offices in which a person reads at once, on a route for office holders. */
  offices?: readonly Actor[];
  session?: SignedIn | undefined;
}

/** A person who is signed in by a session, with the offices that they hold today. */
export interface SignedIn {
  /** The id of the official whose account it is. */
  readonly account: string;
  readonly name: string;
  readonly session: string;
  /** Whether the password or another factor was given within the last minutes. */
  readonly steppedUp: boolean;
  readonly offices: readonly Actor[];
}

/**
 * The one rule of a route: it is open to everybody, it is for whoever is signed in, about their own
 * account, it is for whoever holds an office and answers for all of them at once, or it stands for
 * an action of the table. There is one key, so that the nearest one wins.
 */
export type RouteRule =
  | { readonly open: true }
  | { readonly signedIn: true }
  | { readonly holding: true }
  | { readonly action: Action };

export const ROUTE_RULE = 'dondoc:route-rule';

/**
 * The action that a route stands for. The subject's cell is checked by can() where the subject is
 * loaded.
 */
export const Requires = (action: Action) => SetMetadata(ROUTE_RULE, { action } satisfies RouteRule);

/** For routes without an account and without personal data (healthz, readyz, openapi.json). */
export const Public = () => SetMetadata(ROUTE_RULE, { open: true } satisfies RouteRule);

/** For what a person does with their own account and sessions. */
export const ForSignedIn = () => SetMetadata(ROUTE_RULE, { signedIn: true } satisfies RouteRule);

/**
 * For what answers to a person in all offices at once, by session or token. What each office may
 * see, the one who answers asks of the table.
 */
export const ForHolders = () => SetMetadata(ROUTE_RULE, { holding: true } satisfies RouteRule);

/** The answer has names or ballots in it, so it is written down who gets it (app.look). */
export const ROUTE_LOOKS = 'dondoc:route-looks';
export const WritesLook = () => SetMetadata(ROUTE_LOOKS, true);

export const CurrentActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Actor => {
    const { actor } = context.switchToHttp().getRequest<ActingRequest>();
    if (!actor) throw new Error('@CurrentActor() on a route without @Requires()');
    return actor;
  },
);

export const CurrentSession = createParamDecorator(
  (_data: unknown, context: ExecutionContext): SignedIn => {
    const { session } = context.switchToHttp().getRequest<ActingRequest>();
    if (!session) throw new Error('@CurrentSession() on a route without @ForSignedIn()');
    return session;
  },
);

export const CurrentOffices = createParamDecorator(
  (_data: unknown, context: ExecutionContext): readonly Actor[] => {
    const { offices } = context.switchToHttp().getRequest<ActingRequest>();
    if (!offices) throw new Error('@CurrentOffices() on a route without @ForHolders()');
    return offices;
  },
);
