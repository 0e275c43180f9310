import { call, type Reply, well } from '../support/call.js';
import { freshKey, type Issued } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { issueWithDuty } from './consolidation.fixtures.js';

export let stage: Stage;

export let issued: Issued;

export let second: Issued;

export async function open(): Promise<void> {
  stage = await openStage();
  await at('2024-01-12T09:00:00+07:00');
  issued = await issueWithDuty(stage, {
    directive: 'quy-hoach-2024',
    superior: { dueOn: '2024-03-15' },
    settle: () => stage.settle(),
  });
  second = await issueWithDuty(stage, {
    directive: 'ra-soat-2024',
    superior: { dueOn: '2024-03-20', wording: 'chậm nhất ngày 20/3/2024', policy: 'inclusive' },
    settle: () => stage.settle(),
  });
}

export const close = (): Promise<void> => stage.close();

export async function at(moment: string): Promise<void> {
  await stage.moveTo(moment);
  await stage.settle();
}

export const rowsOf = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, [...params]);

export const ask = (
  body: object = {},
  {
    directive,
    token = issued.approver,
    key = freshKey(),
  }: { directive?: string; token?: string; key?: string } = {},
): Promise<Reply> =>
  call(stage.url, `/api/directives/${directive ?? issued.directive}/upward-report`, {
    token,
    key,
    body,
  });

export const duty = async (directive = issued.directive) =>
  (await well(call(stage.url, `/api/directives/${directive}`, { token: issued.auditor }))).body[
    'upward'
  ] as Record<string, unknown>;

export const told = async (directive = issued.directive): Promise<string[]> =>
  (
    await rowsOf<{ line: string }>(
      `select step || ' → ' || role as line from app.message where role is not null
        and directive = $1 order by at, step, role`,
      [directive],
    )
  ).map(({ line }) => line);

export const numbered = (): Promise<{ stream: string }[]> =>
  rowsOf(
    `select stream from app.event where type = 'NoticeNumbered' and data->>'documentType' = 'BC'
      order by position`,
  );
