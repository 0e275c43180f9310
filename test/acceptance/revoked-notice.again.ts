import { expect, it } from '@jest/globals';
import { call } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import {
  approve,
  clean,
  get,
  issued,
  line,
  listsOf,
  noticeOf,
  revoke,
  rowsOf,
  stage,
  status,
  symbolOf,
  told,
  worker,
} from './revoked-notice.fixtures.js';

/** What may follow, and what may be under way: approved again, printing, in a bulk run. */
export function again(): void {
  it(
    'is approved again with the next number, a file of its own, and the words that say what it ' +
      'replaces',
    async () => {
      const cell = issued.cells[0]!;
      await stage.moveTo('2024-02-27T09:00:00+07:00');
      expect((await approve(cell)).body).toMatchObject({
        status: 'approved',
        notice: noticeOf(cell, 2),
      });
      await worker.drain();
      const numbers = await Promise.all(
        [noticeOf(cell), noticeOf(issued.cells[1]!), noticeOf(cell, 2)].map(symbolOf),
      );
      expect(
        numbers.map((symbol) => Number.parseInt(symbol!, 10) - Number.parseInt(numbers[0]!, 10)),
      ).toEqual([0, 1, 2]);
      const [letter] = await rowsOf<{ data: { replaces: string } }>(
        'select data from app.letter where notice = $1',
        [noticeOf(cell, 2)],
      );
      expect(letter!.data.replaces).toBe(`Thông báo số ${numbers[0]}, ngày 20/02/2024`);
      expect((await listsOf(cell)).map(({ list, cited }) => [list.version, cited])).toEqual([
        [2, `Thông báo số ${numbers[2]}, ngày 27/02/2024`],
        [2, `Thông báo số ${numbers[2]}, ngày 27/02/2024`],
      ]);
      expect(await line(cell)).toMatchObject({
        status: 'approved',
        noticeRevoked: false,
        notice: noticeOf(cell, 2),
      });
      // Late and again: the notice that stands now is another one.
      expect(await revoke(cell)).toMatchObject({ status: 200, body: { status: 'approved' } });
      expect(
        (
          await rowsOf<{ file: string }>('select file from app.outgoing where key = any ($1)', [
            [noticeOf(cell), noticeOf(cell, 2)],
          ])
        ).map((row) => row.file),
      ).toHaveLength(2);
      expect((await told(cell)).filter(({ step }) => step === 'approved')).toHaveLength(2);
      await clean();
    },
  );

  it(
    'whose paper is still being made gets it all the same, and is never told as ' + 'approved',
    async () => {
      const cell = issued.cells[2]!;
      expect((await approve(cell)).status).toBe(200);
      expect((await revoke(cell, { documentOn: '2024-02-27' })).status).toBe(200);
      await worker.drain();
      expect(
        await rowsOf(
          'select revoked, sha256 is not null as sealed from app.outgoing where key = $1',
          [noticeOf(cell)],
        ),
      ).toEqual([{ revoked: true, sealed: true }]);
      expect(
        (await told(cell)).map(({ step }) => step).filter((step) => step.startsWith('appro')),
      ).toEqual(['approval-revoked']);
      await clean();
    },
  );

  it(
    'in the middle of a bulk approval: the run neither draws its number again nor ' + 'stops',
    async () => {
      const [done, waits] = [issued.cells[3]!, issued.cells[4]!];
      const started = await call(stage.url, '/api/bulk', {
        token: issued.approver,
        key: freshKey(),
        body: {
          command: 'approve-report',
          directive: issued.directive,
          cells: [done.id, waits.id],
          body: { meeting: { on: '2024-02-27', present: 11, agreed: 11 } },
        },
      });
      expect(started.status).toBeLessThan(300);
      expect((await approve(waits)).status).toBe(200);
      expect((await revoke(waits, { documentOn: '2024-02-27' })).status).toBe(200);
      await worker.drain();
      expect((await get(`/api/bulk/${String(started.body['run'])}`)).body).toMatchObject({
        state: 'done',
        done: 1,
        skipped: 1,
      });
      expect([await status(done), await status(waits)]).toEqual(['approved', 'reviewed']);
      await clean();
    },
  );
}
