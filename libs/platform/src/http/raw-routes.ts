import { type DataSource } from 'typeorm';
import { type Collector, Metrics } from '../metrics/index.js';

interface Reply {
  code(status: number): Reply;
  type(contentType: string): Reply;
  send(body: unknown): unknown;
}
interface Router {
  get(path: string, handler: (request: unknown, reply: Reply) => Promise<unknown>): void;
}

/** What a program adds to the routes of its operator. */
export interface Watched {
  /** For /metrics. */
  readonly collectors?: readonly Collector[];
  /** Shown in /readyz beside the database: what slows the system down, not what stops it. */
  readonly checks?: () => Promise<Readonly<Record<string, unknown>>>;
}

interface Described extends Watched {
  readonly document: () => object;
}

/** The routes that need neither an account nor Nest: alive, ready, figures, and the API's own description. None tells of a person. */
export function rawRoutes(router: Router, dataSource: DataSource, { document: describe, collectors = [], checks }: Described): void {
  const metrics = new Metrics(collectors);

  let document: object | undefined;
  router.get('/healthz', async () => ({ status: 'ok' }));
  router.get('/readyz', async (_, reply) => {
    try {
      const rows: { virtual: boolean; held: string }[] = await dataSource.query(
        `select exists(select from app.virtual_clock) as virtual, (select count(*) from app.effect where state = 'failed')::text as held`,
      );
      return { status: 'ready', checks: { database: 'ok', clock: rows[0]!.virtual ? 'virtual' : 'real', failedEffects: Number(rows[0]!.held), ...(await checks?.()) } };
    } catch {
      return reply.code(503).send({ status: 'not ready', checks: { database: 'unreachable' } });
    }
  });
  router.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  router.get('/api/openapi.json', async () => (document ??= describe()));
}
