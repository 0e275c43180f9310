import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/internal';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { ROUTE_LOOKS, ROUTE_RULE, type RouteRule } from './rules.js';

export interface DeclaredRoute {
  /** `POST api/directives (DirectiveController.draft)` */
  readonly route: string;
  readonly rule: RouteRule | undefined;
  /** True when it is written down who gets the answer. */
  readonly looks?: true;
}

type Handler = (...args: unknown[]) => unknown;
type ControllerClass = new (...args: never[]) => unknown;

function handlersOf(controller: ControllerClass): Handler[] {
  const prototype = controller.prototype as Record<string, Handler>;
  return new MetadataScanner()
    .getAllMethodNames(prototype)
    .map((name) => prototype[name]!)
    .filter((handler) => Reflect.getMetadata(METHOD_METADATA, handler) !== undefined);
}

function describe(controller: ControllerClass, handler: Handler): string {
  const path = [
    Reflect.getMetadata(PATH_METADATA, controller),
    Reflect.getMetadata(PATH_METADATA, handler),
  ]
    .flat()
    .map((part) => String(part ?? '').replace(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/');
  return (
    `${RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number]} /${path} ` +
    `(${controller.name}.${handler.name})`
  );
}

/**
 * Every route of every controller with its rule. The check at boot and the generated test of roles
 * × routes read it.
 */
export function declaredRoutes(app: INestApplicationContext): DeclaredRoute[] {
  const reflector = new Reflector();
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const controllers = new Set(
    modules.flatMap((module) =>
      [...module.controllers.values()].map((wrapper) => wrapper.metatype as ControllerClass),
    ),
  );
  return [...controllers].flatMap((controller) =>
    handlersOf(controller).map((handler) => ({
      route: describe(controller, handler),
      rule: reflector.getAllAndOverride<RouteRule | undefined>(ROUTE_RULE, [handler, controller]),
      ...(reflector.getAllAndOverride<boolean | undefined>(ROUTE_LOOKS, [handler, controller])
        ? { looks: true as const }
        : {}),
    })),
  );
}

/** Stops the boot, naming each route that has neither @Requires nor @Public. */
export function assertRoutesDeclared(app: INestApplicationContext): void {
  const open = declaredRoutes(app)
    .filter(({ rule }) => rule === undefined)
    .map(({ route }) => `- ${route}`);
  if (open.length > 0)
    throw new Error(`Routes without a rule (@Requires or @Public):\n${open.join('\n')}`);
}
