import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type DataSource } from 'typeorm';
import { guardNumbers } from '#libs/event-store';
import { loadConfig, openDatabase } from '#libs/platform';
import { signing } from '#libs/records';
import { plainWorker } from './plain-worker.js';
import { openStage } from './stage.js';

/**
 * The 2024 campaign as it stands at its end: a database and an archive, of which tests take copies.
 */
export interface PlayedCampaign {
  copy(): Promise<CampaignCopy>;
  drop(): Promise<void>;
}

export interface CampaignCopy {
  readonly url: string;
  readonly archiveDir: string;
  /** The pool that runs as the role dondoc_app. */
  readonly dataSource: DataSource;
  /**
   * Runs SQL as the owner of the database, past all guards: what somebody with the keys can do. It
   * takes several statements, and no parameters.
   */
  tamper(sql: string): Promise<void>;
  drop(): Promise<void>;
}

async function asOwner(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function sibling(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

export async function playedCampaign(): Promise<PlayedCampaign> {
  const stage = await openStage({ worker: false });
  const worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  worker.start();
  await stage.play();
  await worker.stop();

  const url = stage.config.databaseUrl!;
  const server = sibling(url, 'postgres');
  const original = new URL(url).pathname.slice(1);
  const frozen = `${original}_played`;
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-played-'));
  await cp(stage.config.archiveDir, path.join(folder, 'played'), { recursive: true });
  // A template may have no connections. The pools of the stage open new ones when they are next
  // used.
  await asOwner(
    server,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${original}'
      and pid <> pg_backend_pid()`,
  );
  await asOwner(server, `create database ${frozen} template ${original}`);
  await stage.close();

  return {
    async copy() {
      const name = `${frozen}_${randomBytes(3).toString('hex')}`;
      await asOwner(server, `create database ${name} template ${frozen}`);
      const archiveDir = path.join(folder, name);
      await cp(path.join(folder, 'played'), archiveDir, { recursive: true });
      const dataSource = await openDatabase(sibling(url, name), {
        applicationName: 'copy',
        poolSize: 3,
      });
      // A copy is another life of the database. Like a restored one, it gives out numbers only
      // after it was compared.
      await guardNumbers(
        dataSource,
        signing(loadConfig({ DONDOC_VAR: path.join(folder, `var-${name}`) })).place,
      );
      return {
        url: sibling(url, name),
        archiveDir,
        dataSource,
        tamper: (sql) => asOwner(sibling(url, name), sql),
        async drop() {
          await dataSource.destroy();
          await asOwner(server, `drop database ${name} with (force)`);
          await rm(archiveDir, { recursive: true, force: true });
        },
      };
    },
    async drop() {
      await asOwner(server, `drop database ${frozen} with (force)`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
