import { createHash } from 'node:crypto';
import { chmod, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ObligationEvent } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { inTransaction, loadQueue, migrateQueue } from '#libs/platform';
import { drawIncomingNumber } from '#libs/records';
import { runVerify, verify } from '../../apps/cli/src/verify/index.js';
import { plainWorker } from '../support/plain-worker.js';
import {
  type CampaignCopy,
  type PlayedCampaign,
  playedCampaign,
} from '../support/played-campaign.js';

/** What somebody broke, and the one invariant that must say so. */
export type Case = readonly [name: string, id: string, breakIt: () => Promise<void>];

export const CUTOFF = '2024-02-15T17:00:00.000000Z';
export const BY = 'nguoi-thu';
const EXTRA = 'obligation-quy-hoach-2024--them';

let campaign: PlayedCampaign;
export let copy: CampaignCopy;

export async function play(): Promise<void> {
  campaign = await playedCampaign();
}

export async function takeCopy(): Promise<void> {
  copy = await campaign.copy();
}

export const dropCopy = (): Promise<void> => copy.drop();
export const dropAll = (): Promise<void> => campaign?.drop();

export async function broken(redisUrl?: string): Promise<string[]> {
  const reports = await verify({ databaseUrl: copy.url, archiveDir: copy.archiveDir, redisUrl });
  return reports.filter(({ ok }) => !ok).map(({ id }) => id);
}

export async function told(): Promise<string> {
  return (
    await runVerify({ dataSource: copy.dataSource, archiveDir: copy.archiveDir })
  ).violations.join('\n');
}

/** Lets the product's own readers, tick and handlers do what follows from the facts. */
export async function settle(): Promise<void> {
  const worker = await plainWorker(copy.url, copy.archiveDir);
  await worker.drain();
  await worker.stop();
}

/**
 * A history that the rules would not have written, with a chain and heads that agree: past the
 * guards of the database when asked.
 */
export async function write(
  events: readonly ObligationEvent[],
  head: { status: string; cutoffAt: string },
  guards = 'enable',
): Promise<void> {
  const triggers = (state: string): string => `alter table app.head ${state} trigger user`;
  if (guards === 'disable') await copy.tamper(triggers('disable'));
  await new EventStore(copy.dataSource).append([
    {
      stream: EXTRA,
      expect: 'none',
      events: [...events],
      head: { ...head, parent: 'quy-hoach-2024', owner: await someCell() },
      actor: BY,
    },
  ]);
  if (guards === 'disable') await copy.tamper(triggers('enable'));
}

async function someCell(): Promise<string> {
  const [{ id }] = await copy.dataSource.query('select id from app.cell order by ordinal limit 1');
  return id;
}

export async function issued(cutoffAt: string): Promise<ObligationEvent> {
  const [{ id }] = await copy.dataSource.query('select id from app.workflow_definition');
  return {
    type: 'ObligationIssued',
    data: {
      directive: 'quy-hoach-2024',
      cell: await someCell(),
      workflow: id,
      wording: 'trước ngày 15/02/2024',
      dueOn: '2024-02-15',
      cutoffAt,
    },
  };
}

/** A report as it is kept, with its number from the incoming register. */
export async function receipt(
  completedAt: string,
  timeliness: string,
): Promise<{ receipt: string; sha256: string; completedAt: string; by: string }> {
  const content = '{"outcome":"unchanged"}';
  const sha256 = createHash('sha256').update(content).digest('hex');
  const number = await inTransaction(copy.dataSource, async (manager) => {
    const drawn = await drawIncomingNumber(manager, 'dang-uy-vp');
    await manager.query(
      `insert into app.receipt (body, number, obligation, begun_at, completed_at, timeliness, by,
        sha256, content) values ('dang-uy-vp', $1, $2, $3, $3, $4, $5, $6, $7)`,
      [drawn, EXTRA, completedAt, timeliness, BY, sha256, content],
    );
    return drawn;
  });
  return { receipt: number, sha256, completedAt, by: BY };
}

export async function anObject(): Promise<string> {
  const [shard] = (await readdir(path.join(copy.archiveDir, 'objects'))).filter(
    (name) => name.length === 2,
  );
  const [name] = await readdir(path.join(copy.archiveDir, 'objects', shard!));
  return path.join(copy.archiveDir, 'objects', shard!, name!);
}

export async function overwrite(file: string): Promise<void> {
  await chmod(file, 0o644);
  await writeFile(file, 'khác');
}

export const aNotice =
  "(select min(stream) from app.event where stream like 'notice-quy-hoach-2024-%')";
export const past = (sql: string): string =>
  `alter table app.event disable trigger user; ${sql}; alter table app.event enable trigger user`;

export async function enqueue(effectId: string, redisUrl?: string): Promise<void> {
  const backend = { databaseUrl: copy.url, redisUrl };
  await migrateQueue(backend);
  const { openQueue } = await loadQueue();
  const queue = openQueue(backend);
  await queue.enqueue([effectId]);
  await queue.close();
}
