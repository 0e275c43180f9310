import { DBOS } from '@dbos-inc/dbos-sdk';

/** Creates DBOS's tables: not part of any run. */
export const prepareDbos = ({ url }) => DBOS.migrate(url);

/** DBOS with LISTEN/NOTIFY (its default) and a connection for each client. Register workflows before. */
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
