import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { reviewsUnder } from '#libs/directive/testing';
import { createToken, type OrgFile, readOrg } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { importOrgFile } from '../../apps/cli/src/import-org.js';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, issueOn, reportOf, review } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';

// The organisation changes in the middle of a campaign: a term ends, a cell is split, founded,
// dissolved. Issued on 12/01/2024, due on 15/02/2024.

let stage: Stage;
let issued: Issued;
let worker: PlainWorker;
const why = { reason: 'Chia tách, sắp xếp lại chi bộ', document: '12-QĐ/ĐU' };

beforeAll(async () => {
  stage = await openStage({ worker: false });
  worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  issued = await issueOn(stage);
  await worker.drain();
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await stage.close();
});

const rows = <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, params);
const post = (path: string, token: string, body: object = {}): Promise<Reply> =>
  call(stage.url, path, { token, key: freshKey(), body });
const onDuty = (
  cell: string,
  verb: string,
  body: object,
  token = issued.approver,
): Promise<Reply> =>
  post(`/api/obligations/${obligationStream(issued.directive, cell)}/${verb}`, token, body);
const onDirective = (verb: string, body: object, token = issued.approver): Promise<Reply> =>
  post(`/api/directives/${issued.directive}/${verb}`, token, body);
const look = async (path: string): Promise<Record<string, unknown>> =>
  (await call(stage.url, `/api/directives/${issued.directive}/${path}`, { token: issued.clerk }))
    .body;
const statusOf = async (cell: string): Promise<string | undefined> =>
  (
    await rows<{ status: string }>('select status from app.head where stream = $1', [
      obligationStream(issued.directive, cell),
    ])
  )[0]?.status;
const typesOf = async (cell: string): Promise<string[]> =>
  (
    await rows<{ type: string }>('select type from app.event where stream = $1 order by version', [
      obligationStream(issued.directive, cell),
    ])
  ).map(({ type }) => type);
const remindersOf = async (cell: string): Promise<number> =>
  (
    await rows<{ n: number }>(
      `select count(*)::int as n from app.message where step like 'reminder %' and obligation = $1`,
      [obligationStream(issued.directive, cell)],
    )
  )[0]!.n;
const verified = () =>
  runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir });

/** Another cell like this one, with its terms, as the organisation file would bring it. */
async function found(id: string, like: string, from: string): Promise<void> {
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
const end = (cell: string, on: string): Promise<unknown> =>
  rows('update app.cell set effective_to = $2 where id = $1', [cell, on]);
const at = (n: number): Cell => issued.cells[n]!;

describe('a term that ends in mid-campaign', () => {
  it('is still reviewed: reported, returned, reported again, approved, and counted', async () => {
    const cell = at(0);
    const body = await reportOf(stage, cell.id, 2);
    await rows(
      `update app.term set ends_on = '2024-01-31' where cell = $1 and name = '2022-2025'`,
      [cell.id],
    );
    await stage.moveTo('2024-02-01T09:00:00+07:00');
    expect(
      await call(stage.url, `/api/obligations/${cell.obligation}/reports`, {
        token: cell.token,
        key: freshKey(),
        body,
      }),
    ).toMatchObject({ status: 201 });
    expect(
      await onDuty(cell.id, 'return', { reason: 'Thiếu biên bản' }, issued.reviewer),
    ).toMatchObject({ status: 200 });
    expect(
      (await call(stage.url, `/api/obligations/${cell.obligation}/workbook`, { token: cell.token }))
        .status,
    ).toBe(200);
    expect(
      await call(stage.url, `/api/obligations/${cell.obligation}/reports`, {
        token: cell.token,
        key: freshKey(),
        body: { ...body, note: 'Đã bổ sung biên bản' },
      }),
    ).toMatchObject({ status: 201 });
    expect(await review(stage, issued.reviewer, cell)).toMatchObject({ status: 200 });
    expect(
      await onDuty(cell.id, 'approve', { meeting: { on: '2024-02-01', present: 11, agreed: 11 } }),
    ).toMatchObject({ status: 200 });
    const { terms } = (await look('consolidation')) as {
      terms: { term: string; rows: { cell: string; kept: boolean }[] }[];
    };
    expect(
      terms.map(({ term, rows: lines }) => [
        term,
        lines.find((line) => line.cell === cell.id)?.kept,
      ]),
    ).toEqual([
      ['2022-2025', false],
      ['2025-2027', false],
    ]);
  });

  it(
    'is told from the letter and the day of issue where nothing was pinned; control: by today ' +
      'it would be over',
    async () => {
      const ask = { directive: 'issued-before', cells: [at(0).id], names: letter2024.targetTerms! };
      const names = async (issuedOn: string): Promise<string[]> =>
        (await reviewsUnder(stage.dataSource.manager, { ...ask, issuedOn }))
          .get(at(0).id)!
          .terms.map(({ name }) => name);
      expect(await names('2024-01-12')).toEqual(['2022-2025', '2025-2027']);
      expect(await names('2024-02-01')).toEqual(['2025-2027']);
    },
  );
});

describe('a cell that is split, with its report handed in', () => {
  const [one, two] = ['cb-tach-mot', 'cb-tach-hai'];
  const old = (): Cell => at(1);

  it('is named by whoever issues again, with what to do', async () => {
    expect((await old().submit()).status).toBe(201);
    await end(old().id, '2024-02-01');
    for (const id of [one, two]) await found(id, old().id, '2024-02-02');
    await stage.moveTo('2024-02-02T09:00:00+07:00');
    const { status, body } = await onDirective('issue', {}, issued.clerk);
    expect([status, body['code'], body['cells']]).toEqual([
      409,
      'CELLS_WITHOUT_OBLIGATION',
      ['cb-tach-hai', 'cb-tach-mot'],
    ]);
    expect(String(body['detail'])).toMatch(/Chi bộ cb-tach-mot.*giao bổ sung/);
  });

  it(
    'is moved in one decision by two who ask at once: cancelled once, each new cell asked ' +
      'once, linked both ways',
    async () => {
      const body = { ...why, from: [old().id], to: [one, two] };
      expect(await onDirective('move', body, issued.clerk)).toMatchObject({ status: 403 });
      expect(await onDirective('move', { ...body, to: [old().id] })).toMatchObject({ status: 400 });
      expect(
        (await Promise.all([onDirective('move', body), onDirective('move', body)])).map(
          ({ status }) => status,
        ),
      ).toEqual([200, 200]);
      expect(await typesOf(old().id)).toEqual([
        'ObligationIssued',
        'ReportSubmitted',
        'ObligationCancelled',
      ]);
      for (const id of [one, two])
        expect([await typesOf(id), await statusOf(id)]).toEqual([['ObligationIssued'], 'issued']);
      await worker.drain();
      const { lines } = (await look('board')) as {
        lines: { cell: string; cancelled: object | null; added: object | null }[];
      };
      const lineOf = (cell: string) => lines.find((line) => line.cell === cell);
      expect(lineOf(old().id)).toMatchObject({
        status: 'cancelled',
        cancelled: {
          document: why.document,
          movedTo: [one, two].map((cell) => obligationStream(issued.directive, cell)),
        },
      });
      expect(lineOf(one)).toMatchObject({
        status: 'issued',
        added: { document: why.document, movedFrom: [old().obligation] },
      });
      expect(
        await call(stage.url, `/api/obligations/${old().obligation}/report`, {
          token: issued.reviewer,
        }),
      ).toMatchObject({ status: 200 });
      expect(
        (await call(stage.url, `/api/obligations/${old().obligation}`, { token: old().token }))
          .body,
      ).toMatchObject({ status: 'cancelled', cancelled: why });
    },
  );

  it('owes nothing any more, and the new ones owe their own report', async () => {
    expect(await old().submit({ seed: 3 })).toMatchObject({
      status: 409,
      body: { code: 'NOT_IN_THIS_STATE' },
    });
    expect(
      await review(stage, issued.reviewer, old()).then(
        ({ status }) => status,
        () => 409,
      ),
    ).toBe(409);
    const token = await inTransaction(stage.dataSource, (manager) =>
      createToken(manager, { name: 'Bí thư mới', role: 'cell', cell: one }),
    );
    const reply = await post(
      `/api/obligations/${obligationStream(issued.directive, one)}/reports`,
      token,
      await reportOf(stage, one, 2),
    );
    expect({ status: reply.status, text: reply.text }).toMatchObject({ status: 201 });
  });
});

describe('a cell founded in mid-campaign', () => {
  it(
    'gets its obligation once, by a reason and a document, with a deadline that lies ' + 'ahead',
    async () => {
      await found('cb-moi', at(2).id, '2024-02-02');
      await found('cb-mai-sau', at(2).id, '2024-03-01');
      const body = { cell: 'cb-moi', ...why, dueOn: '2024-02-20' };
      expect(await onDirective('obligations', { ...body, reason: '' })).toMatchObject({
        status: 400,
      });
      expect(await onDirective('obligations', body, at(2).token)).toMatchObject({ status: 403 });
      expect(await onDirective('obligations', { ...body, dueOn: '2024-02-01' })).toMatchObject({
        status: 409,
        body: { code: 'DEADLINE_IN_THE_PAST' },
      });
      expect(await onDirective('obligations', { ...body, cell: 'khong-co' })).toMatchObject({
        body: { code: 'NO_SUCH_CELL' },
      });
      expect(await onDirective('obligations', { ...body, cell: 'cb-mai-sau' })).toMatchObject({
        body: { code: 'CELL_NOT_ACTIVE' },
      });
      const both = await Promise.all([
        onDirective('obligations', body, issued.clerk),
        onDirective('obligations', body),
      ]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect(both.map(({ body: answer }) => answer['added']).sort()).toEqual([false, true]);
      expect(await onDirective('obligations', { ...body, dueOn: undefined })).toMatchObject({
        status: 200,
        body: { added: false },
      });
      expect(await typesOf('cb-moi')).toEqual(['ObligationIssued']);
    },
  );
});

describe('cancelling', () => {
  it('is done once, by an approver, and ends the matter; reopening is the way back', async () => {
    const cell = at(3);
    expect(await onDuty(cell.id, 'cancel', why, issued.clerk)).toMatchObject({ status: 403 });
    for (const _ of [1, 2])
      expect(await onDuty(cell.id, 'cancel', why)).toMatchObject({
        status: 200,
        body: { status: 'cancelled' },
      });
    expect(await typesOf(cell.id)).toEqual(['ObligationIssued', 'ObligationCancelled']);
    expect(await onDirective('obligations', { cell: cell.id, ...why })).toMatchObject({
      status: 409,
      body: { code: 'OBLIGATION_CANCELLED' },
    });
    expect(await onDuty(cell.id, 'reopen', { ...why, dueOn: '2024-02-15' })).toMatchObject({
      status: 200,
      body: { status: 'issued' },
    });
    expect(await onDuty(cell.id, 'cancel', why)).toMatchObject({
      status: 200,
      body: { status: 'cancelled' },
    });
  });

  it(
    'beside the cell that submits leaves one order of the two, and never a report that was ' +
      'taken after',
    async () => {
      for (const cell of [at(4), at(5)]) {
        const [sent, cancelled] = await Promise.all([
          cell.submit(),
          onDuty(cell.id, 'cancel', why),
        ]);
        expect(cancelled.status).toBe(200);
        const order =
          sent.status === 201
            ? ['ObligationIssued', 'ReportSubmitted', 'ObligationCancelled']
            : ['ObligationIssued', 'ObligationCancelled'];
        expect([
          sent.status === 201 || sent.status === 409,
          await typesOf(cell.id),
          await statusOf(cell.id),
        ]).toEqual([true, order, 'cancelled']);
      }
    },
  );

  it(
    'of a report by mistake is undone by giving it back to the cell, never by issuing it ' + 'anew',
    async () => {
      const cell = at(9);
      expect((await cell.submit()).status).toBe(201);
      expect(await onDuty(cell.id, 'cancel', why)).toMatchObject({ status: 200 });
      expect(await onDuty(cell.id, 'reopen', { ...why, dueOn: '2024-02-15' })).toMatchObject({
        status: 409,
        body: { code: 'REPORT_WAS_RECEIVED' },
      });
      expect(
        await onDuty(cell.id, 'return', {
          reason: 'Thôi giao nhầm, đề nghị gửi lại',
          dueOn: '2024-02-15',
        }),
      ).toMatchObject({ status: 200, body: { status: 'returned' } });
      expect(await cell.submit({ seed: 4 })).toMatchObject({ status: 201 });
    },
  );
});

describe('a member who moves to another cell in mid-campaign', () => {
  const [reported, leaving, taking] = [2, 10, 11];
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'dondoc-moved-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /**
   * The first who is planned as a member only is planned in the other cell instead, in every term.
   */
  function moved({ planned }: OrgFile, from: string, to: string): OrgFile['planned'] {
    const lines = planned.filter(({ cell }) => cell === from);
    const { person } = lines.find((line) =>
      lines.every(({ person: other, post }) => other !== line.person || post === 'chi-uy-vien'),
    )!;
    return planned.map((line) =>
      line.cell === from && line.person === person ? { ...line, cell: to } : line,
    );
  }
  const listed = (): Promise<unknown[]> =>
    rows('select * from app.planned_post order by cell, term, person, post');

  it(
    'is told in words with the campaign that is open, and asked for; both cells still report ' +
      'and are approved, and a report of before is given back',
    async () => {
      const ids = [reported, leaving, taking].map((n) => at(n).id) as [string, string, string];
      expect(await at(reported).submit()).toMatchObject({ status: 201 });
      let file = (await readOrg(stage.dataSource.manager, 'dang-uy-vp'))!;
      for (const from of ids.slice(0, 2)) file = { ...file, planned: moved(file, from, ids[2]) };
      const typed = path.join(folder, 'to-chuc.json');
      await writeFile(typed, JSON.stringify(file));

      const before = await listed();
      const asked = await importOrgFile(stage.dataSource, typed).then(
        () => 'taken',
        (error: Error) => error.message,
      );
      const named = await rows<{ id: string; name: string }>(
        'select id, name from app.cell where id = any ($1)',
        [ids],
      );
      const nameOf = (id: string): string => named.find((cell) => cell.id === id)!.name;
      expect(asked).toContain(
        `Đang có đợt chưa đóng: ${issued.directive}. Các chi bộ trong đợt sẽ thấy thay đổi này.`,
      );
      for (const from of ids.slice(0, 2))
        expect(asked).toMatch(
          new RegExp(
            `chuyển .+ từ Chi ủy viên, ${nameOf(from)}, nhiệm kỳ .+ sang Chi ủy viên, ` +
              `${nameOf(ids[2])}`,
          ),
        );
      expect((await importOrgFile(stage.dataSource, typed, { dryRun: true })).difference).toContain(
        'Cần xác nhận (--confirm)',
      );
      expect(await listed()).toEqual(before);
      expect(
        (await importOrgFile(stage.dataSource, typed, { confirm: true })).changed,
      ).toBeGreaterThan(0);
      expect(await importOrgFile(stage.dataSource, typed)).toMatchObject({
        changed: 0,
        difference: expect.not.stringContaining('Đang có đợt'),
      });

      // A report of before still names who has gone: it is told so, and the cell is asked again.
      expect(await review(stage, issued.reviewer, at(reported))).toMatchObject({
        status: 409,
        body: {
          code: 'REPORT_HAS_ERRORS',
          detail: expect.stringContaining('trả lại để chi bộ sửa'),
        },
      });
      expect(
        await onDuty(
          at(reported).id,
          'return',
          { reason: 'Một đồng chí đã chuyển chi bộ' },
          issued.reviewer,
        ),
      ).toMatchObject({ status: 200 });
      for (const n of [reported, leaving, taking]) {
        const sent = await at(n).submit();
        expect({ n, refused: sent.status === 201 ? '' : sent.text }).toEqual({ n, refused: '' });
      }
      for (const n of [reported, leaving, taking]) {
        const seen = await review(stage, issued.reviewer, at(n));
        expect({ n, refused: seen.status === 200 ? '' : seen.text }).toEqual({ n, refused: '' });
        expect(
          await onDuty(at(n).id, 'approve', {
            meeting: { on: '2024-02-02', present: 11, agreed: 11 },
          }),
        ).toMatchObject({ status: 200 });
      }
      await worker.drain();
      expect(await verified()).toMatchObject({ clean: true, violations: [] });
    },
  );
});

describe('the deadline', () => {
  const gone = (): Cell => at(6);
  const staying = (): Cell => at(7);

  it('is remembered to those who owe, not to a cell that is gone or owes nothing', async () => {
    await end(gone().id, '2024-02-03');
    const before = await Promise.all([gone().id, at(1).id, at(3).id].map(remindersOf));
    await stage.moveTo('2024-02-15T08:30:00+07:00');
    await worker.drain();
    expect(await Promise.all([gone().id, at(1).id, at(3).id].map(remindersOf))).toEqual(before);
    expect(await Promise.all([staying().id, 'cb-tach-hai'].map(remindersOf))).toEqual([
      expect.any(Number),
      1,
    ]);
    expect(await remindersOf(staying().id)).toBeGreaterThan(0);
  });

  it(
    'marks who stayed silent, holds the cell that is gone with a reason that can be seen, and ' +
      'passes by what was cancelled',
    async () => {
      await stage.moveTo('2024-02-16T00:06:00+07:00');
      await Promise.all([worker.drain(), onDuty(at(8).id, 'cancel', why)]);
      await worker.drain();
      expect(
        await Promise.all(
          [staying().id, gone().id, at(1).id, at(3).id, 'cb-tach-hai', 'cb-moi', at(8).id].map(
            statusOf,
          ),
        ),
      ).toEqual(['expired', 'issued', 'cancelled', 'cancelled', 'expired', 'issued', 'cancelled']);
      expect((await typesOf(at(8).id)).at(-1)).toBe('ObligationCancelled');
      const { lines } = (await look('board')) as { lines: { cell: string }[] };
      expect(lines.find(({ cell }) => cell === gone().id)).toMatchObject({
        hold: 'CELL_ENDED',
        cellEndedOn: '2024-02-03',
      });
      expect(String((await onDirective('close', {})).body['detail'])).toMatch(
        / – đã kết thúc hoạt động ngày 03\/02\/2024.*“Thôi giao”/,
      );
      expect(
        (await call(stage.url, `/?directive=${issued.directive}`, { token: issued.clerk })).text,
      ).toMatch(/đã kết thúc hoạt động ngày 03\/0?2\/2024; cần thôi giao hoặc chuyển việc/);
      expect(await verified()).toMatchObject({ clean: true, violations: [] });
    },
  );

  it(
    'control: without the hold the very next sweep marks it, and a mark is ' + 'cancelled too',
    async () => {
      expect(await onDuty(gone().id, 'release-hold', {})).toMatchObject({ status: 200 });
      await worker.drain();
      expect(await statusOf(gone().id)).toBe('expired');
      expect(await onDuty(gone().id, 'cancel', why)).toMatchObject({
        status: 200,
        body: { status: 'cancelled' },
      });
    },
  );

  it(
    'leaves sums that count what was cancelled apart, and a directive that can be ' + 'closed',
    async () => {
      const cancelled = (
        await rows<{ n: number }>(
          `select count(*)::int as n from app.head where category = 'obligation'
          and status = 'cancelled'`,
        )
      )[0]!.n;
      const all = issued.cells.length + 3;
      await worker.drain();
      expect(await look('summary')).toMatchObject({ obligations: all - cancelled, cancelled });
      const { cells } = (await look('consolidation')) as {
        cells: { all: number; cancelled: string[] };
      };
      expect([cells.all, cells.cancelled.length]).toEqual([all - cancelled, cancelled]);
      expect(await onDirective('close', {})).toMatchObject({
        status: 409,
        body: { code: 'STILL_OPEN' },
      });
      for (const cell of ['cb-moi', ...issued.cells.map(({ id }) => id), 'cb-tach-mot']) {
        if (['issued', 'submitted', 'returned', 'reviewed'].includes((await statusOf(cell)) ?? ''))
          await onDuty(cell, 'cancel', why);
      }
      expect(await onDirective('close', {})).toMatchObject({
        status: 200,
        body: { open: 0, approved: 4 },
      });
      expect(
        await onDirective('obligations', { cell: 'cb-mai-sau', ...why, dueOn: '2024-03-20' }),
      ).toMatchObject({ status: 409, body: { code: 'NOT_ISSUED' } });
      await worker.drain();
      expect(await verified()).toMatchObject({ clean: true, violations: [] });
    },
  );
});
