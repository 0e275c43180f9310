import { jest } from '@jest/globals';
import { call } from '../support/call.js';
import { tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

export const DIRECTIVE = 'quy-hoach-2024';
export const CUTOFF = '2024-02-15T17:00:00.000000Z';
export const NUMBERS = [
  '241-CV/ĐU',
  ...[119, 120, 121, 122, 123, 124, 125, 126, 127].map((number) => `${number}-TB/ĐU`),
];

export interface Notice {
  readonly notice: string;
  readonly symbol: string;
  readonly sha256: string;
  readonly deliveredTo: readonly string[];
  readonly cell: string | null;
}

export let stage: Stage;
export let cells: readonly string[];
export let auditor: string;

/** Every answer the API gave to a command, by its Idempotency-Key. */
export const answers = new Map<string, { status: number; body: unknown }[]>();

function listenToAnswers(): void {
  const real = globalThis.fetch;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (...args) => {
    const response = await real(...args);
    const key = new Headers(args[1]?.headers).get('idempotency-key');
    if (key)
      answers.set(key, [
        ...(answers.get(key) ?? []),
        { status: response.status, body: await response.clone().json() },
      ]);
    return response;
  });
}

export const get = async <T>(path: string, token = auditor): Promise<T> =>
  (await call(stage.url, path, { token })).body as T;
export const rowsOf = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, [...params]);
/** The facts of offices are left out: each play makes its tokens anew. */
export const counts = () =>
  rowsOf(
    `select (select count(*) from app.event where not starts_with(stream, 'official-')) as events,
      (select count(*) from app.receipt) as receipts,
      (select count(*) from app.message) as messages,
      (select count(*) from app.used_number) as numbers`,
  );

export async function open(): Promise<void> {
  stage = await openStage();
  listenToAnswers();
  await stage.play({ until: '2024-02-19T09:00:00+07:00' });
  cells = (await rowsOf<{ id: string }>('select id from app.cell order by ordinal')).map(
    ({ id }) => id,
  );
  auditor = await tokenOf(stage, { name: 'Kiểm tra', role: 'auditor' });
}

export async function close(): Promise<void> {
  jest.restoreAllMocks();
  await stage.close();
}
