import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventStore } from '#libs/event-store';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, issueOn, review } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';

// A letter was issued with a wrong date: a further letter corrects it, another one withdraws it.

const directive = 'dot-moi-2024';
let stage: Stage;
let issued: Issued;
let cells: readonly Cell[];
let worker: PlainWorker;

beforeAll(async () => {
  stage = await openStage({ worker: false });
  await stage.moveTo('2024-03-05T09:00:00+07:00');
  issued = await issueOn(stage, { directive, dueOn: '2024-03-29' });
  ({ cells } = issued);
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  await worker.drain();
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await stage.close();
});

const rowsOf = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, [...params]);
const get = async (where: string, token = issued.auditor): Promise<Reply> =>
  call(stage.url, where, { token });
const ask = ({ obligation }: Cell, verb: string, body: object): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/${verb}`, {
    token: issued.approver,
    key: freshKey(),
    body,
  });
const approve = async (cell: Cell): Promise<Reply> =>
  ask(cell, 'approve', { meeting: { on: await stage.clock.today(), present: 11, agreed: 11 } });

async function clean(): Promise<void> {
  await worker.drain();
  expect(
    (await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }))
      .violations,
  ).toEqual([]);
}

describe('an issued letter that is wrong', () => {
  const further = (verb: string, body: object, token = issued.approver): Promise<Reply> =>
    call(stage.url, `/api/directives/${directive}/${verb}`, { token, key: freshKey(), body });
  const heads = () =>
    rowsOf<{ status: string; cutoff: string; n: number }>(
      `select status, app.iso(cutoff_at) as cutoff, count(*)::int as n from app.head
        where category = 'obligation' and parent = $1 group by 1, 2 order by n`,
      [directive],
    );

  it(
    'is corrected by a further letter with the next number; the deadlines that were the ' +
      'letter’s own move with it, and every cell is told',
    async () => {
      const own = cells[0]!;
      expect(
        (
          await ask(own, 'extend', {
            dueOn: '2024-04-20',
            reason: 'Thiên tai',
            document: '250-CV/ĐU',
          })
        ).status,
      ).toBe(200);
      const change = {
        reason: 'Ghi nhầm thời hạn',
        subject: 'rà soát, bổ sung quy hoạch cấp ủy',
        dueOn: '2024-04-10',
      };
      for (const token of [issued.clerk, issued.reviewer, own.token])
        expect((await further('correct', change, token)).status).toBe(403);
      for (const wrong of [
        {},
        { ...change, reason: '' },
        { ...change, dueOn: '2024-04-31' },
        { ...change, targetTerms: ['2025-2027'] },
        { reason: 'Chỉ đổi cách tính', policy: 'roll' },
      ])
        expect((await further('correct', wrong)).status).toBe(400);
      expect(await further('correct', { ...change, dueOn: '2024-03-04' })).toMatchObject({
        status: 409,
        body: { code: 'DEADLINE_IN_THE_PAST' },
      });
      const both = await Promise.all([further('correct', change), further('correct', change)]);
      expect(both.map((reply) => [reply.status, reply.body['moved']]).sort()).toEqual(
        [
          [200, 0],
          [200, cells.length - 1],
        ].sort(),
      );
      expect(
        (await heads()).map(({ status: is, cutoff, n }) => [is, cutoff.slice(0, 10), n]),
      ).toEqual([
        ['issued', '2024-04-20', 1],
        ['issued', expect.stringMatching(/^2024-04-(09|10)$/), cells.length - 1],
      ]);
      await worker.drain();
      const shown = (await get(`/api/directives/${directive}`)).body as {
        subject: string;
        dueOn: string;
        symbol: string;
        letters: { symbol: string; corrects: boolean }[];
      };
      expect(shown).toMatchObject({
        subject: change.subject,
        dueOn: '2024-04-10',
        letters: [{ corrects: true }],
      });
      expect(Number.parseInt(shown.letters[0]!.symbol, 10)).toBe(
        Number.parseInt(shown.symbol, 10) + 1,
      );
      const [letter] = await rowsOf<{ data: { points: string[]; subject: string } }>(
        'select l.data from app.letter l where l.notice = $1',
        [`notice-${directive}_dinh-chinh-1`],
      );
      expect(letter!.data.subject).toBe(
        `đính chính, bổ sung Công văn số ${shown.symbol}, ngày 05/03/2024`,
      );
      expect(letter!.data.points).toEqual([
        expect.stringContaining(change.subject),
        expect.stringContaining('trước ngày 10/04/2024 (trước đây ghi: trước ngày 29/03/2024)'),
      ]);
      expect(
        await rowsOf(
          `select count(*)::int as n from app.message
          where directive = $1 and step like 'directive-corrected %'`,
          [directive],
        ),
      ).toEqual([{ n: cells.length }]);
      expect(
        await rowsOf('select sha256 is not null as sealed from app.outgoing where key = $1', [
          `notice-${directive}_dinh-chinh-1`,
        ]),
      ).toEqual([{ sealed: true }]);
      await clean();
    },
  );

  it(
    'is withdrawn by a further letter: nothing is waited for, reminded or marked any more, and ' +
      'what was approved stands',
    async () => {
      const [approved, sent] = [cells[1]!, cells[2]!];
      expect((await approved.submit({ seed: 21 })).status).toBe(201);
      expect((await review(stage, issued.reviewer, approved)).status).toBe(200);
      expect((await approve(approved)).status).toBe(200);
      expect((await sent.submit({ seed: 22 })).status).toBe(201);
      expect((await further('recall', { reason: '' })).status).toBe(400);
      expect((await further('recall', { reason: 'Cấp trên dừng việc' }, issued.clerk)).status).toBe(
        403,
      );
      const both = await Promise.all([
        further('recall', { reason: 'Cấp trên dừng việc' }),
        further('recall', { reason: 'Cấp trên dừng việc' }),
      ]);
      expect(both.map((reply) => [reply.status, reply.body['symbol']])).toEqual([
        [200, both[0]!.body['symbol']],
        [200, both[0]!.body['symbol']],
      ]);
      await worker.drain();
      expect((await heads()).map(({ status: is, n }) => [is, n]).sort()).toEqual(
        [
          ['approved', 1],
          ['cancelled', cells.length - 2],
          ['cancelled', 1],
        ].sort(),
      );
      expect((await get(`/api/directives/${directive}`)).body).toMatchObject({
        status: 'withdrawn',
        letters: [{ corrects: true }, { corrects: false, symbol: both[0]!.body['symbol'] }],
      });
      expect(
        await rowsOf('select revoked, revoked_document from app.outgoing where key = $1', [
          `notice-${directive}`,
        ]),
      ).toEqual([{ revoked: true, revoked_document: both[0]!.body['symbol'] }]);
      expect(
        await rowsOf(
          `select count(*)::int as n from app.message
          where directive = $1 and step like 'directive-recalled %'`,
          [directive],
        ),
      ).toEqual([{ n: cells.length }]);
      expect(await sent.submit({ seed: 23 })).toMatchObject({ status: 409 });
      expect(
        await ask(cells[5]!, 'reopen', {
          dueOn: '2024-04-15',
          reason: 'Giao lại',
          document: '251-CV/ĐU',
        }),
      ).toMatchObject({ status: 409, body: { code: 'DIRECTIVE_WITHDRAWN' } });
      expect(await further('correct', { reason: 'Sửa lại', dueOn: '2024-04-15' })).toMatchObject({
        status: 409,
        body: { code: 'NOT_ISSUED' },
      });
      const before = await rowsOf('select id from app.message where directive = $1', [directive]);
      await stage.moveTo('2024-04-30T09:00:00+07:00');
      await worker.drain();
      expect(
        await rowsOf('select id from app.message where directive = $1', [directive]),
      ).toHaveLength(before.length);
      expect(
        await rowsOf(
          `select 1 from app.event e join app.head h on h.stream = e.stream
          where h.parent = $1 and e.type = 'ObligationExpired'`,
          [directive],
        ),
      ).toEqual([]);
      // What was approved may still be taken back; it is then neither approved nor a fault.
      expect(
        (
          await ask(approved, 'revoke-approval', {
            notice: `notice-${approved.obligation.slice('obligation-'.length)}`,
            reason: 'Phê duyệt nhầm',
            document: '260-CV/ĐU',
            documentOn: '2024-04-30',
          })
        ).body,
      ).toMatchObject({ status: 'reviewed' });
      expect(await approve(approved)).toMatchObject({
        status: 409,
        body: { code: 'DIRECTIVE_WITHDRAWN' },
      });
      expect(
        (await get(`/api/obligations/${approved.obligation}/report`, issued.reviewer)).status,
      ).toBe(200);
      expect(
        (
          await ask(approved, 'cancel', {
            reason: 'Công văn đã thu hồi',
            document: String(both[0]!.body['symbol']),
          })
        ).status,
      ).toBe(200);
      await clean();
    },
  );
});

describe('control', () => {
  it('a letter that withdraws, and obligations that go on, are what verify names', async () => {
    const { directive: other } = await issueOn(stage, {
      directive: 'dot-hai-2024',
      dueOn: '2024-05-31',
    });
    const store = new EventStore(stage.dataSource);
    const head = await store.head(`directive-${other}`);
    await store.append([
      {
        stream: `directive-${other}`,
        expect: head!.version,
        head: { status: 'withdrawn' },
        actor: 'capuy-1',
        events: [
          {
            type: 'DirectiveWithdrawn',
            data: {
              reason: 'Nhầm',
              by: 'capuy-1',
              notice: `notice-${other}_thu-hoi`,
              symbol: '999-CV/ĐU',
              on: '2024-04-30',
            },
          },
        ],
      },
    ]);
    await worker.drain();
    const { violations } = await runVerify({
      dataSource: stage.dataSource,
      archiveDir: stage.config.archiveDir,
    });
    expect(violations.join('\n')).toContain(`notice-${other}_thu-hoi, nhưng văn bản đó không có`);
    expect(violations.join('\n')).toContain('đã thu hồi công văn nhưng còn');
  });
});
