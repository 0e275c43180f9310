import { describe, expect, it } from '@jest/globals';
import {
  at,
  issued,
  onDirective,
  onDuty,
  statusOf,
  typesOf,
  why,
} from './organisation-changes.fixtures.js';

/** An obligation that is cancelled, and the ways back. */
export function cancelling(): void {
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
      'of a report by mistake is undone by giving it back to the cell, never by issuing it ' +
        'anew',
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
}
