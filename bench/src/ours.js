import { expectEqual } from './clients.js';
import { EventStore, migrate, openDatabase, verifyChains } from './product.js';
import { declare } from './task.js';

/** Makes a database that is migrated and otherwise empty. */
export async function prepareEmpty({ url }) {
  await migrate(url);
  await withStore({ url }, ({ dataSource }) => declare(dataSource));
}

export async function withStore({ url, poolSize = 16 }, work) {
  const dataSource = await openDatabase(url, { poolSize, applicationName: 'dondoc-bench' });
  try {
    return await work({ dataSource, store: new EventStore(dataSource) });
  } finally {
    await dataSource.destroy();
  }
}

const CHAINS_UP_TO = 20_000;

/**
 * Checks after the clock has stopped that what was claimed is there and, in small runs, that every
 * hash is right.
 */
export async function expectEvents(dataSource, { type, count }) {
  const rows = await dataSource.query(
    'select count(*)::int as count from app.event where type = $1',
    [type],
  );
  expectEqual(rows[0].count, count, `events ${type}`);
  if (count > CHAINS_UP_TO) return;
  for await (const violation of verifyChains(dataSource))
    throw new Error(`the chain is broken: ${JSON.stringify(violation)}`);
}
