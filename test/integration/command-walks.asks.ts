import { apiClient } from '../../apps/cli/src/demo/api-client.js';
import { trialReport } from '../../apps/cli/src/trial/trial-report.js';
import { samplePdf } from '#libs/documents/testing';
import { isEngineCommand } from '#libs/workflow';
import { call, type Reply } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import { type Duty, HOUR, instant, post, stage, token } from './command-walks.fixtures.js';

/** The same day for all, so that a report may come twice, byte for byte. */
const REPORT_ON = '2024-12-02';

/** By whom something is asked, and what of it is left to chance. */
export interface Draw {
  readonly by: string;
  readonly seed: number;
  readonly days: number;
}

async function reportBody({ definition, cell, path }: Duty, seed: number): Promise<object> {
  const client = apiClient(stage.url, token(cell));
  const upload: typeof client.upload = (to, file) =>
    client.upload(to, { ...file, key: freshKey(), bytes: Buffer.from(samplePdf(String(seed))) });
  const { dataSource } = stage;
  const report = await trialReport({
    ...{ dataSource, definition, cell, path, seed, on: REPORT_ON },
    client: { ...client, upload },
  });
  return seed % 3 === 0 ? { ...report, lateReason: 'Mất điện toàn xã' } : report;
}

async function review({ path }: Duty, by: string): Promise<Reply> {
  const { body } = await call(stage.url, `${path}/report`, { token: by });
  const findings = ((body['findings'] ?? []) as { id: string }[]).map(({ id }) => id);
  return post(`${path}/review`, by, {
    opinion: 'Đủ',
    acceptances:
      findings.length > 0 ? [{ findings, reason: 'Đã đối chiếu hồ sơ, chấp nhận.' }] : [],
  });
}

async function acceptLate({ path, stream }: Duty, by: string): Promise<Reply> {
  const receipts: { number: string }[] = await stage.dataSource.query(
    `select number from app.receipt where obligation = $1 and timeliness <> 'onTime'
      order by number limit 1`,
    [stream],
  );
  const receipt = receipts[0]?.number ?? '2024/9999';
  return post(`${path}/accept-late`, by, { receipt, reason: 'Mất điện toàn xã' });
}

const taken = { reason: 'Nhầm hồ sơ', document: '260-CV/ĐU' };

/** The notice that stands, or the first one, where the approval has a paper. */
async function revoke({ path, stream, definition }: Duty, by: string, on: string): Promise<Reply> {
  const rows: { notice: string | null }[] = await stage.dataSource.query(
    `select data->>'notice' as notice from app.event where stream = $1 and type = 'ReportApproved'
      order by version desc limit 1`,
    [stream],
  );
  const { approve } = definition.workflow.documents;
  const notice = rows[0]?.notice ?? `notice-${stream.slice('obligation-'.length)}`;
  return post(`${path}/revoke-approval`, by, {
    ...taken,
    documentOn: on,
    ...(approve ? { notice } : {}),
  });
}

const dayOf = (now: number, days: number): string => instant(now + days * 24 * HOUR).slice(0, 10);

/** How each command of the engine is asked for over HTTP. */
const asks = {
  acknowledge: ({ path }, { by }) => post(`${path}/acknowledge`, by),
  'submit-report': async (duty, { by, seed }) =>
    post(`${duty.path}/reports`, by, await reportBody(duty, seed)),
  'withdraw-report': ({ path }, { by }) => post(`${path}/withdraw`, by, { reason: 'Gửi nhầm bản' }),
  'return-report': ({ path }, { by, days }, now) =>
    post(`${path}/return`, by, {
      reason: 'Thiếu biên bản',
      ...(days > 2 ? { dueOn: dayOf(now, days) } : {}),
    }),
  'review-report': (duty, { by }) => review(duty, by),
  'approve-report': ({ path }, { by }, now) =>
    post(`${path}/approve`, by, { meeting: { on: dayOf(now, 0), present: 11, agreed: 10 } }),
  'reject-report': ({ path }, { by }) => post(`${path}/reject`, by, { reason: 'Sai đối tượng' }),
  'extend-deadline': ({ path }, { by, days }, now) =>
    post(`${path}/extend`, by, {
      dueOn: dayOf(now, days),
      reason: 'Thiên tai',
      document: '245-CV/ĐU',
    }),
  reopen: ({ path }, { by, days }, now) =>
    post(`${path}/reopen`, by, {
      dueOn: dayOf(now, days),
      reason: 'Chi bộ sáp nhập',
      document: '250-CV/ĐU',
    }),
  'cancel-obligation': ({ path }, { by }) =>
    post(`${path}/cancel`, by, { reason: 'Chi bộ giải thể', document: '12-QĐ/ĐU' }),
  'revoke-approval': (duty, { by }, now) => revoke(duty, by, dayOf(now + 7 * HOUR, 0)),
  'undo-rejection': ({ path }, { by, days }, now) =>
    post(`${path}/undo-rejection`, by, {
      ...taken,
      documentOn: dayOf(now + 7 * HOUR, 0),
      ...(days > 4 ? { dueOn: dayOf(now, days) } : {}),
    }),
  'accept-late-report': (duty, { by }) => acceptLate(duty, by),
} satisfies Readonly<Record<string, (duty: Duty, draw: Draw, now: number) => Promise<Reply>>>;
export const asked = Object.keys(asks);

/** A command of the engine by its own route, any other as a step. */
export function askFor(duty: Duty, command: string, draw: Draw, now: number): Promise<Reply> {
  if (isEngineCommand(command) && command in asks)
    return asks[command as keyof typeof asks](duty, draw, now);
  return post(`${duty.path}/steps/${command}`, draw.by, { opinion: 'Nhất trí' });
}

/** What changes no obligation, asked in between. */
export const besides = {
  expire: ({ directive, cell }: Duty) =>
    post('/api/bulk', token('clerk'), { command: 'expire', directive, cells: [cell] }),
  comment: ({ path }: Duty) =>
    post(`${path}/comments`, token('reviewer'), { text: 'Xem lại mục này' }),
  look: ({ path, cell }: Duty) => call(stage.url, `${path}/report`, { token: token(cell) }),
} as const;
