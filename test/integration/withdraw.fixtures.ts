import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, issueOn } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

export let stage: Stage;
export let issued: Issued;

export async function open(): Promise<void> {
  stage = await openStage();
  await stage.moveTo('2024-01-30T10:00:00+07:00');
  issued = await issueOn(stage, { byWorker: true });
}

export const close = (): Promise<void> => stage.close();

export const ask = (
  { obligation }: Cell,
  verb: string,
  token: string,
  body?: object,
): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/${verb}`, { token, key: freshKey(), body });
export const view = async ({ obligation }: Cell): Promise<Reply['body']> =>
  (await call(stage.url, `/api/obligations/${obligation}`, { token: issued.auditor })).body;
export const messages = async ({ obligation }: Cell): Promise<{ step: string; body: string }[]> =>
  stage.dataSource.query('select step, body from app.message where obligation = $1 order by step', [
    obligation,
  ]);
export const line = async ({ id }: Cell): Promise<Record<string, unknown>> => {
  const { body } = await call(stage.url, `/api/directives/${issued.directive}/board`, {
    token: issued.auditor,
  });
  return (body['lines'] as { cell: string }[]).find(({ cell }) => cell === id)!;
};
export const takeBack = (cell: Cell): Promise<Reply> =>
  ask(cell, 'withdraw', cell.token, { reason: 'Gửi nhầm bản chưa ký' });
