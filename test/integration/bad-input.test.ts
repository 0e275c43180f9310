import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { within } from '#libs/platform';
import { call } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import { addresses } from './bad-input.addresses.js';
import { bodies } from './bad-input.bodies.js';
import {
  asCell,
  close,
  expectProblem,
  fieldsOf,
  issued,
  open,
  own,
  report,
  reports,
  send,
  stage,
  type Written,
  written,
} from './bad-input.fixtures.js';

beforeAll(open);
afterAll(close);

describe('what is refused leaves nothing behind', () => {
  let before: Written;
  beforeEach(async () => void (before = await written()));
  afterEach(async () => {
    // An upload's intent is closed when the answer is out.
    await within(30_000, async () => (await written()).intents === 0);
    expect(await written()).toEqual(before);
  });

  bodies();

  it('an Idempotency-Key is needed, and of its form', async () => {
    for (const key of [undefined, 'short', 'has a space', 'x'.repeat(101), 'a/b/c/d/e']) {
      const reply = await send({ body: report, key });
      expectProblem(reply, 400, 'IDEMPOTENCY_KEY_MISSING');
      expect(fieldsOf(reply)[0]!.path).toBe('Idempotency-Key');
    }
  });

  it('who asks must be known', async () => {
    expectProblem(
      await call(stage.url, reports(), { key: freshKey(), body: report }),
      401,
      'NO_TOKEN',
    );
    for (const authorization of [
      `Bearer dd_${'x'.repeat(43)}`,
      'Bearer x',
      'Basic abc',
      'Bearer',
    ]) {
      const reply = await call(stage.url, reports(), {
        key: freshKey(),
        body: report,
        headers: { authorization },
      });
      expectProblem(reply, 401, 'UNKNOWN_TOKEN');
      expect(reply.headers['www-authenticate']).toBe('Bearer');
    }
  });

  it('another cell’s obligation is not touched, nor read', async () => {
    const other = issued.cells[1]!;
    expectProblem(await send({ body: report }, reports(other.obligation)), 403, 'NOT_YOUR_CELL');
    expectProblem(
      await send({}, `/api/obligations/${other.obligation}/acknowledge`),
      403,
      'NOT_YOUR_CELL',
    );
    expectProblem(
      await call(stage.url, `/api/obligations/${other.obligation}`, { token: own.token }),
      403,
      'NOT_YOUR_CELL',
    );
  });

  addresses();

  it('a version that is not the present one, or none', async () => {
    const stale = await send({ body: report, headers: { 'if-match': '"9"' } });
    expectProblem(stale, 412, 'CHANGED_SINCE');
    expect(stale.body['version']).toBe(1);
    expectProblem(
      await send({ body: report, headers: { 'if-match': 'new' } }),
      400,
      'INVALID_INPUT',
    );
  });

  it('a decision about nothing, and a date for which there is no calendar', async () => {
    const decide = (verb: string, body: object) =>
      call(stage.url, `/api/obligations/${own.obligation}/${verb}`, {
        token: issued.approver,
        key: freshKey(),
        body,
      });
    expectProblem(
      await decide('accept-late', { receipt: '2024/0099', reason: 'Có lý do chính đáng' }),
      404,
      'NO_SUCH_RECEIPT',
    );
    for (const policy of ['roll', 'inclusive']) {
      expectProblem(
        await decide('extend', {
          dueOn: '2031-03-03',
          policy,
          reason: 'Có lý do chính đáng',
          document: '250-CV/ĐU',
        }),
        409,
        'NO_CALENDAR_YEAR',
      );
    }
    expectProblem(
      await decide('approve', { meeting: { on: '2024-02-20', present: 11, agreed: 5 } }),
      400,
      'INVALID_INPUT',
    );
    expectProblem(
      await decide('approve', { meeting: { on: '2024-02-20', present: 11, agreed: 11 } }),
      409,
      'NOT_IN_THIS_STATE',
    );
  });
});

describe('what is taken', () => {
  it(
    'is kept in NFC, however it was typed; the same key with another body is ' + 'refused',
    async () => {
      const key = freshKey();
      const note = 'Thực hiện đúng hướng dẫn; đề nghị Đảng ủy phê duyệt';
      const typed = { ...report, note: note.normalize('NFD') };
      expect(typed.note).not.toBe(note);
      const taken = await call(stage.url, reports(), asCell({ key, body: typed }));
      expect(taken).toMatchObject({
        status: 201,
        body: { receipt: '2024/0001', timeliness: 'onTime' },
      });
      const rows: { content: string }[] = await stage.dataSource.query(
        'select content from app.receipt',
      );
      expect(
        rows.map(
          ({ content }) => (JSON.parse(content) as { report: { note: string } }).report.note,
        ),
      ).toEqual([note]);
      expect(rows[0]!.content).toBe(rows[0]!.content.normalize('NFC'));

      const before = await written();
      expectProblem(
        await call(stage.url, reports(), asCell({ key, body: { ...report, note: 'khác' } })),
        422,
        'IDEMPOTENCY_KEY_REUSED',
      );
      expectProblem(
        await call(stage.url, `/api/obligations/${own.obligation}/acknowledge`, asCell({ key })),
        422,
        'IDEMPOTENCY_KEY_REUSED',
      );
      expect(
        (await call(stage.url, reports(), asCell({ key, body: { ...report, note } }))).body,
      ).toEqual(taken.body);
      expect(await written()).toEqual(before);
    },
  );
});
