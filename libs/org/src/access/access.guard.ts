import { type CanActivate, type ExecutionContext, ForbiddenException, Inject, Injectable, UnauthorizedException } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Action, type Actor, mayTry } from './access.js';
import { denials } from './denials.js';
import { type ActingRequest, ROUTE_RULE, type RouteRule } from './rules.js';

export interface AccessOptions {
  /** Without a token, read the board and the documents (never in production). */
  readonly publicBoard: boolean;
  readonly actorOf: (token: string) => Promise<Actor | undefined>;
}

export const ACCESS_OPTIONS = Symbol('access options');

export const visitor: Actor = { id: 'visitor', name: 'Khách', role: 'visitor' };

/** Authenticates by bearer token and applies the route's rule. A route without a rule is denied (and fails the boot). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(ACCESS_OPTIONS) private readonly options: AccessOptions,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<RouteRule | undefined>(ROUTE_RULE, [context.getHandler(), context.getClass()]);
    if (!rule) throw new ForbiddenException(denials.NOT_YOUR_ROLE);
    if ('open' in rule) return true;
    const request = context.switchToHttp().getRequest<ActingRequest>();
    const actor = await this.authenticate(request, rule.action).catch((error: unknown) => {
      if (error instanceof UnauthorizedException) context.switchToHttp().getResponse().header('WWW-Authenticate', 'Bearer');
      throw error;
    });
    if (!mayTry(actor, rule.action)) throw new ForbiddenException(denials.NOT_YOUR_ROLE);
    request.actor = actor;
    return true;
  }

  private async authenticate(request: ActingRequest, action: Action): Promise<Actor> {
    const { authorization } = request.headers;
    if (authorization === undefined) {
      if (this.options.publicBoard && mayTry(visitor, action)) return visitor;
      throw new UnauthorizedException(denials.NO_TOKEN);
    }
    const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
    const actor = token === undefined ? undefined : await this.options.actorOf(token);
    // A wrong token is never downgraded to a visitor: the caller believes to be somebody.
    if (!actor) throw new UnauthorizedException(denials.UNKNOWN_TOKEN);
    return actor;
  }
}
