import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import pg from 'pg';
import { openDatabase, within } from '#libs/platform';
import { type CampaignYear } from '../../apps/cli/src/demo/letters.js';

export interface FreshDatabase {
  /** The URL of the database's owner. */
  readonly url: string;
  /** The pool that runs as the role dondoc_app. */
  readonly dataSource: DataSource;
  /**
   * Drops the database. Throws when anything but `dataSource` still has a connection, because a
   * worker, a queue or a reader was left open.
   */
  drop(): Promise<void>;
}

interface Cluster {
  readonly serverUrl: string;
  readonly template: string;
}

async function cluster(sample: CampaignYear | undefined): Promise<Cluster> {
  const broker = process.env['DONDOC_TEST_BROKER'];
  if (broker === undefined)
    throw new Error('run through Jest: its global setup serves the databases');
  const answer = (await (await fetch(`${broker}/${sample ?? ''}`)).json()) as Cluster & {
    error?: string;
  };
  if (answer.error !== undefined) throw new Error(`no test database: ${answer.error}`);
  return answer;
}

async function onServer<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function leftOpen(serverUrl: string, name: string): Promise<string[]> {
  const rows = await onServer<{ who: string }>(
    serverUrl,
    `select coalesce(nullif(application_name, ''), 'unnamed') || ': ' || state || ': ' ||
      left(query, 80) as who from pg_stat_activity where datname = '${name}'
      and backend_type = 'client backend'`,
  );
  return rows.map((row) => row.who);
}

/**
 * Makes a migrated database of the caller's own, empty or with the sample Đảng bộ of a year and the
 * clock on the first day of its campaign. Drop it in `afterAll` or `afterEach`.
 */
export async function freshDatabase({
  sample,
  ...options
}: { poolSize?: number; sample?: CampaignYear } = {}): Promise<FreshDatabase> {
  const { serverUrl, template } = await cluster(sample);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `create database ${name} template ${template}`);
  const address = new URL(serverUrl);
  address.pathname = `/${name}`;
  const dataSource = await openDatabase(address.href, { applicationName: 'test', ...options });
  return {
    url: address.href,
    dataSource,
    async drop() {
      if (dataSource.isInitialized) await dataSource.destroy();
      let leaks: string[] = [];
      // The server takes a moment to forget a connection that was closed.
      await within(2_000, async () => (leaks = await leftOpen(serverUrl, name)).length === 0);
      await onServer(serverUrl, `drop database ${name} with (force)`);
      if (leaks.length > 0)
        throw new Error(`${leaks.length} connection(s) left open:\n  ${leaks.join('\n  ')}`);
    },
  };
}
