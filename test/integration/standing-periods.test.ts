import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { listCells } from '#libs/org';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { changedText, shipWorkflow } from '../support/ship-definition.js';
import { openStage, type Stage } from '../support/stage.js';

// One letter, twelve months: the periods open by themselves, also those that were missed while no
// worker ran, each once.

const LETTER = 'bien-ban';
const draft = {
  directive: LETTER,
  committee: 'dang-uy-vp',
  workflow: 'bao-cao-thang',
  year: 2024,
  subject: 'biên bản sinh hoạt chi bộ',
  letter: {
    addressee: 'Các Chi bộ',
    opening: 'Đề nghị các Chi bộ gửi biên bản sinh hoạt hằng tháng',
    points: ['Gửi đủ thành phần.'],
    deadlineNote: 'Gửi {wording}.',
    closing: 'Đề nghị thực hiện',
    recipients: ['Như trên'],
  },
  dueOn: '2024-02-05',
};

let stage: Stage;
let worker: PlainWorker;
let cells: readonly string[];
const tokens: Record<string, string> = {};

const send = (path: string, who: string, body?: object): Promise<Reply> =>
  call(stage.url, path, { token: tokens[who], key: freshKey(), body, method: 'POST' });
const shown = async (id = LETTER): Promise<Reply['body']> =>
  (await call(stage.url, `/api/directives/${id}`, { token: tokens['clerk'] })).body;
const periods = async () =>
  (await shown())['periods'] as { period: string; directive: string; dueOn: string }[];
async function at(moment: string): Promise<void> {
  await stage.moveTo(moment);
  await worker.drain();
}
const month = (n: number): string => `2024-${String(n).padStart(2, '0')}`;

async function verified(): Promise<readonly string[]> {
  const { dataSource, config } = stage;
  return (await runVerify({ dataSource, archiveDir: config.archiveDir })).violations;
}

beforeAll(async () => {
  stage = await openStage({ worker: false });
  await stage.moveTo('2024-01-12T08:00:00+07:00');
  cells = (await listCells(stage.dataSource.manager, 'dang-uy-vp', '2024-01-12')).map(
    ({ id }) => id,
  );
  for (const role of ['clerk', 'approver'] as const)
    tokens[role] = await tokenOf(stage, { name: `Người ${role}`, role });
  tokens['cell'] = await tokenOf(stage, { name: 'Bí thư', role: 'cell', cell: cells[0]! });
  shipWorkflow(
    stage,
    changedText('bao-cao-dinh-ky', {
      'name: bao-cao-dinh-ky': 'name: bao-cao-thang',
      "due: '12-05'": "due: '05'",
      'every: year': 'every: month',
      "openOn: '11-01'": "openOn: '25'",
    }),
  );
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
}, 120_000);
afterAll(async () => {
  await worker.stop();
  await stage.close();
});

describe('a standing letter', () => {
  it('is drafted with its first period, whose day the definition names', async () => {
    for (const [more, path] of [
      [{ dueOn: '2024-02-06' }, 'period'],
      [{ dueOn: '2024-02-06', period: '2024-01' }, 'dueOn'],
      [{ period: '2024-q1' }, 'period'],
      [{ year: 2025 }, 'year'],
      [{ policy: 'exclusive' }, 'policy'],
      [{ directive: `a${'-b'.repeat(27)}` }, 'directive'],
    ] as const)
      expect(await send('/api/directives', 'clerk', { ...draft, ...more })).toMatchObject({
        status: 400,
        body: { errors: [{ path }] },
      });
    expect(await send('/api/directives', 'clerk', draft)).toMatchObject({
      status: 201,
      body: {
        wording: 'chậm nhất ngày 05 của tháng sau',
        cutoffAt: '2024-02-05T17:00:00.000000Z',
      },
    });
    expect(await shown()).toMatchObject({ period: '2024-01', periods: null });
  });

  it('is issued once, and the cells owe nothing to the letter itself', async () => {
    expect(await send(`/api/directives/${LETTER}/issue`, 'clerk')).toMatchObject({ status: 200 });
    expect((await send(`/api/directives/${LETTER}/issue`, 'clerk')).status).toBe(200);
    await worker.drain();
    expect(await periods()).toEqual([]);
    expect(
      await stage.dataSource.query(`select 1 from app.head where category = 'obligation'`),
    ).toEqual([]);
    expect(
      await send(`/api/directives/${LETTER}/obligations`, 'clerk', {
        cell: cells[0],
        reason: 'Giao thêm',
        document: '12-QĐ/ĐU',
      }),
    ).toMatchObject({ status: 409, body: { code: 'STANDING_HAS_PERIODS' } });
  });

  it('opens its first period on the day, not before, and says which period it is', async () => {
    await at('2024-01-24T23:59:59+07:00');
    expect(await periods()).toEqual([]);
    await at('2024-01-25T00:00:00+07:00');
    expect(await periods()).toEqual([
      { period: '2024-01', directive: 'bien-ban-2024-01', dueOn: '2024-02-05' },
    ]);
    const letter = await shown();
    expect(await shown('bien-ban-2024-01')).toMatchObject({
      status: 'issued',
      period: '2024-01',
      periodOf: LETTER,
      symbol: letter['symbol'],
      notice: letter['notice'],
      subject: 'biên bản sinh hoạt chi bộ, tháng 01/2024',
      wording: 'chậm nhất ngày 05/02/2024',
    });
    const told: { body: string }[] = await stage.dataSource.query(
      `select body from app.message where obligation = $1 and step = 'directive-issued'`,
      [obligationStream('bien-ban-2024-01', cells[0]!)],
    );
    expect(told.map(({ body }) => body).join()).toMatch(/tháng 01\/2024.*05\/02\/2024/s);
  });

  it('takes the report of a period, and marks who sent none, in that period alone', async () => {
    await at('2024-02-05T10:00:00+07:00');
    const path = `/api/obligations/${obligationStream('bien-ban-2024-01', cells[0]!)}/reports`;
    expect(
      await send(path, 'cell', {
        outcome: 'reported',
        number: '01-BC/CB',
        reportedOn: '2024-01-15',
        tables: { viec: [{ code: 'V1', note: 'Họp chi bộ' }] },
      }),
    ).toMatchObject({ status: 201 });
    await at('2024-02-06T08:00:00+07:00');
    const summary = (id: string): Promise<Reply> =>
      call(stage.url, `/api/directives/${id}/summary`, { token: tokens['clerk'] });
    expect((await summary('bien-ban-2024-01')).body).toMatchObject({
      obligations: cells.length,
      submitted: 1,
      expired: cells.length - 1,
    });
  });

  it('catches up once what was missed for two months, with a day that lies ahead', async () => {
    await at('2024-02-25T08:00:00+07:00');
    await worker.stop();
    await stage.moveTo('2024-05-28T08:00:00+07:00');
    const both = [1, 2].map(() => plainWorker(stage.config.databaseUrl!, stage.config.archiveDir));
    const [one, two] = await Promise.all(both);
    await Promise.all([one!.drain(), two!.drain()]);
    await two!.stop();
    worker = one!;
    await worker.drain();
    expect((await periods()).map(({ period, dueOn }) => [period, dueOn])).toEqual([
      ['2024-01', '2024-02-05'],
      ['2024-02', '2024-03-05'],
      // Their own days, 05/04 and 05/05, had passed: five working days.
      ['2024-03', '2024-06-04'],
      ['2024-04', '2024-06-04'],
      ['2024-05', '2024-06-05'],
    ]);
    expect(await shown('bien-ban-2024-03')).toMatchObject({ wording: 'đến hết ngày 04/06/2024' });
    expect(await shown(`bien-ban-2024-04`)).toMatchObject({ status: 'issued' });
  });

  it('has twelve periods in a year under one number, none twice and none missing', async () => {
    for (let n = 6; n <= 12; n += 1) {
      await at(`${month(n)}-25T08:00:00+07:00`);
      await worker.drain();
    }
    expect((await periods()).map(({ period }) => period)).toEqual(
      Array.from({ length: 12 }, (_, i) => month(i + 1)),
    );
    const made: { directive: string; count: number }[] = await stage.dataSource.query(
      `select parent as directive, count(*)::int as count from app.head
        where category = 'obligation' group by parent order by 1`,
    );
    expect(made).toEqual(
      Array.from({ length: 12 }, (_, i) => ({
        directive: `bien-ban-${month(i + 1)}`,
        count: cells.length,
      })),
    );
    const numbers: { count: number }[] = await stage.dataSource.query(
      `select count(*)::int as count from app.event where type = 'NoticeNumbered'`,
    );
    expect(numbers).toEqual([{ count: 1 }]);
    expect(await verified()).toEqual([]);
  });

  it('ends with its withdrawal: open work is ended, and no period opens any more', async () => {
    expect(
      await send('/api/directives/bien-ban-2024-12/recall', 'approver', { reason: 'Nhầm' }),
    ).toMatchObject({ status: 409, body: { code: 'PERIOD_OF_STANDING' } });
    expect(
      await send(`/api/directives/${LETTER}/recall`, 'approver', { reason: 'Thay bằng việc khác' }),
    ).toMatchObject({ status: 200 });
    expect(await shown('bien-ban-2024-12')).toMatchObject({ status: 'withdrawn' });
    const open: unknown[] = await stage.dataSource.query(
      `select 1 from app.head where category = 'obligation' and status = 'issued'`,
    );
    expect(open).toEqual([]);
    await at('2025-02-03T08:00:00+07:00');
    expect(await periods()).toHaveLength(12);
    expect(await verified()).toEqual([]);
  });

  it('must-fail control: verify names a period left out, and one that is not there', async () => {
    await new EventStore(stage.dataSource).append([
      {
        stream: `directive-${LETTER}`,
        expect: 'exists',
        events: [
          {
            type: 'PeriodOpened',
            data: {
              period: '2025-03',
              directive: 'bien-ban-2025-03',
              dueOn: '2025-04-05',
              cutoffAt: '2025-04-05T17:00:00.000000Z',
              wording: 'chậm nhất ngày 05/04/2025',
            },
          },
        ],
        actor: 'system',
      },
    ]);
    const told = (await verified()).join('\n');
    expect(told).toContain('sau kỳ 2024-12 lại mở kỳ 2025-03');
    expect(told).toContain('đã mở kỳ bien-ban-2025-03 nhưng không có đợt ấy');
  });
});
