import { type Config, type EmbeddedPostgres, logger, reachDatabase, startEmbeddedPostgres, varPath } from '#libs/platform';

export interface TreeDatabase {
  readonly url: string;
  /** True when this start made an empty database. */
  readonly created: boolean;
  stop(): Promise<void>;
}

const log = logger('up');

/**
 * The database that DATABASE_URL names, or the embedded one, kept alive: a server that ends by itself is started again.
 * `onLost` is called when that is not possible, `onMoved` when it had to take another port.
 */
export async function openTreeDatabase(config: Config, on: { lost(error: unknown): void; moved(): void }): Promise<TreeDatabase> {
  if (config.databaseUrl !== undefined) {
    await reachDatabase(config.databaseUrl);
    return { url: config.databaseUrl, created: false, stop: async () => undefined };
  }
  const dir = varPath(config, 'postgres');
  let stopping = false;
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ dir });
  const { created } = server;
  let starting: Promise<void> | undefined;
  const watch = (): void => void server.exited.then(() => (stopping ? undefined : (starting = again())));
  const again = async (): Promise<void> => {
    log.error('embedded database ended by itself, starting it again');
    try {
      const { url } = server;
      server = await startEmbeddedPostgres({ dir, port: server.port });
      watch();
      if (server.url !== url) on.moved();
    } catch (error) {
      on.lost(error);
    }
  };
  watch();
  return {
    get url() { return server.url; },
    created,
    async stop() {
      stopping = true;
      await starting;
      await server.stop();
    },
  };
}
