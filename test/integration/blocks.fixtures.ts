import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DataSource } from 'typeorm';
import {
  type CheckpointPlace,
  EventStore,
  readCheckpoint,
  signingKey,
  signNow,
  verifyBlocks,
} from '#libs/event-store';
import { openDatabase } from '#libs/platform';
import { numberCounters } from '#libs/records';
import { freshDatabase } from '../support/database.js';
import { all, connect, noted } from './event-store.fixtures.js';

export const key = signingKey('a secret of this test, long enough to be one');

/** A database, a store, and a folder for checkpoints. */
export interface Sealed {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly store: EventStore;
  readonly place: CheckpointPlace & { readonly folder: string };
  /** One event on each stream. */
  note(...streams: string[]): Promise<void>;
  violations(place?: CheckpointPlace): Promise<string[]>;
  /** As the owner of the database, past all guards. */
  tamper(sql: string): Promise<void>;
  /** As it stands now, to be restored later. The caller's own pool is closed and opened again. */
  backup(): Promise<void>;
  /** Throws the present database away and puts the backup in its place. */
  restore(): Promise<void>;
  drop(): Promise<void>;
}

function named(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

async function openSealed(): Promise<Sealed> {
  const database = await freshDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-seal-'));
  const name = new URL(database.url).pathname.slice(1);
  let { dataSource } = database;

  async function onServer(...statements: string[]): Promise<void> {
    const client = await connect(named(database.url, 'postgres'));
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  async function whileClosed(...statements: string[]): Promise<void> {
    await dataSource.destroy();
    await onServer(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      ...statements,
    );
    dataSource = await openDatabase(database.url, { applicationName: 'test' });
  }

  return {
    url: database.url,
    get dataSource() {
      return dataSource;
    },
    get store() {
      return new EventStore(dataSource);
    },
    place: { folder, folders: [folder], marks: numberCounters },
    async note(...streams) {
      await new EventStore(dataSource).append(streams.map((stream) => noted(stream)));
    },
    violations: async (place) =>
      (await all(verifyBlocks(dataSource, key.publicKey, place))).map(
        ({ block, problem }) => `${block} ${problem}`,
      ),
    async tamper(sql) {
      const owner = await connect(database.url);
      try {
        await owner.query(`begin; set local session_replication_role = replica; ${sql}; commit`);
      } finally {
        await owner.end();
      }
    },
    backup: () => whileClosed(`create database ${name}_backup template ${name}`),
    restore: () =>
      whileClosed(
        `drop database ${name} with (force)`,
        `create database ${name} template ${name}_backup`,
      ),
    async drop() {
      await dataSource.destroy();
      await onServer(`drop database if exists ${name}_backup with (force)`);
      await rm(folder, { recursive: true, force: true });
      await database.drop();
    },
  };
}

/** Of the test that runs. */
export let sealed: Sealed;

export async function open(): Promise<void> {
  sealed = await openSealed();
}

export const close = (): Promise<void> => sealed.drop();

/** Seals what waits. */
export const seal = (over = {}) => signNow(sealed.dataSource, key, { ...sealed.place, ...over });
export const latest = () => readCheckpoint(sealed.place.folder);
