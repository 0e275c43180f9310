import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { type DataSource } from 'typeorm';
import { addDays, toInstant } from '#libs/calendar';
import { sharedBrowserDir } from '#libs/documents/testing';
import { Clock, type Config, loadConfig, openDatabase, within } from '#libs/platform';
import { signing } from '#libs/records';
import { settle } from '../../apps/cli/src/demo/settle.js';
import { startTree, type Tree } from '../../apps/cli/src/up/index.js';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { connect } from '../integration/event-store.fixtures.js';
import { call, type Call, type Reply } from '../support/call.js';
import { freshDatabase } from '../support/database.js';
import { type Issued, issueOn } from '../support/issued.js';
import { nodeFlags, nodeScript } from '../support/node-script.js';
import { type Stage } from '../support/stage.js';
import { arm, type Armed, type Hit, hitOf } from './failpoints.armed.js';
import { nothingLeft } from './dondoc.js';

/**
 * The product as real processes on a database of its own, each of them breakable at a named point
 * and started again by the tree.
 */
export interface Scene {
  readonly tree: Tree;
  readonly config: Config;
  readonly dataSource: DataSource;
  /** A connection of the test's own, as the owner. */
  readonly hand: pg.Client;
  /** Breaks the next process that comes to the point. Returns how to wait for that. */
  arm(armed: Armed): () => Promise<Hit>;
  /** Asks as a person's browser does: with the same key again while there is no answer. */
  ask(path: string, what: Call): Promise<Reply>;
  /** A directive with its obligations. `days`: of the virtual clock from now to its last day. */
  issue(days?: number): Promise<Issued>;
  moveTo(at: string): Promise<void>;
  /** Runs a breakable program of ours to its end: its exit code, null when it was killed. */
  run(program: string, ...args: string[]): Promise<number | null>;
  /**
   * Waits until nothing is left to do; the pauses before a retry or a second handing over are cut
   * short.
   */
  settle(): Promise<void>;
  /** What `dondoc verify` finds. */
  violations(): Promise<string[]>;
  close(): Promise<void>;
}

const SECONDS = 1000;

export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  let found: T | undefined | false;
  if (
    !(await within(
      40 * SECONDS,
      async () => (found = await look()) !== undefined && found !== false,
    ))
  )
    throw new Error(`never came: ${what}`);
  return found as T;
}

/** Seconds of wall clock pass for the ledger. */
const hurry = (dataSource: DataSource): Promise<unknown> =>
  dataSource.query(
    `update app.effect set retry_wall = null, enqueued_wall = null where state = 'pending'
       and (retry_wall is not null or enqueued_wall is not null)`,
  );

async function hurried(dataSource: DataSource): Promise<void> {
  let done = false;
  const rest = settle(dataSource).finally(() => (done = true));
  await within(90 * SECONDS, async () => (done || (await hurry(dataSource)), done));
  await rest;
}

/**
 * A cursor that a control commits by itself says that a reader has come to the end, while the
 * reader still stands before its point: a charge that is laid now would break a page that nobody
 * meant, and what the reader appends is not there yet. So every transaction that was open at rest
 * ends first, until a round brings no new event.
 */
async function settled(dataSource: DataSource): Promise<void> {
  for (let before = ''; ;) {
    await hurried(dataSource);
    const underWay = await transactions(dataSource);
    await until('the end of every transaction that was under way', async () => {
      const open = await transactions(dataSource);
      return !underWay.some((one) => open.includes(one));
    });
    const [last]: { position: string }[] = await dataSource.query(
      'select max(position)::text as position from app.event',
    );
    if (last!.position === before) return;
    before = last!.position;
  }
}

/** The transactions that others have open now. */
async function transactions(dataSource: DataSource): Promise<string[]> {
  const rows: { one: string }[] = await dataSource.query(
    `select pid || ' ' || xact_start as one from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
  );
  return rows.map(({ one }) => one);
}

export async function openScene({ unsafe = '' } = {}): Promise<Scene> {
  const database = await freshDatabase({ poolSize: 4, sample: 2024 });
  await database.dataSource.destroy();
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-failpoints-'));
  const [varDir, charges] = [path.join(folder, 'var'), path.join(folder, 'charges')];
  mkdirSync(charges);
  mkdirSync(varDir);
  symlinkSync(sharedBrowserDir, path.join(varDir, 'browser'));
  const config = loadConfig({
    PORT: '0',
    LOG_LEVEL: 'warn',
    DATABASE_URL: database.url,
    DONDOC_VAR: varDir,
  });
  const env = { FAILPOINTS: charges, FAILPOINTS_UNSAFE: unsafe };
  // Restarts without the pauses that a person's machine is given.
  const tree = await startTree(config, {
    scripts: {
      api: nodeScript('test/faults/failpoints.api'),
      worker: nodeScript('test/faults/failpoints.worker'),
    },
    execArgv: nodeFlags(),
    env,
    backoff: [20],
  });
  const dataSource = await openDatabase(database.url, { applicationName: 'test', poolSize: 3 });
  const hand = await connect(database.url);
  const clock = new Clock(dataSource);
  await clock.set(toInstant('2024-03-01T09:00:00+07:00'));
  let [charge, directives] = [0, 0];

  const scene: Scene = {
    tree,
    config,
    dataSource,
    hand,
    arm(armed) {
      const n = (charge += 1);
      arm(charges, n, armed);
      return () => until(`${armed.point} × ${armed.mode}`, () => hitOf(charges, n));
    },
    async ask(at, what) {
      return until(`an answer of ${at}`, async () => {
        const reply = await call(tree.url, at, what).catch(() => undefined);
        return reply !== undefined && reply.status < 500 && reply;
      });
    },
    async issue(days = 150) {
      const today = (await clock.now()).slice(0, 10);
      const stage = { url: tree.url, dataSource, settle: scene.settle } as unknown as Stage;
      const issued = await issueOn(stage, {
        directive: `broken-${(directives += 1)}`,
        dueOn: addDays(today, days),
        byWorker: true,
      });
      // The tokens are facts too: a charge that broke their page would break what nobody meant.
      await scene.settle();
      return issued;
    },
    moveTo: (at) => clock.set(at),
    async run(program, ...args) {
      const child: ChildProcess = spawn(
        process.execPath,
        [...nodeFlags(), nodeScript(program), ...args],
        {
          env: { ...process.env, ...env, DATABASE_URL: database.url, DONDOC_VAR: varDir },
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      );
      return ((await once(child, 'close')) as [number | null])[0];
    },
    settle: () => settled(dataSource),
    async violations() {
      const told = await runVerify({
        dataSource,
        archiveDir: config.archiveDir,
        seals: signing(config),
      });
      return told.violations;
    },
    async close() {
      await hand.end();
      await dataSource.destroy();
      await tree.stop();
      await nothingLeft(folder);
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return scene;
}
