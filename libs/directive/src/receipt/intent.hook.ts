import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { type Actor, mayTry } from '#libs/org';
import { logger } from '#libs/platform';
import { abandonIntent, beginIntent } from './intent.js';

interface RawRequest {
  intent?: string;
  readonly socket: { readonly destroyed: boolean };
}
interface UploadRequest {
  readonly method: string;
  readonly url: string;
  /** Who asks, as `admitBeforeBody` found, whose hook comes first. */
  readonly actor?: Actor;
  readonly raw: RawRequest;
}
interface Reply {
  /** Milliseconds since the request came in. */
  readonly elapsedTime: number;
}
interface Hooks {
  addHook(
    name: 'onRequest' | 'onResponse',
    hook: (request: UploadRequest, reply: Reply) => Promise<void>,
  ): void;
  addHook(name: 'onRequestAbort', hook: (request: UploadRequest) => Promise<void>): void;
}

const UPLOAD = /^\/api\/obligations\/(obligation-[^/?]+)\/reports(\?|$)/;

/** The obligation that this request uploads a report to. */
function uploadOf({ method, url }: UploadRequest): string | undefined {
  const encoded = method === 'POST' ? UPLOAD.exec(url)?.[1] : undefined;
  try {
    return encoded && decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

/**
 * Commits the intent when the head of an upload has arrived and its body is not read yet. It does
 * so only for a cell's own obligation, so strangers cannot hold a mark. Once the answer is out, or
 * the sender is gone, an intent without a receipt is abandoned. A crash leaves the intent for a
 * person to settle.
 */
@Injectable()
export class IntentHook implements OnModuleInit {
  private readonly log = logger('intake');

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter?.getInstance<Hooks>();
    fastify?.addHook('onRequest', (request, reply) => this.begin(request, reply));
    fastify?.addHook('onResponse', (request) => this.end(request));
    fastify?.addHook('onRequestAbort', (request) => this.end(request));
  }

  private async begin(request: UploadRequest, reply: Reply): Promise<void> {
    const obligation = uploadOf(request);
    const { actor } = request;
    if (!obligation || !actor || !mayTry(actor, 'obligation.submit')) return;
    request.raw.intent = await beginIntent(this.dataSource, {
      obligation,
      actor,
      waited: () => reply.elapsedTime,
    });
    // The sender left while the intent was being written, so the abort came before there was
    // anything to abandon.
    if (request.raw.socket.destroyed) await this.end(request);
  }

  private async end(request: UploadRequest): Promise<void> {
    const { intent } = request.raw;
    if (!intent) return;
    await abandonIntent(this.dataSource.manager, intent).catch((error: unknown) =>
      this.log.warn('intent left open', { intent, error }),
    );
  }
}
