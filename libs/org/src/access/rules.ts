import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Action, Actor } from './access.js';

/** What the rim needs of a request. */
export interface ActingRequest {
  readonly headers: { readonly authorization?: string };
  actor?: Actor;
}

/**
 * A route's one rule: open to everybody, or an action of the table. One key for both, so that the
 * nearest one wins.
 */
export type RouteRule = { readonly open: true } | { readonly action: Action };

export const ROUTE_RULE = 'dondoc:route-rule';

/**
 * The action a route stands for. The subject's cell is checked where the subject is loaded, by
 * can().
 */
export const Requires = (action: Action) => SetMetadata(ROUTE_RULE, { action } satisfies RouteRule);

/** For healthz, readyz, openapi.json: no account, no personal data. */
export const Public = () => SetMetadata(ROUTE_RULE, { open: true } satisfies RouteRule);

/** The answer has names or ballots in it: whoever gets it is written down (app.look). */
export const ROUTE_LOOKS = 'dondoc:route-looks';
export const WritesLook = () => SetMetadata(ROUTE_LOOKS, true);

export const CurrentActor = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Actor => {
    const { actor } = context.switchToHttp().getRequest<ActingRequest>();
    if (!actor) throw new Error('@CurrentActor() on a route without @Requires()');
    return actor;
  },
);
