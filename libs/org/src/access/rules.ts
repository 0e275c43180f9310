import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Action, Actor } from './access.js';

/** What the rim needs of a request. */
export interface ActingRequest {
  readonly headers: { readonly authorization?: string };
  actor?: Actor;
}

/**
 * The one rule of a route: it is open to everybody, or it stands for an action of the table. There
 * is one key for both, so that the nearest one wins.
 */
export type RouteRule = { readonly open: true } | { readonly action: Action };

export const ROUTE_RULE = 'dondoc:route-rule';

/**
 * The action that a route stands for. The subject's cell is checked by can() where the subject is
 * loaded.
 */
export const Requires = (action: Action) => SetMetadata(ROUTE_RULE, { action } satisfies RouteRule);

/** For routes without an account and without personal data (healthz, readyz, openapi.json). */
export const Public = () => SetMetadata(ROUTE_RULE, { open: true } satisfies RouteRule);

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
