import { expect, it } from '@jest/globals';
import { type Reply } from '../support/call.js';
import { type Cell, issueOn } from '../support/issued.js';
import {
  approve,
  ask,
  breakAt,
  clean,
  get,
  issued,
  listsOf,
  noticeOf,
  PAPER,
  reviewed,
  revoke,
  rowsOf,
  stage,
  status,
  symbolOf,
  told,
  worker,
} from './revoked-notice.fixtures.js';

/**
 * What a later list keeps from being revoked is corrected by a further notice: once, told when it
 * exists, the lists as they were.
 */
async function correctedInstead(cell: Cell, again: Cell): Promise<void> {
  const points = ['Ngày sinh của đồng chí đứng đầu danh sách đúng là 12/5/1980'];
  const correct = (one: Cell, more: object = {}, how: object = {}): Promise<Reply> =>
    ask(
      one,
      'correct-approval',
      { ...PAPER, notice: noticeOf(one), documentOn: '2024-03-05', points, ...more },
      how,
    );
  for (const token of [issued.reviewer, issued.clerk, cell.token])
    expect((await correct(cell, {}, { token })).status).toBe(403);
  expect((await correct(cell, { points: [] })).status).toBe(400);
  expect(await correct(cell, { documentOn: '2024-02-19' })).toMatchObject({
    status: 409,
    body: { code: 'DOCUMENT_DAY' },
  });
  expect(await correct(cell, { notice: noticeOf(again) })).toMatchObject({
    status: 409,
    body: { code: 'NOT_THIS_NOTICE' },
  });
  expect(await correct(again)).toMatchObject({
    status: 409,
    body: { code: 'NOTHING_STANDS_ON_IT' },
  });
  const before = await listsOf(cell);
  breakAt('transact:commit', cell.obligation);
  expect((await correct(cell)).status).toBe(500);
  breakAt();
  const both = await Promise.all([correct(cell), correct(cell)]);
  const [notice, symbol] = [`${noticeOf(cell)}_dinh-chinh-1`, both[0].body['symbol']];
  for (const reply of both)
    expect(reply).toMatchObject({ status: 200, body: { status: 'approved', notice, symbol } });
  expect(await correct(cell, { reason: 'Người thứ hai cũng đính chính' })).toMatchObject({
    status: 409,
    body: { code: 'DECIDED_ALREADY' },
  });
  await worker.drain();
  expect(await listsOf(cell)).toEqual(before);
  const [letter] = await rowsOf<{ data: { subject: string; points: string[]; closing: string } }>(
    'select data from app.letter where notice = $1',
    [notice],
  );
  expect(letter!.data).toMatchObject({
    subject: `đính chính Thông báo số ${await symbolOf(noticeOf(cell))}, ngày 27/02/2024`,
    points: [`${points[0]}.`],
  });
  expect(letter!.data.closing).toContain(
    `Thông báo số ${await symbolOf(noticeOf(again))}, ngày 05/03/2024 không thay đổi`,
  );
  expect((await told(cell)).filter(({ step }) => step === 'approval-corrected')).toMatchObject([
    { body: expect.stringContaining(String(symbol)) },
  ]);
  const seenBy = async (token: string): Promise<boolean> =>
    ((await get('/api/notices', token)).body as unknown as { notice: string }[]).some(
      (one) => one.notice === notice,
    );
  expect([
    await seenBy(cell.token),
    await seenBy(issued.cells[1]!.token),
    await seenBy(issued.auditor),
  ]).toEqual([true, false, true]);
  expect((await get(`/documents/${notice}.pdf`, cell.token)).status).toBe(200);
  await clean();
}

/** A notice on which a later list stands. */
export function laterListStands(): void {
  it(
    'on which a later list stands is not revoked, but corrected by a further notice: the later ' +
      'one is named, and goes first',
    async () => {
      const cell = issued.cells[3]!;
      const later = await issueOn(stage, {
        directive: 'ra-soat-bo-sung-2024',
        dueOn: '2024-03-29',
      });
      const again = later.cells[3]!;
      await reviewed(again, 9);
      await stage.moveTo('2024-03-05T09:00:00+07:00');
      expect((await approve(again)).status).toBe(200);
      const refused = await revoke(cell, { documentOn: '2024-03-05' });
      expect(refused).toMatchObject({ status: 409, body: { code: 'LATER_LIST_STANDS' } });
      expect(refused.text).toContain(
        `Thông báo số ${await symbolOf(noticeOf(again))}, ngày 05/03/2024`,
      );
      expect(await status(cell)).toBe('approved');
      await correctedInstead(cell, again);
      expect((await revoke(again, { documentOn: '2024-03-05' })).status).toBe(200);
      expect((await revoke(cell, { documentOn: '2024-03-05' })).status).toBe(200);
      expect((await listsOf(cell)).map(({ cited }) => cited)).toEqual([null, null]);
      await clean();
    },
  );
}
