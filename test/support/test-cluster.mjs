/**
 * The PostgreSQL of one Jest run. It starts when the first test asks for a database, so pure specs
 * never wait for it, and it runs under Jest's own process, so it ends with the run. Workers ask for
 * databases over HTTP. With TEST_DATABASE_URL that server is used, and only the templates are ours.
 *
 * A test's database is a copy of a template, which has all that would be made anew in each: the
 * schema, the tables of the queue and, at `/2024`, the sample Đảng bộ as it was in that year.
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
/** The templates with the sample of a year, each made when it is first asked for. */
const samples = new Map();
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
  const { migrateQueue } = await import('#libs/platform');
  let serverUrl = process.env.TEST_DATABASE_URL;
  if (!serverUrl) {
    await removeOldFolders(identityOf);
    folder = await mkdtemp(path.join(tmpdir(), `${prefix}${process.pid}-`));
    server = await startEmbeddedPostgres({ dir: folder, settings: fast });
    serverUrl = withDatabase(server.url, 'postgres');
  }
  await onServer(serverUrl, `create database ${template}`);
  await migrate(withDatabase(serverUrl, template));
  await migrateQueue({ databaseUrl: withDatabase(serverUrl, template) });
  return { serverUrl, template };
}

async function makeSample(year) {
  const { serverUrl } = await opened;
  const name = `${template}_${year}`;
  await onServer(serverUrl, `create database ${name} template ${template}`);
  const { loadSample } = await import('../../apps/cli/src/demo/load-sample.ts');
  await loadSample(withDatabase(serverUrl, name), year);
  return { serverUrl, template: name };
}

function answerTo(path) {
  opened ??= open();
  const year = Number(path.slice(1));
  if (year === 0) return opened;
  if (!samples.has(year)) samples.set(year, makeSample(year));
  return samples.get(year);
}

/** Starts listening. The cluster itself waits for the first request. */
export async function listenForTests() {
  broker = createServer((request, response) => {
    // Each file asks once. A connection that is kept open would be closed under the next question
    // when the machine is busy.
    response.setHeader('connection', 'close');
    answerTo(request.url).then(
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

async function dropTemplates() {
  if (opened === undefined) return;
  for (const name of [...[...samples.keys()].map((year) => `${template}_${year}`), template])
    await onServer(process.env.TEST_DATABASE_URL, `drop database if exists ${name} with (force)`);
}

export async function closeTestCluster() {
  broker?.close();
  await Promise.allSettled([opened, ...samples.values()]);
  if (process.env.TEST_DATABASE_URL) await dropTemplates();
  await server?.stop();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
}
