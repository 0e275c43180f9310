import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from '../support/call.js';
import { freshKey, type Issued, openIssued } from '../support/issued.js';
import { type PlainWorker, plainWorker } from '../support/plain-worker.js';
import { type Stage } from '../support/stage.js';

describe('bulk over HTTP', () => {
  let stage: Stage;
  let issued: Issued;
  let worker: PlainWorker;
  beforeAll(async () => {
    ({ stage, issued } = await openIssued('2024-01-12T09:00:00+07:00'));
    worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir);
  });
  afterAll(async () => {
    await worker.stop();
    await stage.close();
  });

  const post = (path: string, token: string, body: object, key?: string) =>
    call(stage.url, path, { method: 'POST', token, key, body });
  const deadline = { dueOn: '2024-02-20', reason: 'Thiên tai', document: '245-CV/ĐU' };
  const statuses = async (): Promise<string[]> =>
    (
      (await stage.dataSource.query(
        `select status from app.head where category = 'obligation' order by stream`,
      )) as { status: string }[]
    ).map(({ status }) => status);

  it(
    'previews with reasons, runs as one id however often it is asked, and shows how far ' + 'it is',
    async () => {
      const [first, second] = issued.cells;
      await first!.submit();
      const request = {
        command: 'extend-deadline',
        directive: issued.directive,
        cells: [first!.id, second!.id, 'cb-khong-co'],
        body: deadline,
      };
      const preview = await post(
        '/api/bulk',
        issued.approver,
        { ...request, preview: true },
        freshKey(),
      );
      expect(preview).toMatchObject({
        status: 200,
        body: {
          selected: 3,
          eligible: 1,
          leftOut: [
            { code: 'NOT_IN_THIS_STATE', count: 1, cells: [first!.id] },
            { code: 'NO_SUCH_OBLIGATION', count: 1, cells: ['cb-khong-co'] },
          ],
        },
      });

      const key = freshKey();
      const started = await post('/api/bulk', issued.approver, request, key);
      expect(started).toMatchObject({ status: 202, body: { state: 'running', total: 1, done: 0 } });
      const run = String(started.body['run']);
      await worker.drain();
      const ended = await call(stage.url, `/api/bulk/${run}`, { token: issued.auditor });
      expect(ended).toMatchObject({
        status: 200,
        body: { run, state: 'done', total: 1, done: 1, skipped: 0 },
      });
      expect((await post('/api/bulk', issued.approver, request, key)).body).toEqual(ended.body);
      expect(
        await post('/api/bulk', issued.approver, { ...request, cells: undefined }, key),
      ).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });

      const single = await call(stage.url, `/api/obligations/${second!.obligation}/extend`, {
        token: issued.approver,
        key: freshKey(),
        body: deadline,
      });
      expect(single).toMatchObject({ status: 200, body: { version: 2 } });
      const view = await call(stage.url, `/api/obligations/${second!.obligation}`, {
        token: issued.approver,
      });
      expect(view.body).toMatchObject({
        dueOn: '2024-02-20',
        cutoffAt: '2024-02-20T17:00:00.000000Z',
        version: 2,
      });
      const told: { n: number }[] = await stage.dataSource.query(
        `select count(*)::int as n from app.message where obligation = $1`,
        [second!.obligation],
      );
      expect(told[0]!.n).toBe(2);
    },
  );

  it('lets each command be asked for by those who may', async () => {
    const review = {
      command: 'review-report',
      directive: issued.directive,
      body: { opinion: 'Đủ' },
    };
    expect(await post('/api/bulk', issued.approver, review, freshKey())).toMatchObject({
      status: 403,
      body: { code: 'NOT_YOUR_ROLE' },
    });
    expect(await post('/api/bulk', issued.cells[0]!.token, review, freshKey())).toMatchObject({
      status: 403,
    });
    expect(
      await post(
        '/api/bulk',
        issued.reviewer,
        { ...review, command: 'expire', body: {} },
        freshKey(),
      ),
    ).toMatchObject({ status: 403 });
    expect(await post('/api/bulk', issued.reviewer, review)).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY_KEY_MISSING' },
    });
    expect(
      await post(
        '/api/bulk',
        issued.reviewer,
        { ...review, command: 'approve-report' },
        freshKey(),
      ),
    ).toMatchObject({ status: 400 });
    expect(await call(stage.url, '/api/bulk/none', { token: issued.auditor })).toMatchObject({
      status: 404,
      body: { code: 'NO_SUCH_BULK_RUN' },
    });
    expect(await post('/api/bulk', issued.reviewer, review, freshKey())).toMatchObject({
      status: 202,
      body: { total: 1 },
    });
    await worker.drain();
    expect((await statuses()).filter((status) => status === 'reviewed')).toHaveLength(1);
  });

  it('marks in bulk only what the sweep would mark', async () => {
    const before = await post(
      '/api/bulk',
      issued.clerk,
      { command: 'expire', directive: issued.directive, preview: true },
      freshKey(),
    );
    expect(before.body).toMatchObject({
      eligible: 0,
      leftOut: [
        { code: 'NOT_DUE', count: issued.cells.length - 1 },
        { code: 'NOT_IN_THIS_STATE', count: 1 },
      ],
    });
    await stage.moveTo('2024-02-16T00:05:00+07:00');
    const started = await post(
      '/api/bulk',
      issued.clerk,
      { command: 'expire', directive: issued.directive },
      freshKey(),
    );
    expect(started.body).toMatchObject({
      total: issued.cells.length - 2,
      leftOut: [
        { code: 'NOT_DUE', count: 1 },
        { code: 'NOT_IN_THIS_STATE', count: 1 },
      ],
    });
    await worker.drain();
    expect((await statuses()).toSorted()).toEqual(
      [
        'issued',
        'reviewed',
        ...Array.from({ length: issued.cells.length - 2 }, () => 'expired'),
      ].toSorted(),
    );
    const facts: { actor: string }[] = await stage.dataSource.query(
      `select distinct actor from app.event where type = 'ObligationExpired'`,
    );
    expect(facts).toEqual([{ actor: 'system' }]);
  });
});
