import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DataSource } from 'typeorm';
import { toInstant } from '#libs/calendar';
import { sharedBrowserDir } from '#libs/documents/testing';
import { Clock } from '#libs/platform';
import { settle } from '../../apps/cli/src/demo/settle.js';
import { freshDatabase } from '../support/database.js';
import { type Issued, issueOn, tokenOf } from '../support/issued.js';
import { startSmtp, type TestSmtp } from '../support/smtp.js';
import { type Stage } from '../support/stage.js';
import { plant, plantName, renameEverybody } from './canaries.planted.js';
import { startProgram } from './canaries.processes.js';
import { connect } from './event-store.fixtures.js';

export interface Refused {
  /** Address, body and name of the file. Headers are no words of a person. */
  readonly asked: string;
  /** True when nobody knew who asked. */
  readonly stranger: boolean;
  readonly answer: string;
}

/** The product as real processes that log everything, with canaries in all that people give it. */
export interface Played {
  readonly url: string;
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  readonly smtp: TestSmtp;
  readonly archiveDir: string;
  readonly issued: Issued;
  /** Another reviewer and approver, whose names are canaries. */
  readonly reviewer: string;
  readonly approver: string;
  /** The answers that refused something. */
  readonly refused: Refused[];
  /** For `reportOf` and `review`. */
  readonly stage: Stage;
  logs(): string;
  moveTo(at: string): Promise<void>;
  settle(): Promise<void>;
  /** Runs SQL as the owner of the database. */
  asOwner(sql: string): Promise<void>;
  close(): Promise<void>;
}

const LOGIN = 'canary_login';

/** A login of its own, as README tells, whose password is a canary. */
async function loginTo(url: string, asOwner: Played['asOwner']): Promise<string> {
  const password = plant('password of the database');
  await asOwner(`drop role if exists ${LOGIN}`);
  await asOwner(
    `create role ${LOGIN} login password '${password}' in role dondoc_app, dondoc_actor`,
  );
  return Object.assign(new URL(url), { username: LOGIN, password }).href;
}

export async function openCanaries(): Promise<Played> {
  const database = await freshDatabase({ poolSize: 4, sample: 2024 });
  const { dataSource } = database;
  const asOwner = async (sql: string): Promise<void> => {
    const owner = await connect(database.url);
    try {
      await owner.query(sql);
    } finally {
      await owner.end();
    }
  };
  const clock = new Clock(dataSource);
  await clock.set(toInstant('2024-01-12T09:00:00+07:00'));
  await renameEverybody(dataSource);
  const smtp = await startSmtp();
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-canaries-'));
  await symlink(sharedBrowserDir, path.join(folder, 'browser'));
  const env = {
    DATABASE_URL: await loginTo(database.url, asOwner),
    DONDOC_VAR: folder,
    PORT: '0',
    LOG_LEVEL: 'debug',
    SMTP_URL: smtp.url,
    MAIL_FROM: 'van-thu@example.invalid',
    SECRET_KEY: plant('secret key').padEnd(40, 'x'),
    PUBLIC_BOARD: 'false',
  };
  const [api, worker] = await Promise.all([
    startProgram('apps/api/src/main', env),
    startProgram('apps/worker/src/main', env),
  ]);
  const rest = (): Promise<void> => settle(dataSource);
  const stage = { url: api.url, dataSource, clock, settle: rest } as unknown as Stage;
  const person = (role: 'reviewer' | 'approver'): Promise<string> =>
    tokenOf(stage, { name: plantName('name of an account'), role });
  return {
    url: api.url,
    databaseUrl: database.url,
    dataSource,
    smtp,
    archiveDir: path.join(folder, 'archive'),
    issued: await issueOn(stage, { byWorker: true }),
    reviewer: await person('reviewer'),
    approver: await person('approver'),
    refused: [],
    stage,
    logs: () => `${api.said()}\n${worker.said()}`,
    moveTo: (at) => clock.set(toInstant(at)),
    settle: rest,
    asOwner,
    async close() {
      await Promise.all([api.stop(), worker.stop()]);
      await smtp.stop();
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}
