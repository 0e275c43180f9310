import { Readable } from 'node:stream';
import { type DynamicModule, StandardSchemaValidationPipe, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { nestLogger } from '../platform.module.js';
import {
  checkAddress,
  checkJson,
  refuseAddress,
  refuseBytes,
  toInvalidInput,
  toStoredText,
} from './bad-input.js';
import { boundCallers } from './callers.js';
import { type ApiDocument, type Described, describeRoutes } from './description.js';
import { allowFiles, takesFile, takesForm } from './file-body.js';
import { ProblemFilter } from './problem.filter.js';
import { rawRoutes, type Watched } from './raw-routes.js';
import { guardRim, type Rim } from './rim.js';
import { assertAlive, type BodyPace, limitBodyTime, longestBody } from './slow-body.js';

/**
 * The description in OpenAPI 3.1, from the same zod schemas that validate. What the decorators do
 * not say is in `by`.
 */
export function openApi(app: NestFastifyApplication, by?: Described): ApiDocument {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Đôn Đốc')
    .setDescription(
      'Workflow and documents of a Party committee’s yearly directives. Commands need ' +
        'Idempotency-Key; errors are application/problem+json.',
    )
    .setVersion('0.1.0')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      description: 'A token made by “dondoc token”.',
    });
  const document = SwaggerModule.createDocument(app, builder.build()) as ApiDocument;
  return by === undefined ? document : describeRoutes(document, by);
}

/**
 * Puts the API's rim around `module`: Fastify with a body limit of 1 MB (except for @LongBody and
 * @FileBody), validation by the routes' own zod schemas, text in NFC, problem+json, /healthz,
 * /readyz, /metrics, /api and /api/openapi.json. It does not listen yet.
 */
export async function createHttpApp(
  module: Type | DynamicModule,
  rim: Rim,
  watched: Watched = {},
  pace: BodyPace = { seconds: 30 },
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
    requestTimeout: longestBody(pace),
    trustProxy: rim.trustedProxies.length > 0 ? [...rim.trustedProxies] : false,
    frameworkErrors: refuseAddress as never,
    clientErrorHandler: refuseBytes,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: nestLogger(),
    abortOnError: false,
  });
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: toInvalidInput }));
  app.useGlobalFilters(new ProblemFilter());
  const fastify = adapter.getInstance();
  guardRim(fastify as never, rim);
  boundCallers(fastify as never, rim);
  allowFiles(fastify as never);
  fastify.addHook('onRequest', async (request) => {
    checkAddress(request.url);
    const kind = takesFile(request) ? 'file' : 'words';
    if (kind === 'words' && !takesForm(request)) checkJson(request);
    limitBodyTime(request.raw, kind, pace);
  });
  fastify.addHook('preValidation', async (request) => {
    assertAlive(request.raw);
    if (!(request.body instanceof Readable)) request.body = toStoredText(request.body);
  });
  fastify.addHook('onSend', async (_, reply) => {
    // A browser's own PDF viewer is a page with scripts, so the policy would leave it blank.
    if (String(reply.getHeader('content-type') ?? '').startsWith('application/pdf'))
      reply.removeHeader('content-security-policy');
  });
  rawRoutes(fastify as never, app.get(DataSource), {
    ...watched,
    document: () => openApi(app, watched.described?.()),
  });
  return app;
}
