import { describe, expect, it } from '@jest/globals';
import { call, type Reply } from '../support/call.js';
import { freshKey, review } from '../support/issued.js';
import {
  approve,
  clean,
  get,
  issued,
  noticeOf,
  revoke,
  rowsOf,
  stage,
} from './revoked-notice.fixtures.js';

/** What the superior committee is told of it. */
export function upward(): void {
  describe('the committee’s own report', () => {
    const report = (body: object): Promise<Reply> =>
      call(stage.url, `/api/directives/${issued.directive}/upward-report`, {
        token: issued.approver,
        key: freshKey(),
        body,
      });
    const duty = async (): Promise<{
      supplements: { symbol: string }[];
      supplementFor: string[];
    }> => (await get(`/api/directives/${issued.directive}`)).body['upward'] as never;

    it(
      'is followed by a supplement for what changed since, and by none when nothing ' + 'did',
      async () => {
        const [first, revoked, back] = [issued.cells[0]!, issued.cells[3]!, issued.cells[4]!];
        expect(await report({ supplement: true })).toMatchObject({
          status: 409,
          body: { code: 'NOT_REPORTED' },
        });
        expect((await report({ supplement: true, interim: true })).status).toBe(400);
        expect((await review(stage, issued.reviewer, back)).status).toBe(200);
        for (const cell of [revoked, back]) expect((await approve(cell)).status).toBe(200);
        const final = await report({});
        expect(final).toMatchObject({ status: 200 });
        expect((await report({ supplement: true })).body).toMatchObject({
          symbol: final.body['symbol'],
        });
        expect(await duty()).toMatchObject({ supplements: [], supplementFor: [] });

        expect(
          (await revoke(first, { notice: noticeOf(first, 2), documentOn: '2024-03-05' })).status,
        ).toBe(200);
        expect((await duty()).supplementFor).toEqual([first.id]);
        const both = await Promise.all([
          report({ supplement: true }),
          report({ supplement: true }),
        ]);
        expect(both.map((reply) => reply.body['symbol'])).toEqual([
          both[0]!.body['symbol'],
          both[0]!.body['symbol'],
        ]);
        expect(both[0]!.body['symbol']).not.toBe(final.body['symbol']);
        const [letter] = await rowsOf<{
          data: { grounds: string[]; points: string[]; subject: string };
        }>('select data from app.letter where notice = $1', [both[0]!.body['notice']]);
        expect(letter!.data.grounds).toContain(
          `Tiếp theo Báo cáo số ${String(final.body['symbol'])}, ngày 05/03/2024`,
        );
        expect(letter!.data.points[0]).toMatch(
          /kết quả của 01 chi bộ có thay đổi: .+ \(đang được xem xét lại\)\./,
        );
        expect((await approve(first)).body).toMatchObject({ notice: noticeOf(first, 3) });
        expect(await duty()).toMatchObject({
          supplements: [{ symbol: both[0]!.body['symbol'] }],
          supplementFor: [first.id],
        });
        expect((await report({ supplement: true })).body['symbol']).not.toBe(
          both[0]!.body['symbol'],
        );
        expect((await duty()).supplementFor).toEqual([]);
        await clean();
      },
    );

    it(
      'does not keep a revocation from coming after the campaign is closed: what was closed ' +
        'stays closed, the report is reviewed again',
      async () => {
        const cell = issued.cells[4]!;
        expect(
          (
            await call(stage.url, `/api/directives/${issued.directive}/close`, {
              token: issued.clerk,
              key: freshKey(),
              method: 'POST',
            })
          ).status,
        ).toBe(200);
        expect(
          (await revoke(cell, { notice: noticeOf(cell, 2), documentOn: '2024-03-05' })).body,
        ).toMatchObject({ status: 'reviewed' });
        expect((await duty()).supplementFor).toEqual([cell.id]);
        expect((await approve(cell)).body).toMatchObject({
          status: 'approved',
          notice: noticeOf(cell, 3),
        });
        await clean();
      },
    );
  });
}
