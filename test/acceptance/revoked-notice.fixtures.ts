import { expect } from '@jest/globals';
import { readPlanLists } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { installProbe } from '#libs/platform/testing';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, issueOn, review } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';

export const PAPER = {
  reason: 'Phê duyệt nhầm danh sách',
  document: '260-CV/ĐU',
  documentOn: '2024-02-26',
};
const TERMS = ['2022-2025', '2025-2027'];

export let stage: Stage;
export let issued: Issued;
export let worker: PlainWorker;
let breaking: ((point: string, subject: string) => void) | undefined;

export async function open(): Promise<void> {
  installProbe((point, subject) => breaking?.(point, subject));
  stage = await openStage({ worker: false });
  await stage.moveTo('2024-01-30T10:00:00+07:00');
  issued = await issueOn(stage);
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  await worker.drain();
}

export async function close(): Promise<void> {
  installProbe(undefined);
  await worker.stop();
  await stage.close();
}

/** The next who comes to this point on behalf of `subject` breaks off; nobody does, without one. */
export function breakAt(point?: string, subject?: string): void {
  breaking =
    point === undefined
      ? undefined
      : (at, of) => {
          if (at === point && of === subject) throw new Error('broken off');
        };
}

export const rowsOf = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, [...params]);
export const get = async (where: string, token = issued.auditor): Promise<Reply> =>
  call(stage.url, where, { token });
export const ask = (
  { obligation }: Cell,
  verb: string,
  body: object,
  { token = issued.approver, key = freshKey() } = {},
): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/${verb}`, { token, key, body });
export const noticeOf = ({ obligation }: Cell, nth = 1): string =>
  `notice-${obligation.slice('obligation-'.length)}${nth === 1 ? '' : `_${nth}`}`;
export const revoke = (
  cell: Cell,
  more: object = {},
  how: { token?: string; key?: string } = {},
): Promise<Reply> =>
  ask(cell, 'revoke-approval', { notice: noticeOf(cell), ...PAPER, ...more }, how);
export const approve = async (cell: Cell, decisions: readonly object[] = []): Promise<Reply> =>
  ask(cell, 'approve', {
    meeting: { on: await stage.clock.today(), present: 11, agreed: 11 },
    decisions,
  });
export const symbolOf = async (notice: string): Promise<string | undefined> =>
  (
    await rowsOf<{ symbol: string }>(
      `select data->>'symbol' as symbol from app.event where stream = $1 and version = 1`,
      [notice],
    )
  )[0]?.symbol;
export const status = async ({ obligation }: Cell): Promise<unknown> =>
  (await get(`/api/obligations/${obligation}`)).body['status'];
export const line = async ({ id }: Cell): Promise<Record<string, unknown>> =>
  (
    (await get(`/api/directives/${issued.directive}/board`)).body['lines'] as { cell: string }[]
  ).find(({ cell }) => cell === id)!;
export const told = async ({ obligation }: Cell): Promise<{ step: string; body: string }[]> =>
  rowsOf('select step, body from app.message where obligation = $1 order by at, step', [
    obligation,
  ]);
export const listsOf = (cell: Cell) =>
  readPlanLists(new EventStore(stage.dataSource), stage.dataSource.manager, {
    cell: cell.id,
    terms: TERMS.map((name) => ({ id: `${cell.id}-${name}`, name })),
  });
export const people = async (cell: Cell): Promise<string[][]> =>
  (await listsOf(cell)).map(({ list }) =>
    list.entries.map(({ person, post, since }) => `${person} ${post} ${String(since)}`).sort(),
  );

export async function clean(): Promise<void> {
  await worker.drain();
  expect(
    (await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }))
      .violations,
  ).toEqual([]);
}

/** Sent and reviewed in January, approved on the day that the clock shows. */
export async function reviewed(cell: Cell, seed: number): Promise<void> {
  expect((await cell.submit({ seed })).status).toBe(201);
  expect((await review(stage, issued.reviewer, cell)).status).toBe(200);
}
