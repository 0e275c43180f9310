import {
  admitAppLogin,
  APP_LOGIN,
  appPasswordIn,
  type Config,
  type EmbeddedPostgres,
  ensureAppLogin,
  logger,
  reachDatabase,
  startEmbeddedPostgres,
  urlFor,
  varPath,
} from '#libs/platform';

export interface TreeDatabase {
  /**
   * The URL of the application's own login, which may do what dondoc_app may. It is good once
   * `admit` was called.
   */
  readonly url: string;
  /** The URL of the owner, for migrations. */
  readonly ownerUrl: string;
  /** Makes the login, or lets it in. Call it after the migrations. */
  admit(): Promise<void>;
  /** True when this start made an empty database. */
  readonly created: boolean;
  stop(): Promise<void>;
}

const log = logger('up');

/**
 * With one URL, its account is both the owner and the application, as before. /readyz says so when
 * it is a superuser.
 */
async function given(url: string, ownerUrl = url): Promise<TreeDatabase> {
  await reachDatabase(ownerUrl);
  return {
    url,
    ownerUrl,
    created: false,
    admit: async () => (ownerUrl === url ? undefined : admitAppLogin(ownerUrl, url)),
    stop: async () => undefined,
  };
}

/**
 * The database that DATABASE_URL names, or the embedded one. The embedded one is kept alive: when
 * it ends by itself, it is started again. `onLost` is called when that is not possible, `onMoved`
 * when it had to take another port.
 */
export async function openTreeDatabase(
  config: Config,
  on: { lost(error: unknown): void; moved(): void },
): Promise<TreeDatabase> {
  if (config.databaseUrl !== undefined) {
    return given(config.databaseUrl, config.databaseOwnerUrl);
  }
  const dir = varPath(config, 'postgres');
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ dir });
  const password = await appPasswordIn(dir);
  let stopping = false;
  const { created } = server;
  let starting: Promise<void> | undefined;
  const watch = (): void =>
    void server.exited.then(() => (stopping ? undefined : (starting = again())));
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
    get url() {
      return urlFor(server.url, APP_LOGIN, password);
    },
    get ownerUrl() {
      return server.url;
    },
    admit: async () => void (await ensureAppLogin(server.url, password)),
    created,
    async stop() {
      stopping = true;
      await starting;
      await server.stop();
    },
  };
}
