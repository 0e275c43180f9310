import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepareEmpty, withStore } from '../../ours.js';
import { doorParts } from '../../product.js';

export const PASSWORD = 'bốn con vịt xanh qua sông';
export const known = (i) => `nguoi.${i}`;

/** A database in which so many people have an account and the same password. */
export async function preparePeople(arena, count) {
  await prepareEmpty(arena);
  const { hashPassword } = await doorParts();
  const hash = await hashPassword(PASSWORD);
  await withStore(arena, async ({ dataSource }) => {
    await dataSource.query(
      `with made as (
        insert into app.official (id, name) select 'nguoi-' || n, 'Người ' || n
          from generate_series(0, $1::int - 1) n returning id
      ), opened as (
        insert into app.account (official, name) select id, replace(id, '-', '.') from made
          returning official
      ) insert into app.password (official, hash) select official, $2 from opened`,
      [count, hash],
    );
  });
}

/** Starts the api behind a proxy that is trusted, so that each try has an address of its own. */
export async function withApi({ url }, work) {
  const { loadConfig, startApi } = await doorParts();
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-bench-'));
  const config = loadConfig({
    DATABASE_URL: url,
    DONDOC_VAR: folder,
    PORT: '0',
    LOG_LEVEL: 'error',
    TRUSTED_PROXIES: '127.0.0.1',
    MAX_CONNECTIONS_PER_ADDRESS: '4000',
  });
  const api = await startApi(config);
  try {
    return await work(api.url);
  } finally {
    await api.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

let addresses = 0;

/** One try to sign in: the status, and the milliseconds until the whole answer was there. */
export async function trySignIn(url, name, password) {
  addresses += 1;
  const start = performance.now();
  const reply = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: new URL(url).origin,
      'x-forwarded-for': `10.0.${addresses >> 8}.${addresses & 255}`,
      'user-agent': randomUUID(),
    },
    body: JSON.stringify({ name, password }),
  });
  await reply.arrayBuffer();
  return { status: reply.status, ms: performance.now() - start };
}
