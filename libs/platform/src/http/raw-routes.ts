import { type DataSource } from 'typeorm';
import { lateEffects } from '../effects/index.js';
import { type Collector, Metrics } from '../metrics/index.js';
import { API_PAGE_POLICY, apiPage } from './api-page.js';
import { type ApiDocument, type Described } from './description.js';

interface Reply {
  code(status: number): Reply;
  type(contentType: string): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): unknown;
}
interface Router {
  get(path: string, handler: (request: unknown, reply: Reply) => Promise<unknown>): void;
}

/** What a program adds to the routes for its operator. */
export interface Watched {
  /** Collectors for /metrics. */
  readonly collectors?: readonly Collector[];
  /** What /readyz shows beside the database: what slows the system down, not what stops it. */
  readonly checks?: () => Promise<Readonly<Record<string, unknown>>>;
  /** What stops the system, in words; none when it may be asked. */
  readonly stops?: () => Promise<readonly string[]>;
  /** What the API's description says beyond the routes' decorators; read when it is asked for. */
  readonly described?: () => Described;
}

interface WithDocument extends Watched {
  readonly document: () => ApiDocument;
}

/** Effects that are late or were given up, as `dondoc effects list` names them. */
async function waiting({ manager }: DataSource): Promise<Readonly<Record<string, unknown>>> {
  const kinds = await lateEffects(manager);
  const sum = (of: 'late' | 'failed'): number => kinds.reduce((total, kind) => total + kind[of], 0);
  return {
    lateEffects: sum('late'),
    failedEffects: sum('failed'),
    ...(kinds.length > 0 ? { effects: kinds } : {}),
  };
}

/** What /readyz answers: 503 when something stops the system, with what it is. */
async function readiness(
  dataSource: DataSource,
  { checks, stops }: Watched,
): Promise<{ status: number; body: object }> {
  try {
    const rows: { virtual: boolean }[] = await dataSource.query(
      'select exists(select from app.virtual_clock) as virtual',
    );
    const all = {
      database: 'ok',
      clock: rows[0]!.virtual ? 'virtual' : 'real',
      ...(await waiting(dataSource)),
      ...(await checks?.()),
    };
    const stopped = (await stops?.()) ?? [];
    return stopped.length > 0
      ? { status: 503, body: { status: 'not ready', stopped, checks: all } }
      : { status: 200, body: { status: 'ready', checks: all } };
  } catch {
    return { status: 503, body: { status: 'not ready', checks: { database: 'unreachable' } } };
  }
}

/**
 * The routes that need neither an account nor Nest: /healthz, /readyz, /metrics, and the API's own
 * description. None of them tells of a person.
 */
export function rawRoutes(
  router: Router,
  dataSource: DataSource,
  { document: describe, collectors = [], checks, stops }: WithDocument,
): void {
  const metrics = new Metrics(collectors);

  let document: ApiDocument | undefined;
  let page: string | undefined;
  router.get('/healthz', async () => ({ status: 'ok' }));
  router.get('/readyz', async (_, reply) => {
    const { status, body } = await readiness(dataSource, { checks, stops });
    return reply.code(status).send(body);
  });
  router.get('/metrics', async (_, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
  router.get('/api/openapi.json', async () => (document ??= describe()));
  router.get('/api', async (_, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', API_PAGE_POLICY)
      .send((page ??= apiPage((document ??= describe())))),
  );
}
