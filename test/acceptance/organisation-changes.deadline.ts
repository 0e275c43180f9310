import { describe, expect, it } from '@jest/globals';
import { call } from '../support/call.js';
import { type Cell } from '../support/issued.js';
import {
  at,
  end,
  issued,
  look,
  onDirective,
  onDuty,
  remindersOf,
  rows,
  stage,
  statusOf,
  typesOf,
  verified,
  why,
  worker,
} from './organisation-changes.fixtures.js';

/** What the deadline finds after all that changed before it. */
export function theDeadline(): void {
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
        ).toEqual([
          'expired',
          'issued',
          'cancelled',
          'cancelled',
          'expired',
          'issued',
          'cancelled',
        ]);
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
          (await call(stage.url, `/bang?directive=${issued.directive}`, { token: issued.clerk }))
            .text,
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
          if (
            ['issued', 'submitted', 'returned', 'reviewed'].includes((await statusOf(cell)) ?? '')
          )
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
}
