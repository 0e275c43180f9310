import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { bulkRequest, type BulkRequest, BulkRuns, Workflows } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { addBulkCommands } from '../../apps/cli/src/bulk/bulk-commands.js';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call } from '../support/call.js';
import {
  approvals,
  approver,
  ask,
  bulk,
  close,
  expectRow,
  first,
  MEETING,
  numberOf,
  open,
  reviewed,
  rowsOf,
  run,
  second,
  stage,
  statusOf,
  worker,
} from './bulk-approve.fixtures.js';

beforeAll(open, 60_000);
afterAll(close);

describe('many approvals at one meeting', () => {
  it('are previewed with the reasons of those left out', async () => {
    const { cells } = second;
    for (const [i, cell] of cells.slice(0, 7).entries()) await reviewed(cell, i + 1);
    await cells[7]!.submit({ seed: 8 });
    await cells[8]!.submit({ seed: 9 });
    // The same account reviewed it: once a reviewer, now an approver.
    await new EventStore(stage.dataSource).append([
      {
        stream: cells[8]!.obligation,
        expect: 2,
        events: [{ type: 'ReportReviewed', data: { round: 1, opinion: 'Đủ', by: approver.id } }],
        head: { status: 'reviewed' },
        actor: approver.id,
      },
    ]);
    const preview = await bulk(second.directive, { preview: true });
    expect(preview).toMatchObject({ status: 200, body: { selected: 12, eligible: 7 } });
    expect(
      (preview.body['leftOut'] as { code: string; count: number; cells: string[] }[]).map(
        ({ code, count, cells: some }) => [code, count, some],
      ),
    ).toEqual([
      [
        'NOT_IN_THIS_STATE',
        3,
        cells
          .slice(9)
          .map(({ id }) => id)
          .toSorted(),
      ],
      ['NOT_IN_THIS_STATE', 1, [cells[7]!.id]],
      ['SAME_PERSON', 1, [cells[8]!.id]],
    ]);
    expect(await bulk(second.directive, {}, first.reviewer)).toMatchObject({
      status: 403,
      body: { code: 'NOT_YOUR_ROLE' },
    });
    for (const body of [
      {},
      { meeting: { ...MEETING, agreed: 5 } },
      { meeting: MEETING, decisions: [] },
    ])
      expect((await bulk(second.directive, { body })).status).toBe(400);
    expect(
      await rowsOf('select from app.used_number where notice like $1', [
        'notice-ra-soat-bo-sung-2024--%',
      ]),
    ).toEqual([]);
  });

  it(
    'draw their numbers in the order of the cells; what is refused half-way is listed, and the ' +
      'rest goes on',
    async () => {
      const { cells } = second;
      const started = await bulk(second.directive);
      expect(started).toMatchObject({
        status: 202,
        body: { state: 'running', total: 7, done: 0, notDone: [] },
      });
      // Between choice and work: the list that the third cell's report was made from moves on, and
      // the fifth report goes back.
      await reviewed(first.cells[2]!, 3);
      expect(
        (await ask(first.cells[2]!, 'approve', first.approver, { meeting: MEETING })).status,
      ).toBe(200);
      expect(
        (await ask(cells[4]!, 'return', first.reviewer, { reason: 'Thiếu biên bản' })).status,
      ).toBe(200);
      await worker.drain();

      const ended = await run(String(started.body['run']));
      expect(ended).toMatchObject({ state: 'done', total: 7, done: 5, skipped: 2 });
      expect(
        (ended['notDone'] as object[]).toSorted((a, b) =>
          JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
        ),
      ).toEqual([
        {
          code: 'CHANGED_SINCE',
          message: expect.stringContaining('đã thay đổi'),
          count: 1,
          cells: [cells[4]!.id],
        },
        {
          code: 'STALE_BASE',
          message: expect.stringContaining('trả lại để chi bộ rà soát'),
          count: 1,
          cells: [cells[2]!.id],
        },
      ]);
      const done = [0, 1, 3, 5, 6].map((i) => cells[i]!);
      expectRow(await Promise.all(done.map(numberOf)));
      for (const cell of done) expect(await approvals(cell)).toEqual([{ actor: approver.id }]);
      for (const cell of [cells[2]!, cells[4]!])
        expect([await approvals(cell), await numberOf(cell)]).toEqual([[], undefined]);
      expect(
        (await bulk(second.directive, { cells: done.map(({ id }) => id), preview: true })).body,
      ).toMatchObject({ eligible: 0, leftOut: [{ code: 'ALREADY_SO', count: 5 }] });
    },
  );

  it(
    'go on after a crash between an approval and its note, two processes at once, and nobody ' +
      'is approved twice',
    async () => {
      // Asked for in another order than that of the cells; their lists have not moved meanwhile.
      const inOrder = [4, 9, 10, 11].map((i) => first.cells[i]!);
      for (const cell of inOrder) await reviewed(cell, first.cells.indexOf(cell) + 1);
      const ready = inOrder.toReversed();
      const workflows = new Workflows(stage.dataSource);
      await workflows.load();
      const runs = (probe?: (point: string) => void) =>
        new BulkRuns(stage.dataSource, new EventStore(stage.dataSource, { probe }), workflows, {
          graceMinutes: 5,
        });
      const request: BulkRequest = bulkRequest.parse({
        command: 'approve-report',
        directive: first.directive,
        cells: ready.map(({ id }) => id),
        body: { meeting: MEETING },
      });
      const { run: id, total } = await runs().start(approver, 'key-of-the-meeting', request);
      expect(total).toBe(4);

      let commits = 0;
      const cut = (point: string): void => {
        if (point !== 'transact:done') return;
        commits += 1;
        if (commits === 2) throw new Error('power cut');
      };
      await expect(runs(cut).advance(id)).rejects.toThrow('power cut');
      expect(await runs().read(id)).toMatchObject({ state: 'running', done: 1 });
      expect(
        await rowsOf(`select from app.event where type = 'ReportApproved' and stream = any ($1)`, [
          ready.map(({ obligation }) => obligation),
        ]),
      ).toHaveLength(2);

      await Promise.all([runs().advance(id, { chunk: 1 }), runs().advance(id, { chunk: 2 })]);
      expect(await runs().advance(id)).toMatchObject({
        state: 'done',
        total: 4,
        done: 4,
        skipped: 0,
        notDone: [],
      });
      expectRow(await Promise.all(inOrder.map(numberOf)));
      for (const cell of ready) expect(await approvals(cell)).toEqual([{ actor: approver.id }]);
      // Control: an item whose note was lost is asked again, and answers as it did.
      await rowsOf(`update app.bulk_item set outcome = null where run = $1 and stream = $2`, [
        id,
        ready[0]!.obligation,
      ]);
      await rowsOf(`update app.bulk_run set state = 'running', done = done - 1 where id = $1`, [
        id,
      ]);
      expect(await runs().advance(id)).toMatchObject({ state: 'done', done: 4, skipped: 0 });
      expect(await approvals(ready[0]!)).toHaveLength(1);
      expect(await statusOf(ready[0]!)).toBe('approved');
    },
  );

  it('are asked for at the command line too, by whoever’s token decides', async () => {
    const cell = second.cells[7]!;
    const { body } = await call(stage.url, `/api/obligations/${cell.obligation}/report`, {
      token: first.reviewer,
    });
    const findings = (body['findings'] as { id: string }[]).map(({ id }) => id);
    const acceptances =
      findings.length > 0 ? [{ findings, reason: 'Đã đối chiếu hồ sơ, chấp nhận.' }] : [];
    expect((await ask(cell, 'review', first.reviewer, { opinion: 'Đủ', acceptances })).status).toBe(
      200,
    );
    const lines: string[] = [];
    const dondoc = (...words: string[]) => {
      const program = new Command('dondoc').exitOverride();
      addBulkCommands(program, (line) => lines.push(line));
      return program.parseAsync(
        [
          'bulk',
          'approve-report',
          '--directive',
          second.directive,
          '--cells',
          cell.id,
          '--meeting-on',
          MEETING.on,
          '--present',
          '11',
          '--agreed',
          '10',
          ...words,
        ],
        { from: 'user' },
      );
    };
    const before = { ...process.env };
    Object.assign(process.env, {
      DATABASE_URL: stage.config.databaseUrl,
      DONDOC_VAR: stage.config.varDir,
      DONDOC_TOKEN: first.approver,
    });
    try {
      await dondoc('--preview');
      expect([await approvals(cell), lines[0]]).toEqual([[], '1 hồ sơ được chọn, 1 sẽ thực hiện.']);
      await dondoc();
      expect(lines.join('\n')).toMatch(/Lượt \w+: xong 1\/1\./);
      delete process.env['DONDOC_TOKEN'];
      await expect(dondoc()).rejects.toMatchObject({ code: 'UNKNOWN_TOKEN' });
    } finally {
      process.env = before;
    }
    expect(await approvals(cell)).toEqual([{ actor: approver.id }]);
  });

  it('leave a database that verifies, each approval with its one paper', async () => {
    await worker.drain();
    expect(
      await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }),
    ).toMatchObject({ clean: true, violations: [] });
    const papers: { n: number }[] = await rowsOf(
      `select count(*)::int as n from app.outgoing where key like 'notice-%--%'
        and sha256 is not null`,
    );
    expect(papers[0]!.n).toBe(11);
  });
});
