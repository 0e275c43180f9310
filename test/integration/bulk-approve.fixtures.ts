import { expect } from '@jest/globals';
import type { Actor } from '#libs/org';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, issueOn } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';

export const MEETING = { on: '2024-01-30', present: 11, agreed: 10 };

export let stage: Stage;

export let first: Issued;

export let second: Issued;

export let worker: PlainWorker;

export let approver: Actor;

export async function open(): Promise<void> {
  stage = await openStage({ worker: false });
  await stage.moveTo('2024-01-30T10:00:00+07:00');
  first = await issueOn(stage);
  second = await issueOn(stage, { directive: 'ra-soat-bo-sung-2024', dueOn: '2024-03-29' });
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  const [{ id }] = (await rowsOf<{ id: string }>(
    `select id from app.office where role = 'approver'`,
  )) as [{ id: string }];
  approver = { id, name: id, role: 'approver' };
}

export async function close(): Promise<void> {
  await worker.stop();
  await stage.close();
}

export const rowsOf = <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, params);

export const ask = (
  { obligation }: Cell,
  verb: string,
  token: string,
  body: object,
): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/${verb}`, { token, key: freshKey(), body });

export const bulk = (
  directive: string,
  more: object = {},
  token = first.approver,
): Promise<Reply> =>
  call(stage.url, '/api/bulk', {
    token,
    key: freshKey(),
    body: { command: 'approve-report', directive, body: { meeting: MEETING }, ...more },
  });

export async function reviewed(cell: Cell, seed: number): Promise<void> {
  if ((await cell.submit({ seed })).status !== 201) throw new Error(`${cell.id} did not submit`);
  const { body } = await call(stage.url, `/api/obligations/${cell.obligation}/report`, {
    token: first.reviewer,
  });
  const findings = (body['findings'] as { id: string }[]).map(({ id }) => id);
  const acceptances =
    findings.length > 0 ? [{ findings, reason: 'Đã đối chiếu hồ sơ, chấp nhận.' }] : [];
  const reply = await ask(cell, 'review', first.reviewer, { opinion: 'Đủ', acceptances });
  if (reply.status !== 200) throw new Error(reply.text);
}

export const numberOf = async ({ obligation }: Cell): Promise<number | undefined> =>
  (
    await rowsOf<{ n: number }>('select number as n from app.used_number where notice = $1', [
      `notice-${obligation.slice('obligation-'.length)}`,
    ])
  )[0]?.n;

export const approvals = ({ obligation }: Cell): Promise<{ actor: string }[]> =>
  rowsOf(`select actor from app.event where stream = $1 and type = 'ReportApproved'`, [obligation]);

export const run = async (id: string): Promise<Reply['body']> =>
  (await call(stage.url, `/api/bulk/${id}`, { token: first.auditor })).body;

export const statusOf = async (cell: Cell): Promise<string> =>
  (
    await rowsOf<{ status: string }>('select status from app.head where stream = $1', [
      cell.obligation,
    ])
  )[0]!.status;

/** One after the other, from the lowest on, without a gap. */
export function expectRow(numbers: readonly (number | undefined)[]): void {
  expect(numbers).toEqual(numbers.map((_, i) => numbers[0]! + i));
}
