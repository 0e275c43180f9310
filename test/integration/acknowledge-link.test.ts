import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { linkKey, linkToken } from '#libs/directive';
import { setLogLevel } from '#libs/platform';
import { startApi } from '../../apps/api/src/start-api.js';
import { call, type Reply, well } from '../support/call.js';
import { type Cell, freshKey } from '../support/issued.js';
import {
  acknowledgements,
  asOwner,
  linkIn,
  linkOf,
  mailsTo,
  openTold,
  press,
  seen,
  type Told,
} from './acknowledge-link.fixtures.js';

setLogLevel('error');

let told: Told;
let cells: readonly Cell[];
beforeAll(async () => {
  told = await openTold();
  cells = told.issued.cells;
}, 120_000);
afterAll(() => told.close());

const look = (link: string, method = 'GET'): Promise<Reply> =>
  call(told.stage.url, link, { method });
const events = (cell: Cell) => acknowledgements(told.stage, cell);
const command = (path: string, token: string, body?: object): Promise<Reply> =>
  well(call(told.stage.url, path, { method: 'POST', token, key: freshKey(), body }));
const extended = { dueOn: '2024-03-12', reason: 'Chi bộ mới kiện toàn', document: '245-CV/ĐU' };

describe('the link in a mail', () => {
  it('leads a cell from its mail to an acknowledgement that board and history show', async () => {
    const [cell] = cells;
    const [mail] = await mailsTo(told, cell!);
    expect(mail!.text).toContain(
      'Địa chỉ này chỉ dùng để xác nhận, đến hết thứ Năm, ngày 15 tháng 02 năm 2024',
    );
    const link = linkIn(mail!)!;
    const asked = await look(link);
    expect([asked.status, asked.type]).toEqual([200, 'text/html; charset=utf-8']);
    expect(seen(asked)).toMatch(/Công văn số \S+-CV\/ĐU, ngày 12\/01\/2024/);
    expect(seen(asked)).toContain('gửi báo cáo trước ngày 15/02/2024');
    expect(asked.text.match(/<button[^>]*>[^<]*/g)).toEqual([
      '<button type="submit">Xác nhận đã nhận',
    ]);

    await told.stage.moveTo('2024-01-15T08:05:00+07:00');
    const pressed = await press(told.stage, link);
    expect([pressed.status, pressed.headers['location']]).toEqual([303, link]);
    const after = await look(link);
    expect(after.status).toBe(200);
    expect(seen(after)).toContain('08 giờ 05 phút, thứ Hai, ngày 15 tháng 01 năm 2024');
    expect(seen(after)).toContain('Việc tiếp theo: chi bộ gửi báo cáo trước ngày 15/02/2024');
    expect(after.text).not.toContain('<form');

    await told.stage.settle();
    const { directive, clerk } = told.issued;
    const board = await call(told.stage.url, `/api/directives/${directive}/board`, {
      token: clerk,
    });
    expect(board.body['lines']).toContainEqual(
      expect.objectContaining({
        cell: cell!.id,
        status: 'issued',
        acknowledgedAt: '2024-01-15T01:05:00.000000Z',
      }),
    );
    const view = await call(told.stage.url, `/api/obligations/${cell!.obligation}`, {
      token: cell!.token,
    });
    expect((view.body['history'] as object[]).at(-1)).toMatchObject({
      type: 'ObligationAcknowledged',
      actor: `link:${cell!.obligation}`,
      actorText: 'Đường dẫn trong thư gửi chi bộ',
    });
  });

  it('is written once, however often and however fast it is pressed', async () => {
    const [first, , second] = cells;
    const link = await linkOf(told, second!);
    const pressed = await Promise.all(Array.from({ length: 8 }, () => press(told.stage, link)));
    pressed.push(
      await press(told.stage, link),
      await press(told.stage, await linkOf(told, first!)),
    );
    expect(new Set(pressed.map(({ status }) => status))).toEqual(new Set([303]));
    for (const { obligation } of [first!, second!])
      expect(await acknowledgements(told.stage, { obligation })).toEqual([
        { actor: `link:${obligation}`, by: `link:${obligation}` },
      ]);
  });

  it('acknowledges nothing when it is only looked at; control: the button does', async () => {
    const [, scanned] = cells;
    const link = await linkOf(told, scanned!);
    for (const method of ['GET', 'HEAD', 'GET', 'GET', 'OPTIONS', 'PUT', 'DELETE'])
      await look(link, method);
    await call(told.stage.url, link, {
      headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' },
    });
    expect(await events(scanned!)).toEqual([]);
    await press(told.stage, link);
    expect(await events(scanned!)).toHaveLength(1);
  });

  it('keeps what it says to itself: no cookie, no referrer, no frame, no script', async () => {
    const { headers } = await look(await linkOf(told, cells[2]!));
    const asked = await look(await linkOf(told, cells[8]!));
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none';.*form-action 'none'; frame-ancestors 'none'$/,
    );
    // Only where there is a button, and then only to us.
    expect(asked.headers['content-security-policy']).toMatch(
      /^default-src 'none';.*form-action 'self'; frame-ancestors 'none'$/,
    );
    expect(asked.text).not.toMatch(/<script|https?:|\son\w+=/i);
  });

  it('names nobody, on none of its pages, and stands nowhere but in the mail', async () => {
    const people: { name: string }[] = await told.stage.dataSource.query(
      `select name from app.person union select secretary from app.cell where secretary <> ''`,
    );
    const pages = await Promise.all(
      cells.map(async (cell) => (await look(await linkOf(told, cell))).text),
    );
    for (const { name } of people) expect(pages.join('\n')).not.toContain(name);
    const kept = JSON.stringify(
      await told.stage.dataSource.query(
        `select to_jsonb(m)::text as row from app.message m union all
          select to_jsonb(e)::text from app.effect e union all
          select to_jsonb(c)::text from app.command c union all
          select to_jsonb(e)::text from app.event e`,
      ),
    );
    expect(kept).not.toContain('tiep-nhan');
    for (const cell of cells)
      expect(kept).not.toContain((await linkOf(told, cell)).split('/').at(-1));
  });

  it('acts behind the wall of its committee, where there are several', async () => {
    const cell = cells[11]!;
    await asOwner(
      told.stage,
      `insert into app.committee (id) values ('dang-uy-khac');
       create function app.in_committee() returns trigger language plpgsql as $$ begin
         if current_setting('app.committee', true) is distinct from 'dang-uy-vp' then
           raise exception 'written by nobody of a committee';
         end if; return new; end $$;
       create trigger in_committee before insert on app.event
         for each row execute function app.in_committee()`,
    );
    try {
      const link = await linkOf(told, cell);
      expect((await press(told.stage, link)).status).toBe(303);
      expect(seen(await look(link))).toContain('Chi bộ đã xác nhận');
      expect(await events(cell)).toHaveLength(1);
    } finally {
      await asOwner(
        told.stage,
        `drop function app.in_committee() cascade;
         delete from app.committee where id = 'dang-uy-khac'`,
      );
    }
  });

  it('comes again with a reminder, but only to whoever has not acknowledged', async () => {
    const [first, , , , , , , , waiting] = cells;
    await told.stage.moveTo('2024-01-25T08:00:00+07:00');
    await told.stage.settle();
    const links = async (cell: Cell) => (await mailsTo(told, cell)).map(linkIn);
    expect(await links(first!)).toEqual([expect.any(String), undefined]);
    const link = await linkOf(told, waiting!);
    expect(await links(waiting!)).toEqual([link, link]);
  });
});

describe('a link that is not right', () => {
  const anywhere = (link: string): Promise<[Reply, Reply]> =>
    Promise.all([look(link), press(told.stage, link)]);
  let wrong: string;
  beforeAll(async () => {
    wrong = (await look(`/tiep-nhan/${'a'.repeat(40)}`)).text;
  });

  it('is refused in the same words at every place of the token that was changed', async () => {
    const link = await linkOf(told, cells[9]!);
    for (let i = '/tiep-nhan/'.length; i < link.length; i += 1) {
      const changed = link.slice(0, i) + (link[i] === 'b' ? 'c' : 'b') + link.slice(i + 1);
      for (const { status, text } of await anywhere(changed))
        expect([i, status, text === wrong]).toEqual([i, 404, true]);
    }
    expect(await events(cells[9]!)).toEqual([]);
  });

  it('is refused in the same words when it is cut, forged, or of what is not there', async () => {
    const link = await linkOf(told, cells[9]!);
    const position = 1;
    const forged = [
      linkToken(linkKey('another secret, and as long as one'), {
        stream: cells[9]!.obligation,
        position,
      }),
      linkToken(linkKey(told.stage.config.secretKey), {
        stream: 'obligation-x--y',
        position: 10 ** 9,
      }),
    ];
    for (const one of [
      link.slice(0, -1),
      link.slice(0, 30),
      `${link}=`,
      link.toUpperCase().replace('/TIEP-NHAN', '/tiep-nhan'),
      '/tiep-nhan/%F0%9F%92%A9',
      `/tiep-nhan/${cells[9]!.obligation}`,
      ...forged.map((token) => `/tiep-nhan/${token}`),
    ])
      for (const { status, text } of await anywhere(one))
        expect([one, status, text === wrong]).toEqual([one, 404, true]);
  });

  it('is right for every process with the same secret, and for none with another', async () => {
    const link = await linkOf(told, cells[9]!);
    const second = await startApi(told.stage.config);
    const other = await startApi({ ...told.stage.config, secretKey: 'x'.repeat(40) });
    try {
      expect((await call(second.url, link)).status).toBe(200);
      expect((await call(other.url, link)).status).toBe(404);
      expect((await press({ url: other.url }, link)).text).toBe(wrong);
    } finally {
      await second.stop();
      await other.stop();
    }
    expect(await events(cells[9]!)).toEqual([]);
  });
});

describe('a link of which nothing is left to do', () => {
  /** What the page says, whether it is looked at or pressed; and nothing is written. */
  async function saying(cell: Cell): Promise<[number, string]> {
    const before = await events(cell);
    const link = await linkOf(told, cell);
    expect((await press(told.stage, link)).status).toBe(303);
    const page = await look(link);
    expect(page.text).not.toContain('<form');
    expect(await events(cell)).toEqual(before);
    return [page.status, /<h1>([^<]*)/.exec(page.text)![1]!];
  }

  it('says so in the words of what became of it', async () => {
    const [, , , itself, answered, cancelled, dissolved] = cells;
    await command(`/api/obligations/${itself!.obligation}/acknowledge`, itself!.token);
    expect((await answered!.submit()).status).toBe(201);
    await command(`/api/obligations/${cancelled!.obligation}/cancel`, told.issued.approver, {
      reason: 'Giao nhầm',
      document: '12-QĐ/ĐU',
    });
    await told.stage.dataSource.query('update app.cell set effective_to = $2 where id = $1', [
      dissolved!.id,
      '2024-01-20',
    ]);
    expect(await saying(itself!)).toEqual([200, 'Chi bộ đã xác nhận']);
    expect(await saying(answered!)).toEqual([200, 'Chi bộ đã gửi báo cáo']);
    expect(await saying(cancelled!)).toEqual([410, 'Đảng ủy đã thôi giao việc này cho chi bộ']);
    expect(await saying(dissolved!)).toEqual([410, 'Chi bộ không còn hoạt động']);
  });

  it('ends with the time for the report, and a new deadline moves that end', async () => {
    const [, , , , , , , moved, waiting] = cells;
    await told.stage.moveTo('2024-02-15T23:59:59+07:00');
    expect((await look(await linkOf(told, moved!))).status).toBe(200);
    await command(`/api/obligations/${moved!.obligation}/extend`, told.issued.approver, extended);
    await told.stage.moveTo('2024-02-16T00:00:00+07:00');
    expect(await saying(waiting!)).toEqual([410, 'Đường dẫn này đã hết hạn dùng']);
    const link = await linkOf(told, moved!);
    expect(seen(await look(link))).toContain('đến hết ngày 12/03/2024');
    expect((await press(told.stage, link)).status).toBe(303);
    expect(await events(moved!)).toHaveLength(1);
    await told.stage.moveTo('2024-03-13T00:00:00+07:00');
    expect(await saying(moved!)).toEqual([410, 'Đường dẫn này đã hết hạn dùng']);
  });

  it('ends with the letter', async () => {
    await told.stage.settle();
    await command(`/api/directives/${told.issued.directive}/recall`, told.issued.approver, {
      reason: 'Cấp trên dừng việc',
    });
    expect(await saying(cells[10]!)).toEqual([410, 'Đảng ủy đã thôi giao việc này cho chi bộ']);
  });
});
