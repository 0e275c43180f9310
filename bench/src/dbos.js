import { DBOS } from '@dbos-inc/dbos-sdk';

/** Creates the tables of DBOS, which is not part of any run. */
export const prepareDbos = ({ url }) => DBOS.migrate(url);

/**
 * Runs DBOS with LISTEN/NOTIFY (its default) and a connection for each client. Workflows are
 * registered before.
 */
export async function withDbos({ url, poolSize }, work) {
  DBOS.setConfig({
    name: 'bench',
    systemDatabaseUrl: url,
    systemDatabasePoolSize: poolSize,
    logLevel: 'error',
    runMigrations: false,
  });
  await DBOS.launch();
  return work(DBOS);
}

export { DBOS };
