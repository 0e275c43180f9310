import { type DataSource } from 'typeorm';

interface Reply {
  code(status: number): Reply;
  send(body: unknown): unknown;
}
interface Router {
  get(path: string, handler: (request: unknown, reply: Reply) => Promise<unknown>): void;
}

/** The routes that need neither an account nor Nest: alive, ready, and the API's own description. */
export function rawRoutes(router: Router, dataSource: DataSource, describe: () => object): void {
  let document: object | undefined;
  router.get('/healthz', async () => ({ status: 'ok' }));
  router.get('/readyz', async (_, reply) => {
    try {
      const rows: { virtual: boolean; held: string }[] = await dataSource.query(
        `select exists(select from app.virtual_clock) as virtual, (select count(*) from app.effect where state = 'failed')::text as held`,
      );
      return { status: 'ready', checks: { database: 'ok', clock: rows[0]!.virtual ? 'virtual' : 'real', failedEffects: Number(rows[0]!.held) } };
    } catch {
      return reply.code(503).send({ status: 'not ready', checks: { database: 'unreachable' } });
    }
  });
  router.get('/api/openapi.json', async () => (document ??= describe()));
}
