import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { samplePdf } from '#libs/documents/testing';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { contractsFolder } from '../contracts/regenerated.js';
import { call, type Reply } from '../support/call.js';
import { drain, freshKey, reportOf, tokenOf } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';
import { sendFile } from '../support/upload.js';

// Random commands over HTTP, many obligations of three workflows in one database, while the clock
// runs and the worker marks: whatever was answered, the database verifies at the end.

const HOUR = 3_600_000;
const START = Date.parse('2024-12-02T02:00:00Z');
const ROUNDS = 12;
const NO_FILE = '0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01';
const REPORT_ON = '2024-12-02';
const instant = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

const letter = {
  addressee: 'Các Chi bộ',
  opening: 'Thực hiện chương trình công tác',
  points: ['Làm đúng hướng dẫn'],
  deadlineNote: 'Gửi {wording}',
  closing: 'Đề nghị thực hiện',
  recipients: ['Như trên'],
};
const plain = (workflow: string, dueOn: string) => ({
  committee: letter2024.committee,
  workflow,
  year: 2024,
  subject: 'báo cáo công tác năm 2024',
  letter,
  dueOn,
});
const drafts: Readonly<Record<string, object>> = {
  'quy-hoach': { ...letter2024, directive: undefined, dueOn: '2024-12-10' },
  'xep-loai-mot': plain('danh-gia-xep-loai', '2024-12-09'),
  'xep-loai-hai': plain('danh-gia-xep-loai', '2024-12-12'),
  'dinh-ky-mot': plain('bao-cao-dinh-ky', '2024-12-06'),
  'dinh-ky-hai': plain('bao-cao-dinh-ky', '2024-12-11'),
};
const person = {
  person: '0001',
  name: 'Trần Thị Bình',
  position: 'Phó Trưởng phòng',
  rating: 'HTTNV',
  valid: 9,
  agreed: 8,
};

interface Duty {
  readonly directive: string;
  readonly cell: string;
  readonly path: string;
}

/** How something is tried with one obligation. */
interface Draw {
  readonly who: number;
  readonly seed: number;
  readonly days: number;
}
/** What is tried next. */
interface Try extends Draw {
  readonly command: keyof typeof asks;
}

let stage: Stage;
let worker: PlainWorker;
let duties: readonly Duty[];
const tokens = new Map<string, readonly string[]>();
const answers = new Map<string, number>();

const token = (role: string, who = 0): string => tokens.get(role)![who % tokens.get(role)!.length]!;
/** Last words of the paths that were asked. */
const walked = new Set<string>();
function post(path: string, by: string, body: object = {}): Promise<Reply> {
  walked.add(path.split('/').at(-1)!);
  return call(stage.url, path, { token: by, key: freshKey(), body });
}

beforeAll(async () => {
  stage = await openStage({ worker: false });
  await stage.moveTo(instant(START - 240 * HOUR));
  for (const role of ['clerk', 'reviewer', 'approver'] as const) {
    tokens.set(
      role,
      await Promise.all(
        ['một', 'hai'].map((name) => tokenOf(stage, { name: `Người thử ${role} ${name}`, role })),
      ),
    );
  }
  for (const [directive, draft] of Object.entries(drafts)) {
    for (const [path, body] of [
      ['/api/directives', { ...draft, directive }],
      [`/api/directives/${directive}/issue`, {}],
    ] as const) {
      const reply = await call(stage.url, path, {
        token: token('clerk'),
        key: freshKey(),
        ...(path.endsWith('issue') ? { method: 'POST' } : { body }),
      });
      if (reply.status >= 300) throw new Error(`${path}: ${reply.text}`);
    }
  }
  await drain(stage);
  const heads: { stream: string; parent: string; owner: string }[] = await stage.dataSource.query(
    `select stream, parent, owner from app.head where category = 'obligation' order by stream`,
  );
  duties = heads.map(({ stream, parent, owner }) => ({
    directive: parent,
    cell: owner,
    path: `/api/obligations/${stream}`,
  }));
  for (const cell of new Set(duties.map(({ cell: id }) => id)))
    tokens.set(cell, [await tokenOf(stage, { name: 'Bí thư chi bộ', role: 'cell', cell })]);
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  await worker.drain();
}, 120_000);
afterAll(async () => {
  await worker.stop();
  await stage.close();
});

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
const asks = {
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
  expire: ({ directive, cell }, { who }) =>
    post('/api/bulk', token('clerk', who), { command: 'expire', directive, cells: [cell] }),
  reopen: ({ path }, { who, days }, now) =>
    post(`${path}/reopen`, token('approver', who), {
      dueOn: dayOf(now, days),
      reason: 'Chi bộ sáp nhập',
      document: '250-CV/ĐU',
    }),
  'accept-late-report': (duty, { who }) => acceptLate(duty, who),
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
  comment: ({ path }, { who }) =>
    post(`${path}/comments`, token('reviewer', who), { text: 'Xem lại mục này' }),
  look: ({ path, cell }) => call(stage.url, `${path}/report`, { token: token(cell) }),
} satisfies Readonly<Record<string, (duty: Duty, draw: Draw, now: number) => Promise<Reply>>>;
const asked = Object.keys(asks) as Try['command'][];

const frequent: readonly Try['command'][] = [
  'submit-report',
  'submit-report',
  'submit-report',
  'review-report',
  'review-report',
  'approve-report',
  'return-report',
  'withdraw-report',
  'accept-late-report',
  'accept-late-report',
  'accept-late-report',
  'accept-late-report',
  'reopen',
  'revoke-approval',
];
const attempt: fc.Arbitrary<Try> = fc.record({
  command: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...frequent) },
    { weight: 2, arbitrary: fc.constantFrom(...asked) },
  ),
  who: fc.integer({ min: 0, max: 7 }),
  seed: fc.integer({ min: 1, max: 40 }),
  days: fc.integer({ min: -2, max: 9 }),
});

const times = (command: string, how: 'done' | 'refused'): number =>
  answers.get(`${command} ${how}`) ?? 0;

async function tryOne(duty: Duty, asked: Try, now: number): Promise<void> {
  const { status, text } = await asks[asked.command](duty, asked, now);
  if (status >= 500 || (status === 400 && !text.includes('attachments.0')))
    throw new Error(`${asked.command} ${duty.path}: ${status} ${text}`);
  const how = status < 300 ? 'done' : 'refused';
  answers.set(`${asked.command} ${how}`, times(asked.command, how) + 1);
}

describe('random walks over HTTP', () => {
  it('answer every command with done or why not, never with a fault', async () => {
    expect(duties.length).toBeGreaterThanOrEqual(50);
    const [waits] = fc.sample(
      fc.array(fc.constantFrom(1, 6, 12, 24, 30), { minLength: ROUNDS, maxLength: ROUNDS }),
      { numRuns: 1, seed: 11 },
    );
    const tries = fc.sample(attempt, { numRuns: ROUNDS * duties.length, seed: 2024 });
    let now = START;
    for (const [round, wait] of waits!.entries()) {
      await stage.moveTo(instant((now += wait * HOUR)));
      for (const [i, duty] of duties.entries())
        await tryOne(duty, tries[round * duties.length + i]!, now);
      await worker.drain();
    }
    // That a late report is let in, and an approval and a rejection are taken back, is left to no
    // chance.
    const dutyIn = async (status: string): Promise<Duty> => {
      const [found]: { stream: string }[] = await stage.dataSource.query(
        `select stream from app.head where category = 'obligation' and status = $1
          order by stream limit 1`,
        [status],
      );
      return duties.find(({ path }) => path.endsWith(`/${found!.stream}`))!;
    };
    const marked = await dutyIn('expired');
    for (const command of ['submit-report', 'accept-late-report'] as const)
      await tryOne(marked, { command, who: 1, seed: 1, days: 1 }, now);
    await tryOne(
      await dutyIn('approved'),
      { command: 'revoke-approval', who: 1, seed: 1, days: 1 },
      now,
    );
    const waiting = await dutyIn('submitted');
    for (const command of ['reject-report', 'undo-rejection'] as const)
      await tryOne(waiting, { command, who: 1, seed: 1, days: 1 }, now);
    // A walk that is always refused proves nothing.
    for (const command of [
      'submit-report',
      'review-report',
      'approve-report',
      'return-report',
      'withdraw-report',
      'reopen',
      'accept-late-report',
      'revoke-approval',
      'undo-rejection',
    ] as const) {
      expect([command, times(command, 'done') > 0, times(command, 'refused') > 0]).toEqual([
        command,
        true,
        true,
      ]);
    }
  }, 240_000);

  it('ask every command on one obligation that has a route', async () => {
    const elsewhere = new Set(['attachments', 'correct-approval', 'release-hold', 'workbook']);
    const contract = await readFile(join(contractsFolder, 'openapi.json'), 'utf8');
    const { paths } = JSON.parse(contract) as { paths: Record<string, { post?: object }> };
    const routes = Object.entries(paths).flatMap(([path, { post: command }]) => {
      const [, name] = /^\/api\/obligations\/\{obligation\}\/([a-z-]+)$/.exec(path) ?? [];
      return command && name && !elsewhere.has(name) ? [name] : [];
    });
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((name) => !walked.has(name))).toEqual([]);
  });

  it('leave a database that verifies, in all the states there are', async () => {
    await stage.moveTo(instant(START + 1_200 * HOUR));
    await worker.drain();
    const seen: { status: string; n: number }[] = await stage.dataSource.query(
      `select status, count(*)::int as n from app.head where category = 'obligation' group by 1
        order by 1`,
    );
    expect(seen.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['approved', 'expired', 'returned', 'submitted']),
    );
    expect(
      await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }),
    ).toMatchObject({ clean: true, violations: [] });
  }, 60_000);

  it(
    'control: a mark over a report that came in time is refused by the database, and verify ' +
      'would see one',
    async () => {
      const [taken]: { stream: string }[] = await stage.dataSource.query(
        `select h.stream from app.head h where h.category = 'obligation'
          and h.status in ('returned',
        'submitted') and exists (select from app.receipt r where r.obligation = h.stream
        and r.timeliness = 'onTime') limit 1`,
      );
      await expect(
        stage.dataSource.query(`update app.head set status = 'expired' where stream = $1`, [
          taken!.stream,
        ]),
      ).rejects.toThrow(/cannot be marked expired|illegal transition/);
    },
  );
});
