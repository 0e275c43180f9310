import { obligationStream } from '#libs/directive';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, issueOn } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';

export let stage: Stage;
export let issued: Issued;
export let worker: PlainWorker;
export const why = { reason: 'Chia tách, sắp xếp lại chi bộ', document: '12-QĐ/ĐU' };

export async function open(): Promise<void> {
  stage = await openStage({ worker: false });
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  issued = await issueOn(stage);
  await worker.drain();
}

export async function close(): Promise<void> {
  await worker.stop();
  await stage.close();
}

export const rows = <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, params);
export const post = (path: string, token: string, body: object = {}): Promise<Reply> =>
  call(stage.url, path, { token, key: freshKey(), body });
export const onDuty = (
  cell: string,
  verb: string,
  body: object,
  token = issued.approver,
): Promise<Reply> =>
  post(`/api/obligations/${obligationStream(issued.directive, cell)}/${verb}`, token, body);
export const onDirective = (verb: string, body: object, token = issued.approver): Promise<Reply> =>
  post(`/api/directives/${issued.directive}/${verb}`, token, body);
export const look = async (path: string): Promise<Record<string, unknown>> =>
  (await call(stage.url, `/api/directives/${issued.directive}/${path}`, { token: issued.clerk }))
    .body;
export const statusOf = async (cell: string): Promise<string | undefined> =>
  (
    await rows<{ status: string }>('select status from app.head where stream = $1', [
      obligationStream(issued.directive, cell),
    ])
  )[0]?.status;
export const typesOf = async (cell: string): Promise<string[]> =>
  (
    await rows<{ type: string }>('select type from app.event where stream = $1 order by version', [
      obligationStream(issued.directive, cell),
    ])
  ).map(({ type }) => type);
export const remindersOf = async (cell: string): Promise<number> =>
  (
    await rows<{ n: number }>(
      `select count(*)::int as n from app.message where step like 'reminder %' and obligation = $1`,
      [obligationStream(issued.directive, cell)],
    )
  )[0]!.n;
export const verified = () =>
  runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir });

/** Another cell like this one, with its terms, as the organisation file would bring it. */
export async function found(id: string, like: string, from: string): Promise<void> {
  await rows(
    `insert into app.cell (id, committee, ordinal, name, symbol, email, secretary, official_members,
      has_committee, effective_from)
     select $1, committee, ordinal + 100, 'Chi bộ ' || $1, symbol || '2', email, secretary,
       official_members, has_committee, $3 from app.cell where id = $2`,
    [id, like, from],
  );
  await rows(
    `insert into app.term (id, cell, name, starts_on, ends_on, seats) select $1 || '-' || name, $1,
      name, starts_on, ends_on, seats from app.term where cell = $2`,
    [id, like],
  );
}
export const end = (cell: string, on: string): Promise<unknown> =>
  rows('update app.cell set effective_to = $2 where id = $1', [cell, on]);
export const at = (n: number): Cell => issued.cells[n]!;
