import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type DataSource } from 'typeorm';
import { sharedBrowserDir } from '#libs/documents/testing';
import { type Config, loadConfig, openDatabase } from '#libs/platform';
import { campaign2024, type Day } from '../../apps/cli/src/demo/campaign-2024.js';
import { playCampaign } from '../../apps/cli/src/demo/play.js';
import { summarize } from '../../apps/cli/src/demo/summarize.js';
import { type CampaignSummary } from '../../apps/cli/src/demo/summary.js';
import { startTree, type Tree } from '../../apps/cli/src/up/index.js';
import { freshDatabase } from '../support/database.js';
import { nodeFlags, nodeScript } from '../support/node-script.js';
import { nothingLeft } from './dondoc.js';

/**
 * The product as real processes on a copy of the rehearsed campaign, up to the day of the
 * approvals.
 */
export interface Scene {
  readonly tree: Tree;
  readonly config: Config;
  readonly dataSource: DataSource;
  /** A connection of the test's own: locks it takes hold the product at a chosen point. */
  readonly hand: pg.Client;
  readonly handPid: number;
  /** Plays the approvals and the end, through `url` when it is given. */
  playOn(url?: string): Promise<void>;
  summary(): Promise<CampaignSummary>;
  /** Papers in the archive by number and symbol. */
  papers(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Rehearsal {
  openScene(): Promise<Scene>;
  close(): Promise<void>;
}

const APPROVALS = '2024-02-20T09:00:00+07:00';

function start(config: Config): Promise<Tree> {
  return startTree(config, {
    scripts: { api: nodeScript('apps/api/src/main'), worker: nodeScript('apps/worker/src/main') },
    execArgv: nodeFlags(),
  });
}

async function play(
  config: Config,
  days: readonly Day[],
  on: { url: string; signal?: AbortSignal },
): Promise<void> {
  const dataSource = await openDatabase(config.databaseUrl!, {
    applicationName: 'test-player',
    poolSize: 3,
  });
  try {
    await playCampaign({ ...on, dataSource, days });
  } finally {
    await dataSource.destroy();
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client(new URL('/postgres', url).href);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/**
 * The archive and what else belongs to the database; the unpacked browser is shared, it is big and
 * no part of the state.
 */
async function copyVar(from: string, to: string): Promise<void> {
  const browser = path.join(from, 'browser');
  await cp(from, to, {
    recursive: true,
    filter: (file) => file !== browser && file !== path.join(from, 'log'),
  });
  await symlink(browser, path.join(to, 'browser'));
}

/**
 * Plays the campaign once up to the reviews; each scene then starts from a copy of database and
 * data folder.
 */
export async function rehearse(): Promise<Rehearsal> {
  const database = await freshDatabase({ sample: 2024 });
  await database.dataSource.destroy();
  const base = new URL(database.url).pathname.slice(1);
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-scenes-'));
  const configFor = (url: string, name: string): Config =>
    loadConfig({
      PORT: '0',
      LOG_LEVEL: 'warn',
      DATABASE_URL: url,
      DONDOC_VAR: path.join(folder, name),
    });
  const baseConfig = configFor(database.url, base);
  await mkdir(baseConfig.varDir);
  await symlink(sharedBrowserDir, path.join(baseConfig.varDir, 'browser'));
  const tree = await start(baseConfig);
  try {
    await play(
      baseConfig,
      campaign2024.filter(({ at }) => at < APPROVALS),
      { url: tree.url },
    );
  } finally {
    await tree.stop();
  }
  let count = 0;

  return {
    async openScene() {
      const name = `${base}_${(count += 1)}`;
      await onServer(database.url, `create database ${name} template ${base}`);
      const config = configFor(new URL(`/${name}`, database.url).href, name);
      await copyVar(baseConfig.varDir, config.varDir);
      const tree = await start(config);
      const dataSource = await openDatabase(config.databaseUrl!, {
        applicationName: 'test',
        poolSize: 3,
      });
      const hand = new pg.Client(config.databaseUrl);
      await hand.connect();
      const {
        rows: [own],
      } = await hand.query<{ pid: number }>('select pg_backend_pid() as pid');
      const left = new AbortController();
      let playing = Promise.resolve();
      return {
        tree,
        config,
        dataSource,
        hand,
        handPid: own!.pid,
        playOn: (url = tree.url) =>
          (playing = play(
            config,
            campaign2024.filter(({ at }) => at >= APPROVALS),
            { url, signal: left.signal },
          )),
        summary: () => summarize({ url: tree.url, dataSource, config, started: performance.now() }),
        papers: async () =>
          (await readdir(config.archiveDir, { recursive: true }))
            .filter((file) => file.endsWith('.pdf'))
            .map((file) =>
              path
                .basename(file, '.pdf')
                .normalize('NFC')
                .replace(/ \(.*$/, ''),
            ),
        async close() {
          left.abort();
          await playing.catch(() => undefined);
          await hand.end();
          await dataSource.destroy();
          await tree.stop();
          await onServer(database.url, `drop database ${name} with (force)`);
          await nothingLeft(config.varDir);
        },
      };
    },
    async close() {
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
