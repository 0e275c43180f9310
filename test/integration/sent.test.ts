import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SentAnswer } from '#libs/messages';
import { call, type Reply } from '../support/call.js';
import { freshKey, type Issued } from '../support/issued.js';
import { DIRECTIVE, OBLIGATION, openTwo } from '../support/side-by-side.js';
import { type Stage } from '../support/stage.js';

let stage: Stage;
let issued: Issued;
let otherClerk: string;
beforeAll(async () => {
  ({ stage, issued, clerk: otherClerk } = await openTwo());
}, 90_000);
afterAll(() => stage.close());

const post = (path: string, body?: object, key = freshKey(), token = issued.clerk) =>
  call(stage.url, path, { token, key, ...(body ? { body } : {}) });
async function sent(query = '', token = issued.auditor): Promise<SentAnswer> {
  const reply = await call(stage.url, `/api/sent?directive=${issued.directive}${query}`, { token });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body as never;
}
const remind = (n: number, key?: string): Promise<Reply> =>
  post(`/api/obligations/${issued.cells[n]!.obligation}/remind`, undefined, key);

describe('what a campaign tells', () => {
  it('lists the waves still to come, with whom they go to', async () => {
    const { planned } = await sent();
    expect(planned.length).toBeGreaterThan(0);
    expect(planned[0]!.cells.length).toBe(issued.cells.length);
    expect(planned.map(({ at }) => at)).toEqual(planned.map(({ at }) => at).toSorted());
    const { id } = issued.cells[0]!;
    expect((await sent(`&cell=${id}`)).planned[0]!.cells.map(({ cell }) => cell)).toEqual([id]);
  });

  it('urges a cell now, once for one key and once an hour', async () => {
    const key = freshKey();
    const first = await remind(0, key);
    expect([first.status, first.text]).toEqual([200, expect.stringContaining('message')]);
    expect((await remind(0, key)).body).toEqual(first.body);
    const { messages } = await sent(`&cell=${issued.cells[0]!.id}`);
    expect(messages.length).toBe(1);
    expect(messages[0]).toMatchObject({
      id: first.body['message'],
      to: expect.stringMatching(/^Chi bộ/),
      deliveries: [{ state: 'pending', stateText: 'Đang chờ gửi thư', handedAt: null }],
    });
    const soon = await remind(0);
    expect(soon).toMatchObject({ status: 409, body: { code: 'URGED_LATELY' } });
    expect(soon.text).toContain('11:00');
    await stage.moveTo('2024-01-30T11:00:01+07:00');
    expect((await remind(0)).status).toBe(200);
  });

  it('says “đã gửi thư” of what the delivery log says, and of nothing else', async () => {
    const { id } = (await sent(`&cell=${issued.cells[0]!.id}`)).messages.at(-1)!;
    const state = async () => (await sent()).messages.find((one) => one.id === id)!.deliveries[0]!;
    await stage.dataSource.query(
      `update app.effect set state = 'done', done_at = app.now() where subject = $1`,
      [id],
    );
    expect(await state()).toMatchObject({ stateText: 'Đang chờ gửi thư', handedAt: null });
    await stage.dataSource.query(`update app.delivery set state = 'sent' where message = $1`, [id]);
    expect(await state()).toMatchObject({
      stateText: 'Đã gửi thư',
      handedAt: expect.stringMatching(/^2024-01-30T04/),
    });
  });

  it('urges several cells and says of each what became of it', async () => {
    expect((await issued.cells[2]!.submit()).status).toBeLessThan(300);
    const cells = [0, 1, 2].map((n) => issued.cells[n]!.id);
    const { body } = await post(`/api/directives/${issued.directive}/remind`, {
      cells: [...cells, 'khong-co'],
    });
    expect((body['cells'] as { code: string | null }[]).map(({ code }) => code)).toEqual([
      'URGED_LATELY',
      null,
      'NOTHING_TO_URGE',
      'NO_SUCH_OBLIGATION',
    ]);
  });

  it('notes a call once for one key', async () => {
    const { obligation, id } = issued.cells[1]!;
    const key = freshKey();
    const body = { note: 'Đồng chí bí thư hẹn gửi thứ Năm' };
    const first = await post(`/api/obligations/${obligation}/calls`, body, key);
    expect([first.status, first.body['note']]).toEqual([200, body.note]);
    expect((await post(`/api/obligations/${obligation}/calls`, body, key)).body).toEqual(
      first.body,
    );
    expect((await sent()).contacts).toEqual([
      expect.objectContaining({ cell: id, note: body.note, by: 'Người thử clerk' }),
    ]);
  });

  it('is turned page by page', async () => {
    const all = (await sent()).messages.map(({ id }) => id);
    const first = await sent('&limit=1');
    const second = await sent(`&limit=1&after=${first.next}`);
    expect([...first.messages, ...second.messages].map(({ id }) => id)).toEqual(all.slice(0, 2));
  });

  it('is not for a cell, and nothing of another committee', async () => {
    const path = `/api/sent?directive=${issued.directive}`;
    expect((await call(stage.url, path, { token: issued.cells[0]!.token })).status).toBe(403);
    expect((await call(stage.url, path, { token: otherClerk })).status).toBe(404);
    const theirs = await call(stage.url, `/api/sent?directive=${DIRECTIVE}`, { token: otherClerk });
    expect([theirs.status, (theirs.body as never as SentAnswer).contacts]).toEqual([200, []]);
    for (const act of ['remind', 'calls']) {
      const body = act === 'calls' ? { note: 'x' } : undefined;
      const other = await post(`/api/obligations/${OBLIGATION}/${act}`, body);
      expect([act, other.status]).toEqual([act, 404]);
      const { obligation, token } = issued.cells[0]!;
      const cell = await post(`/api/obligations/${obligation}/${act}`, body, freshKey(), token);
      expect([act, cell.status]).toEqual([act, 403]);
    }
  });
});
