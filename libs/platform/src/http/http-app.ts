import { type DynamicModule, StandardSchemaValidationPipe, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { nestLogger } from '../platform.module.js';
import { InvalidInput } from './problem.js';
import { ProblemFilter } from './problem.filter.js';
import { rawRoutes } from './raw-routes.js';

z.config(z.locales.vi());

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
}

function toInvalidInput(issues: readonly Issue[]): InvalidInput {
  return new InvalidInput(
    issues.map(({ path = [], message }) => ({ path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'), message })),
  );
}

/** All text of a body in NFC, the form in which it is stored, compared and printed. */
export function toNfc<T>(value: T): T {
  if (typeof value === 'string') return value.normalize('NFC') as T;
  if (Array.isArray(value)) return value.map(toNfc) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.normalize('NFC'), toNfc(inner)])) as T;
}

/** OpenAPI 3.1 from the same zod schemas that validate. */
export function openApi(app: NestFastifyApplication): object {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Đôn Đốc')
    .setDescription('Workflow and documents of a Party committee’s yearly directives. Commands need Idempotency-Key; errors are application/problem+json.')
    .setVersion('0.1.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A token made by “dondoc token”.' });
  return SwaggerModule.createDocument(app, builder.build());
}

/**
 * The API's rim over `module`: Fastify with a 1 MB body limit, validation by the routes' own zod schemas, NFC text, problem+json,
 * /healthz, /readyz, /api/openapi.json. Not yet listening.
 */
export async function createHttpApp(module: Type | DynamicModule): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: 1024 * 1024, forceCloseConnections: 'idle', requestTimeout: 30_000 });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: nestLogger(), abortOnError: false });
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: toInvalidInput }));
  app.useGlobalFilters(new ProblemFilter());
  const fastify = adapter.getInstance();
  fastify.addHook('preValidation', async (request) => {
    request.body = toNfc(request.body);
  });
  rawRoutes(fastify as never, app.get(DataSource), () => openApi(app));
  return app;
}
