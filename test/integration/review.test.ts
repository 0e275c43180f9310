import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Finding } from '#libs/forms';
import { call } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import {
  ask,
  close,
  get,
  issued,
  newest,
  open,
  REASON,
  reportFor,
  rowsOf,
  stage,
  submit,
  type Told,
  warningsOf,
} from './review.fixtures.js';
import { remarks } from './review.remarks.js';
import { rounds } from './review.rounds.js';

beforeAll(open);
afterAll(close);

describe('a report with warnings', () => {
  it(
    'is not reviewed before each was accepted with a reason, and the review keeps ids and ' +
      'reasons',
    async () => {
      const cell = issued.cells[0]!;
      const report = await reportFor(cell, { voted: false });
      await submit(cell, report);
      const refused = await ask(cell, 'review', issued.reviewer, { opinion: 'Đủ' });
      expect(refused).toMatchObject({ status: 409, body: { code: 'WARNINGS_OPEN' } });
      const open = refused.body['findings'] as Finding[];
      expect(open.length).toBeGreaterThan(0);
      for (const finding of open)
        expect(Object.keys(finding)).toEqual([
          'id',
          'severity',
          'rule',
          'table',
          'row',
          'column',
          'message',
          'fix',
        ]);
      const [{ warnings }] = (await rowsOf<{ warnings: number }>(
        'select warnings from app.receipt where obligation = $1',
        [cell.obligation],
      )) as [{ warnings: number }];
      expect(warnings).toBe(open.length);

      const findings = open.map(({ id }) => id);
      const accept = (ids: readonly string[], reason = REASON) =>
        ask(cell, 'review', issued.reviewer, {
          opinion: 'Đủ',
          acceptances: [{ findings: ids, reason }],
        });
      expect(await accept(findings, 'ok')).toMatchObject({ status: 400 });
      expect(await accept([...findings, 'NO_SUCH_RULE|terms'])).toMatchObject({
        status: 409,
        body: {
          code: 'ACCEPTANCE_REFUSED',
          refused: [{ finding: 'NO_SUCH_RULE|terms', code: 'NO_SUCH_FINDING' }],
        },
      });
      expect(await accept([...findings, findings[0]!])).toMatchObject({
        status: 409,
        body: { code: 'ACCEPTANCE_REFUSED', refused: [{ code: 'ACCEPTED_TWICE' }] },
      });
      if (findings.length > 1)
        expect(await accept(findings.slice(1))).toMatchObject({
          status: 409,
          body: { code: 'WARNINGS_OPEN', findings: [{ id: findings[0] }] },
        });
      expect((await newest(cell)).type).toBe('ReportSubmitted');

      expect(await accept(findings)).toMatchObject({ status: 200, body: { status: 'reviewed' } });
      const { type, data } = await newest(cell);
      expect({ type, data }).toMatchObject({
        type: 'ReportReviewed',
        data: { acceptances: findings.map((finding) => ({ finding, reason: REASON })) },
      });
      for (const { name } of report.submission.people)
        expect(JSON.stringify(data)).not.toContain(name);
      const told = (await get(`/api/obligations/${cell.obligation}/report`, issued.approver))
        .body as unknown as Told;
      expect(told.findings.map(({ id, accepted }) => [id, accepted])).toEqual(
        findings.map((id) => [id, REASON]),
      );
    },
  );

  it('asks again when the figure that was accepted is another one today', async () => {
    const cell = issued.cells[1]!;
    await submit(cell, await reportFor(cell));
    // More seats than the lists fill: the coefficient that is measured falls below the least.
    const seats = (count: number) =>
      rowsOf('update app.term set seats = $2 where cell = $1', [cell.id, count]);
    await seats(60);
    const before = await warningsOf(cell);
    expect(before.length).toBeGreaterThan(0);
    await seats(30);
    const accept = (findings: readonly string[]) =>
      ask(cell, 'review', issued.reviewer, {
        opinion: 'Đủ',
        acceptances: [{ findings, reason: REASON }],
      });
    expect(await accept(before)).toMatchObject({
      status: 409,
      body: {
        code: 'ACCEPTANCE_REFUSED',
        refused: before.map((finding) => ({ finding, code: 'NO_SUCH_FINDING' })),
      },
    });
    expect(await accept(await warningsOf(cell))).toMatchObject({ status: 200 });
  });

  it('that has become wrong since it was sent must go back', async () => {
    const cell = issued.cells[2]!;
    await submit(cell, await reportFor(cell));
    const [someone]: { id: string; born: string }[] = await rowsOf(
      `select d.id, d.born from app.planned_post p join app.person d on d.id = p.person
        where p.cell = $1 order by d.id limit 1`,
      [cell.id],
    );
    await rowsOf(`update app.person set born = '1960-01-01' where id = $1`, [someone!.id]);
    const refused = await ask(cell, 'review', issued.reviewer, {
      opinion: 'Đủ',
      acceptances: [{ findings: await warningsOf(cell), reason: REASON }],
    });
    expect(refused).toMatchObject({
      status: 409,
      body: { refused: expect.arrayContaining([expect.objectContaining({ code: 'IS_ERROR' })]) },
    });
    expect(await ask(cell, 'review', issued.reviewer, { opinion: 'Đủ' })).toMatchObject({
      status: 409,
      body: { code: 'REPORT_HAS_ERRORS' },
    });
    expect(
      await ask(cell, 'return', issued.reviewer, { reason: 'Ngày sinh khác hồ sơ' }),
    ).toMatchObject({ status: 200, body: { status: 'returned' } });
    await rowsOf(`update app.person set born = $2 where id = $1`, [someone!.id, someone!.born]);
  });

  it('is left out of a bulk review, with its reason', async () => {
    const [quiet, warned] = [issued.cells[3]!, issued.cells[4]!];
    await submit(warned, await reportFor(warned, { voted: false }));
    await rowsOf('update app.term set seats = 4 where cell = $1', [quiet.id]);
    await submit(quiet, await reportFor(quiet));
    expect(await warningsOf(quiet)).toEqual([]);
    const bulk = {
      command: 'review-report',
      directive: issued.directive,
      cells: [quiet.id, warned.id],
      body: { opinion: 'Đủ' },
      preview: true,
    };
    const { body } = await call(stage.url, '/api/bulk', {
      token: issued.reviewer,
      key: freshKey(),
      body: bulk,
    });
    expect(body).toMatchObject({
      eligible: 1,
      leftOut: [
        {
          code: 'WARNINGS_OPEN',
          count: 1,
          cells: [warned.id],
          message: expect.stringContaining('ghi lý do chấp nhận'),
        },
      ],
    });
    expect(await ask(quiet, 'review', issued.reviewer, { opinion: 'Đủ' })).toMatchObject({
      status: 200,
    });
  });
});

rounds();

remarks();
