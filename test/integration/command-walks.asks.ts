import { samplePdf } from '#libs/documents/testing';
import { call, type Reply } from '../support/call.js';
import { freshKey, reportOf } from '../support/issued.js';
import { sendFile } from '../support/upload.js';
import { type Duty, HOUR, instant, person, post, stage, token } from './command-walks.fixtures.js';

const NO_FILE = '0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01';
const REPORT_ON = '2024-12-02';

/** How something is tried with one obligation. */
interface Draw {
  readonly who: number;
  readonly seed: number;
  readonly days: number;
}
/** What is tried next. */
export interface Try extends Draw {
  readonly command: keyof typeof asks;
}

async function reportBody({ directive, cell, path }: Duty, seed: number): Promise<object> {
  if (directive.startsWith('quy-hoach')) return reportOf(stage, cell, seed);
  const paper = {
    outcome: 'reported',
    number: `${String(10 + (seed % 80))}-BC/CB`,
    reportedOn: REPORT_ON,
  };
  if (directive.startsWith('xep-loai'))
    return {
      ...paper,
      tables: { 'dang-vien': [{ ...person, agreed: seed % 9 }], 'can-bo': [person] },
    };
  const file = await sendFile(stage.url, `${path}/attachments`, {
    token: token(cell),
    key: freshKey(),
    name: 'Báo cáo.pdf',
    bytes: samplePdf(String(seed)),
  });
  // Where no report is awaited no file is taken, and the report says which one it misses.
  return { ...paper, attachments: [String(file.body['id'] ?? NO_FILE)] };
}

async function review({ path }: Duty, who: number): Promise<Reply> {
  const { body } = await call(stage.url, `${path}/report`, { token: token('reviewer', who) });
  const findings = ((body['findings'] ?? []) as { id: string }[]).map(({ id }) => id);
  return post(`${path}/review`, token('reviewer', who), {
    opinion: 'Đủ',
    acceptances:
      findings.length > 0 ? [{ findings, reason: 'Đã đối chiếu hồ sơ, chấp nhận.' }] : [],
  });
}

async function acceptLate({ path, cell }: Duty, who: number): Promise<Reply> {
  const receipts: { number: string }[] = await stage.dataSource.query(
    `select number from app.receipt where obligation = $1 and timeliness <> 'onTime'
      order by number limit 1`,
    [path.split('/').at(-1)],
  );
  return post(`${path}/accept-late`, token(who % 4 === 0 ? cell : 'approver', who), {
    receipt: receipts[0]?.number ?? '2024/9999',
    reason: 'Mất điện toàn xã',
  });
}

const taken = { reason: 'Nhầm hồ sơ', document: '260-CV/ĐU' };

/** The notice that stands, or the first one: it may be revoked already, or never have been. */
async function revoke(path: string, by: string, on: string): Promise<Reply> {
  const obligation = path.split('/').at(-1)!;
  const rows: { notice: string }[] = await stage.dataSource.query(
    `select data->>'notice' as notice from app.event where stream = $1 and type = 'ReportApproved'
      order by version desc limit 1`,
    [obligation],
  );
  return post(`${path}/revoke-approval`, by, {
    ...taken,
    documentOn: on,
    notice: rows[0]?.notice ?? `notice-${obligation.slice('obligation-'.length)}`,
  });
}

const dayOf = (now: number, days: number): string => instant(now + days * 24 * HOUR).slice(0, 10);

/** How each is asked for over HTTP; now and then by somebody who may not. */
export const asks = {
  acknowledge: ({ path, cell }) => post(`${path}/acknowledge`, token(cell)),
  'submit-report': async (duty, { seed }) =>
    post(`${duty.path}/reports`, token(duty.cell), await reportBody(duty, seed)),
  'withdraw-report': ({ path, cell }) =>
    post(`${path}/withdraw`, token(cell), { reason: 'Gửi nhầm bản' }),
  'return-report': ({ path }, { who, days }, now) =>
    post(`${path}/return`, token('reviewer', who), {
      reason: 'Thiếu biên bản',
      ...(days > 2 ? { dueOn: dayOf(now, days) } : {}),
    }),
  'review-report': (duty, { who }) => review(duty, who),
  'approve-report': ({ path }, { who }, now) =>
    post(`${path}/approve`, token('approver', who), {
      meeting: { on: dayOf(now, 0), present: 11, agreed: 10 },
    }),
  'reject-report': ({ path }, { who }) =>
    post(`${path}/reject`, token('approver', who), { reason: 'Sai đối tượng' }),
  'extend-deadline': ({ path }, { who, days }, now) =>
    post(`${path}/extend`, token('approver', who), {
      dueOn: dayOf(now, days),
      reason: 'Thiên tai',
      document: '245-CV/ĐU',
    }),
  reopen: ({ path }, { who, days }, now) =>
    post(`${path}/reopen`, token('approver', who), {
      dueOn: dayOf(now, days),
      reason: 'Chi bộ sáp nhập',
      document: '250-CV/ĐU',
    }),
  // Rarely by one who may: what is cancelled leaves the walk.
  'cancel-obligation': ({ path }, { who, seed }) =>
    post(`${path}/cancel`, token(seed % 5 === 0 ? 'approver' : 'clerk', who), {
      reason: 'Chi bộ giải thể',
      document: '12-QĐ/ĐU',
    }),
  'revoke-approval': ({ path }, { who }, now) =>
    revoke(path, token('approver', who), dayOf(now + 7 * HOUR, 0)),
  'undo-rejection': ({ path }, { who, days }, now) =>
    post(`${path}/undo-rejection`, token('approver', who), {
      ...taken,
      documentOn: dayOf(now + 7 * HOUR, 0),
      ...(days > 4 ? { dueOn: dayOf(now, days) } : {}),
    }),
  'accept-late-report': (duty, { who }) => acceptLate(duty, who),
  expire: ({ directive, cell }, { who }) =>
    post('/api/bulk', token('clerk', who), { command: 'expire', directive, cells: [cell] }),
  comment: ({ path }, { who }) =>
    post(`${path}/comments`, token('reviewer', who), { text: 'Xem lại mục này' }),
  look: ({ path, cell }) => call(stage.url, `${path}/report`, { token: token(cell) }),
} satisfies Readonly<Record<string, (duty: Duty, draw: Draw, now: number) => Promise<Reply>>>;
export const asked = Object.keys(asks) as Try['command'][];
