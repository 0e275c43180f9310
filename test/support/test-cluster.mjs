/**
 * The PostgreSQL of one Jest run. It starts when the first test asks for a database, so pure specs
 * never wait for it, and it runs under Jest's own process, so it ends with the run. Workers ask for
 * databases over HTTP. With TEST_DATABASE_URL that server is used, and only the template is ours.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

const prefix = 'dondoc-test-';
const template = `dondoc_template_${process.pid}`;
const fast = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '200',
  autovacuum: 'off',
};

let opened;
let broker;
let server;
let folder;

/** Removes folders that a run which was cut off could not remove. */
async function removeOldFolders(identityOf) {
  const names = (await readdir(tmpdir())).filter(
    (name) => name.startsWith(prefix) && identityOf(Number(name.split('-')[2])) === undefined,
  );
  await Promise.all(
    names.map((name) => rm(path.join(tmpdir(), name), { recursive: true, force: true })),
  );
}

async function onServer(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function withDatabase(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function open() {
  register('./typescript-hooks.mjs', import.meta.url);
  const { identityOf, migrate, startEmbeddedPostgres } = await import('#libs/platform/testing');
  let serverUrl = process.env.TEST_DATABASE_URL;
  if (!serverUrl) {
    await removeOldFolders(identityOf);
    folder = await mkdtemp(path.join(tmpdir(), `${prefix}${process.pid}-`));
    server = await startEmbeddedPostgres({ dir: folder, settings: fast });
    serverUrl = withDatabase(server.url, 'postgres');
  }
  await onServer(serverUrl, `create database ${template}`);
  await migrate(withDatabase(serverUrl, template));
  return { serverUrl, template };
}

/** Starts listening. The cluster itself waits for the first request. */
export async function listenForTests() {
  broker = createServer((_request, response) => {
    // Each file asks once. A connection that is kept open would be closed under the next question
    // when the machine is busy.
    response.setHeader('connection', 'close');
    opened ??= open();
    opened.then(
      (answer) => response.end(JSON.stringify(answer)),
      (error) =>
        response.end(
          JSON.stringify({ error: error instanceof Error ? error.stack : String(error) }),
        ),
    );
  });
  await new Promise((resolve) => broker.listen(0, '127.0.0.1', resolve));
  broker.unref();
  process.env.DONDOC_TEST_BROKER = `http://127.0.0.1:${broker.address().port}`;
}

async function dropTemplate() {
  if (opened !== undefined)
    await onServer(
      process.env.TEST_DATABASE_URL,
      `drop database if exists ${template} with (force)`,
    );
}

export async function closeTestCluster() {
  broker?.close();
  await opened?.catch(() => undefined);
  if (process.env.TEST_DATABASE_URL) await dropTemplate();
  await server?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
