import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { keepBeat, setLogLevel, within } from '#libs/platform';
import { beginUpload, call, type Upload } from '../support/call.js';
import { type Cell, drain, freshKey, type Issued, issueOn, reportOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';
import { campaigns, from, sweep, typesOf } from './cutoff-race.fixtures.js';

setLogLevel('error');

const MINUTE = 60_000;
const [ISSUED, MARKED] = ['ObligationIssued', 'ObligationExpired'];

describe('a worker that is away at midnight', () => {
  let stage: Stage;
  beforeAll(async () => void (stage = await openStage()), 60_000);
  afterAll(() => stage.close());

  it(
    'marks exactly those that did not report, once, dated at the cutoff, when it ' + 'is back',
    async () => {
      await stage.moveTo('2024-01-12T09:00:00+07:00');
      const issued = await issueOn(stage, { byWorker: true });
      const open = issued.cells.slice(9);
      await stage.moveTo('2024-02-15T23:00:00+07:00');
      await stage.settle();
      await stage.stopWorker();
      for (const cell of issued.cells.slice(0, 9)) expect((await cell.submit()).status).toBe(201);
      await stage.moveTo('2024-02-16T00:00:00+07:00');
      expect(await open[0]!.submit()).toMatchObject({ status: 409, body: { code: 'PAST_CUTOFF' } });
      await stage.moveTo('2024-02-17T08:00:00+07:00');
      await stage.startWorker();
      await stage.settle();
      await stage.stopWorker();
      await stage.startWorker();
      await stage.settle();
      const marks = await stage.dataSource.query(
        `select stream, data->>'effectiveAt' as effective, app.iso(at) as at from app.event
        where type = $1 order by stream`,
        [MARKED],
      );
      expect(marks).toEqual(
        open
          .map(({ obligation }) => obligation)
          .sort()
          .map((stream) => ({
            stream,
            effective: issued.cutoffAt,
            at: '2024-02-17T01:00:00.000000Z',
          })),
      );
      const told: { cell: string }[] = await stage.dataSource.query(
        `select cell from app.message where step = 'expired' order by cell`,
      );
      expect(told.map(({ cell }) => cell)).toEqual(open.map(({ id }) => id).sort());
      expect(await stage.dataSource.query('select from app.hold')).toEqual([]);
    },
    90_000,
  );
});

describe('what is held at the cutoff', () => {
  let stage: Stage;
  let next: () => Promise<Issued>;
  let uploads: Upload[] = [];
  beforeAll(async () => {
    stage = await openStage({ worker: false });
    next = campaigns(stage);
  }, 60_000);
  afterEach(() => {
    jest.restoreAllMocks();
    uploads.forEach((upload) => upload.abort());
    uploads = [];
  });
  afterAll(() => stage.close());

  async function begin({ obligation, token, id }: Cell): Promise<Upload> {
    const upload = beginUpload(stage.url, `/api/obligations/${obligation}/reports`, {
      token,
      key: freshKey(),
      body: await reportOf(stage, id),
    });
    uploads.push(upload);
    expect(await within(30_000, async () => (await openIntents(obligation)) === 1)).toBe(true);
    return upload;
  }
  const openIntents = async (obligation: string): Promise<number> =>
    (
      await stage.dataSource.query(
        'select from app.intent where obligation = $1 and resolved_at is null',
        [obligation],
      )
    ).length;
  const holdOf = async ({ directive, auditor }: Issued, cell: Cell): Promise<string | null> => {
    await drain(stage);
    const { body } = await call(stage.url, `/api/directives/${directive}/board`, {
      token: auditor,
    });
    return (body as unknown as { lines: { cell: string; hold: string | null }[] }).lines.find(
      (line) => line.cell === cell.id,
    )!.hold;
  };
  const decide = ({ approver }: Issued, { obligation }: Cell, verb: string, body?: object) =>
    call(stage.url, `/api/obligations/${obligation}/${verb}`, {
      token: approver,
      key: freshKey(),
      body,
    });
  const types = (cell: Cell): Promise<string[]> => typesOf(stage, cell.obligation);

  it(
    'an upload begun in time and not finished: held, shown, and still taken in for a person to ' +
      'decide',
    async () => {
      const issued = await next();
      const cell = issued.cells[0]!;
      await stage.moveTo(from(issued.cutoffAt, -1));
      const upload = await begin(cell);
      await stage.moveTo(from(issued.cutoffAt, 5 * MINUTE));
      await sweep(stage);
      expect([await types(cell), await holdOf(issued, cell)]).toEqual([
        [ISSUED],
        'UNFINISHED_UPLOAD',
      ]);
      expect((await call(stage.url, `/bang?directive=${issued.directive}`)).text).toContain(
        'Đang giữ, chờ người có thẩm quyền xem',
      );
      expect(await upload.finish()).toMatchObject({
        status: 202,
        body: { timeliness: 'straddled', status: 'issued' },
      });
      await stage.moveTo(from(issued.cutoffAt, 60 * MINUTE));
      await sweep(stage);
      expect([await types(cell), await holdOf(issued, cell)]).toEqual([
        [ISSUED, 'ReportSetAside'],
        'UNFINISHED_UPLOAD',
      ]);
      const [receipt] = await stage.dataSource.query(
        'select number from app.receipt where obligation = $1',
        [cell.obligation],
      );
      expect(
        await decide(issued, cell, 'accept-late', {
          receipt: receipt.number,
          reason: 'Gửi trước giờ hết hạn, mạng chậm',
        }),
      ).toMatchObject({ status: 200, body: { status: 'submitted' } });
      expect(await holdOf(issued, cell)).toBeNull();
      expect(await types(issued.cells[1]!)).toEqual([ISSUED, MARKED]);
    },
  );

  it(
    'a report that straddled the cutoff: held; marked once a person lets the deadline take its ' +
      'course',
    async () => {
      const issued = await next();
      const cell = issued.cells[0]!;
      await stage.moveTo(from(issued.cutoffAt, -1000));
      const upload = await begin(cell);
      await stage.moveTo(issued.cutoffAt);
      expect(await upload.finish()).toMatchObject({
        status: 202,
        body: { timeliness: 'straddled' },
      });
      await stage.moveTo(from(issued.cutoffAt, 5 * MINUTE));
      await sweep(stage);
      expect([await types(cell), await holdOf(issued, cell)]).toEqual([
        [ISSUED, 'ReportSetAside'],
        'HELD_REPORT',
      ]);
      expect(await decide(issued, cell, 'release-hold')).toMatchObject({
        status: 200,
        body: { released: true },
      });
      expect(await decide(issued, cell, 'release-hold')).toMatchObject({
        status: 200,
        body: { released: false },
      });
      await sweep(stage);
      expect([await types(cell), await holdOf(issued, cell)]).toEqual([
        [ISSUED, 'ReportSetAside', MARKED],
        null,
      ]);
    },
  );

  it('an upload whose sender went away: nothing is outstanding, so the mark is made', async () => {
    const issued = await next();
    const cell = issued.cells[0]!;
    await stage.moveTo(from(issued.cutoffAt, -1000));
    (await begin(cell)).abort();
    expect(await within(30_000, async () => (await openIntents(cell.obligation)) === 0)).toBe(true);
    await stage.moveTo(from(issued.cutoffAt, 5 * MINUTE));
    await sweep(stage);
    expect(await types(cell)).toEqual([ISSUED, MARKED]);
  });

  it('an upload that a crash of the intake cut off: held until a person looked', async () => {
    const issued = await next();
    const cell = issued.cells[0]!;
    await stage.moveTo(from(issued.cutoffAt, -1));
    await stage.dataSource.query(
      `insert into app.intent (id, obligation, actor) values ('crash', $1, 'chibo-1')`,
      [cell.obligation],
    );
    await stage.moveTo(from(issued.cutoffAt, 24 * 60 * MINUTE));
    await sweep(stage);
    expect([await types(cell), await holdOf(issued, cell)]).toEqual([
      [ISSUED],
      'UNFINISHED_UPLOAD',
    ]);
    await decide(issued, cell, 'release-hold');
    await sweep(stage);
    expect(await types(cell)).toEqual([ISSUED, MARKED]);
  });

  it('an upload begun after the cutoff holds nothing', async () => {
    const issued = await next();
    const cell = issued.cells[0]!;
    await stage.moveTo(issued.cutoffAt);
    const upload = await begin(cell);
    await stage.moveTo(from(issued.cutoffAt, 5 * MINUTE));
    await sweep(stage);
    expect(await upload.finish()).toMatchObject({ status: 409, body: { code: 'PAST_CUTOFF' } });
    expect(await types(cell)).toEqual([ISSUED, MARKED, 'ReportSetAside']);
  });

  it(
    'an intake that was silent over the cutoff: all are held; the one that is let go is ' +
      'marked, alone',
    async () => {
      const issued = await next();
      await stage.moveTo(from(issued.cutoffAt, 30 * MINUTE));
      await stage.dataSource.query(
        `update app.beat set at = $1, wall = wall - interval '2 hours' where service = 'intake'`,
        [from(issued.cutoffAt, -30 * MINUTE)],
      );
      await (await keepBeat(stage.dataSource, 'intake', 60)).stop();
      await sweep(stage);
      for (const cell of issued.cells)
        expect([await types(cell), await holdOf(issued, cell)]).toEqual([[ISSUED], 'OUTAGE']);
      await decide(issued, issued.cells[3]!, 'release-hold');
      await sweep(stage);
      expect(await Promise.all(issued.cells.map(types))).toEqual(
        issued.cells.map((_, i) => (i === 3 ? [ISSUED, MARKED] : [ISSUED])),
      );
      for (const cell of issued.cells) await decide(issued, cell, 'release-hold');
      await sweep(stage);
    },
  );

  it('a clock that went backwards: nothing is marked, and the reason is logged', async () => {
    const issued = await next();
    await stage.moveTo(from(issued.cutoffAt, -MINUTE));
    await sweep(stage);
    await stage.dataSource.query(`update app.checkpoint set at = $1 where name = 'sweep'`, [
      from(issued.cutoffAt, 48 * 60 * MINUTE),
    ]);
    await stage.moveTo(from(issued.cutoffAt, 60 * MINUTE));
    const lines: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
    await sweep(stage);
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        level: 'error',
        name: 'sweep',
        msg: 'no marks are made while the clock is in doubt',
        doubt: 'the clock went back since the last sweep',
      }),
    ]);
    expect(await types(issued.cells[0]!)).toEqual([ISSUED]);
    await stage.moveTo(from(issued.cutoffAt, 49 * 60 * MINUTE));
    await sweep(stage);
    expect(await types(issued.cells[0]!)).toEqual([ISSUED, MARKED]);
  });
});
