import {
  type CanActivate,
  type ExecutionContext,
  ForbiddenException,
  Inject,
  Injectable,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import {
  ACCESS_OPTIONS,
  type AccessOptions,
  authenticate,
  requireOffices,
  requireSession,
} from './authenticate.js';
import { denials } from './denials.js';
import { type ActingRequest, ROUTE_RULE, type RouteRule } from './rules.js';

/**
 * Authenticates by bearer token and applies the route's rule. A route without a rule is denied (and
 * stops the boot).
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(ACCESS_OPTIONS) private readonly options: AccessOptions,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<RouteRule | undefined>(ROUTE_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule) throw new ForbiddenException(denials.NOT_YOUR_ROLE);
    if ('open' in rule) return true;
    const http = context.switchToHttp();
    if ('signedIn' in rule) {
      await requireSession(http.getRequest<ActingRequest>(), http.getResponse(), this.options);
      return true;
    }
    if ('holding' in rule) {
      await requireOffices(http.getRequest<ActingRequest>(), http.getResponse(), this.options);
      return true;
    }
    await authenticate(http.getRequest<ActingRequest>(), http.getResponse(), {
      action: rule.action,
      options: this.options,
    });
    return true;
  }
}
