import { describe, expect, it } from '@jest/globals';
import { type Reply } from '../support/call.js';
import { type Cell } from '../support/issued.js';
import {
  approve,
  ask,
  clean,
  issued,
  line,
  noticeOf,
  told,
  worker,
} from './revoked-notice.fixtures.js';

/** The other decision that may be a mistake. */
export function rejection(): void {
  describe('a rejection made by mistake', () => {
    it(
      'is undone to where the report stood, or asks the cell anew by a date; the cell is ' + 'told',
      async () => {
        const [cell, other] = [issued.cells[2]!, issued.cells[4]!];
        const paper = {
          reason: 'Từ chối nhầm hồ sơ',
          document: '261-CV/ĐU',
          documentOn: '2024-03-05',
        };
        const undo = (one: Cell, more: object = {}, how: object = {}): Promise<Reply> =>
          ask(one, 'undo-rejection', { ...paper, ...more }, how);
        for (const one of [cell, other])
          expect((await ask(one, 'reject', { reason: 'Sai đối tượng' })).status).toBe(200);
        expect((await undo(cell, {}, { token: issued.reviewer })).status).toBe(403);
        expect((await undo(cell, { policy: 'inclusive' })).status).toBe(400);
        expect(await undo(cell, { documentOn: '2024-03-04' })).toMatchObject({
          status: 409,
          body: { code: 'DOCUMENT_DAY' },
        });
        const both = await Promise.all([undo(cell), undo(cell)]);
        expect(both.map((reply) => [reply.status, reply.body['status']])).toEqual([
          [200, 'reviewed'],
          [200, 'reviewed'],
        ]);
        expect(await undo(other, { dueOn: '2024-03-04' })).toMatchObject({
          status: 409,
          body: { code: 'DEADLINE_IN_THE_PAST' },
        });
        expect(await undo(other, { dueOn: '2024-03-12' })).toMatchObject({
          status: 200,
          body: { status: 'returned' },
        });
        await worker.drain();
        expect((await told(cell)).find(({ step }) => step === 'rejection-undone')).toMatchObject({
          body: expect.stringContaining('được trình quyết định lại'),
        });
        expect((await told(other)).find(({ step }) => step === 'rejection-undone')).toMatchObject({
          body: expect.stringContaining('gửi lại đến hết ngày 12/03/2024'),
        });
        expect(await line(other)).toMatchObject({ status: 'returned', dueOn: '2024-03-12' });
        expect((await approve(cell)).body).toMatchObject({
          status: 'approved',
          notice: noticeOf(cell, 2),
        });
        expect((await other.submit({ seed: 12 })).body).toMatchObject({ status: 'submitted' });
        await clean();
      },
    );
  });
}
