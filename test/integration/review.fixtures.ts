import type { PlanningReport } from '#libs/directive';
import type { Finding } from '#libs/forms';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { sampleReport } from '../../apps/cli/src/demo/sample-report.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued } from '../support/issued.js';
import type { Stage } from '../support/stage.js';

export const REASON = 'Đã đối chiếu hồ sơ, chấp nhận.';

export let stage: Stage;

export let issued: Issued;

export async function open(): Promise<void> {
  ({ stage, issued } = await openIssued('2024-01-30T10:00:00+07:00'));
}

export const close = (): Promise<void> => stage.close();

export interface Told {
  readonly findings: readonly (Finding & { readonly accepted: string | null })[];
}

export const get = (path: string, token: string): Promise<Reply> =>
  call(stage.url, path, { token });

export const ask = (
  { obligation }: Cell,
  verb: string,
  token: string,
  body?: object,
): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/${verb}`, { token, key: freshKey(), body });

export const rowsOf = <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, params);

export const newest = async ({
  obligation,
}: Cell): Promise<{ type: string; data: Record<string, unknown> }> =>
  (
    await rowsOf<{ type: string; data: Record<string, unknown> }>(
      'select type, data from app.event where stream = $1 order by version desc limit 1',
      [obligation],
    )
  )[0]!;

export const reportFor = (
  cell: Cell,
  more: { seed?: number; voted?: boolean; round?: number } = {},
): Promise<PlanningReport> =>
  sampleReport(stage.dataSource, {
    cell: cell.id,
    terms: letter2024.targetTerms!,
    seed: 2,
    changed: true,
    on: '2024-01-30',
    ...more,
  });

export async function submit(cell: Cell, report: object): Promise<Reply> {
  const reply = await ask(cell, 'reports', cell.token, report);
  if (reply.status !== 201) throw new Error(reply.text);
  return reply;
}

export async function warningsOf(cell: Cell): Promise<string[]> {
  const { body } = await get(`/api/obligations/${cell.obligation}/report`, issued.reviewer);
  return (body as unknown as Told).findings.map(({ id }) => id);
}
