import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  agree,
  ask,
  at,
  cells,
  choices,
  CHOICES,
  close,
  issue,
  open,
  post,
  read,
  rowsOf,
  statuses,
  submit,
  verified,
} from './authors-workflows.fixtures.js';
import { well } from '../support/call.js';

// An acceptance year of a workflow that is YAML and words alone: a registration that three offices
// pass on, and one notice for all at its closing, with the list.

beforeAll(() => open('2024-06-03T08:00:00+07:00'), 120_000);
afterAll(close);

interface Told {
  readonly notice: string;
  readonly symbol: string;
  readonly sealed: boolean;
  readonly revoked: boolean;
  readonly data: {
    readonly subject: string;
    readonly grounds: string[];
    readonly points: string[];
    readonly replaces?: string;
    readonly lists: { readonly headings: string[]; readonly rows: { cells: string[] }[] }[];
  };
}

const notices = (): Promise<Told[]> =>
  rowsOf(
    `select o.key as notice, o.symbol, o.sha256 is not null as sealed, o.revoked, l.data
     from app.outgoing o join app.letter l on l.notice = o.key
     where o.dossier = $1 and o.kind = 'thong-bao' order by o.number`,
    [CHOICES],
  );
const told = (): Promise<{ cell: string; subject: string; body: string }[]> =>
  rowsOf(
    `select m.cell, m.subject, m.body from app.message m join app.cell c on c.id = m.cell
     where m.directive = $1 and m.step like 'results %' order by m.step, c.ordinal`,
    [CHOICES],
  );
const finish = (): ReturnType<typeof post> => post(`/api/directives/${CHOICES}/close`, 'clerk');
const again = (): ReturnType<typeof post> => post(`/api/directives/${CHOICES}/results`, 'clerk');

describe('a registration with one notice for all', () => {
  it('is passed on by three offices, and nobody gets a number of his own', async () => {
    await issue(CHOICES, {
      workflow: 'dang-ky-y-kien',
      subject: 'đăng ký học tập năm 2024',
      dueOn: '2024-06-20',
    });
    await well(
      submit(
        CHOICES,
        0,
        choices(
          ['0001', 'Trần Thị Bình', 'hoc'],
          ['0002', 'Lê Văn Cường', 'cong-trinh,khac', 'Vẽ tranh'],
        ),
      ),
    );
    await well(submit(CHOICES, 1, choices(['0003', 'Giàng A Páo', 'hoc'])));
    await well(submit(CHOICES, 2, choices(['0004', 'Vàng A Dơ', 'hoc'])));
    await well(ask([CHOICES, 1], 'return', 'ban', { reason: 'Thiếu một đồng chí' }));
    await well(
      submit(
        CHOICES,
        1,
        choices(['0003', 'Giàng A Páo', 'hoc'], ['0005', 'Hoàng Thị Én', 'cong-trinh']),
      ),
    );
    for (const cell of [0, 1, 2]) await agree(cell);
    expect(await finish()).toMatchObject({ status: 409, body: { code: 'STILL_OPEN' } });
    expect(await again()).toMatchObject({ status: 409, body: { code: 'NOT_CLOSED' } });
    await at('2024-06-21T00:10:00+07:00');
    expect(await statuses(CHOICES)).toEqual({ approved: 3, expired: cells.length - 3 });
    expect(await notices()).toEqual([]);
  });

  it('gets one numbered notice when it is closed, twice asked or not', async () => {
    await at('2024-06-24T08:00:00+07:00');
    const closed = await well(finish());
    expect(closed.body).toMatchObject({ approved: 3, symbol: '119-TB/ĐU' });
    expect((await well(finish())).body).toMatchObject({ symbol: '119-TB/ĐU' });
    expect((await well(again())).body).toMatchObject({ symbol: '119-TB/ĐU' });
    const [notice, ...more] = await notices();
    expect(more).toEqual([]);
    expect(notice!.data).toMatchObject({
      subject: 'về kết quả đăng ký năm 2024',
      points: ['Tổng số 5 đảng viên đăng ký, danh sách kèm theo.'],
      lists: [
        {
          headings: [
            'Chi bộ',
            'Mã đảng viên',
            'Họ và tên',
            'Nội dung đăng ký',
            'Nội dung khác',
            'Ý kiến',
          ],
        },
      ],
    });
    expect(notice!.data.grounds.at(-1)).toBe('Xét báo cáo của 3 chi bộ');
    expect(notice!.data.lists[0]!.rows.map(({ cells: row }) => row.slice(2, 5))).toEqual([
      ['Trần Thị Bình', 'Học tập', ''],
      ['Lê Văn Cường', 'Công trình; Khác', 'Vẽ tranh'],
      ['Giàng A Páo', 'Học tập', ''],
      ['Hoàng Thị Én', 'Công trình', ''],
      ['Vàng A Dơ', 'Học tập', ''],
    ]);
  });

  it('tells every cell once the file is there, and every cell may open it', async () => {
    await at('2024-06-24T08:05:00+07:00');
    expect(await notices()).toMatchObject([{ sealed: true, revoked: false }]);
    const messages = await told();
    expect(messages.map(({ cell }) => cell)).toEqual(cells);
    expect(messages[0]!.body).toContain('Kết quả với báo cáo của chi bộ: “Đã ký, đã thông báo”.');
    expect(messages[4]!.body).toContain('Kết quả với báo cáo của chi bộ: “Không đăng ký”.');
    const [notice] = await notices();
    const file = await read(`/documents/${notice!.notice}.pdf`, 'cell 4');
    expect(file.status).toBe(200);
    expect(file.text.slice(0, 5)).toBe('%PDF-');
    expect((await read(`/api/directives/${CHOICES}`, 'clerk')).body).toMatchObject({
      results: [{ notice: notice!.notice, symbol: '119-TB/ĐU', on: '2024-06-24' }],
    });
    expect(await verified()).toEqual([]);
  });

  it('is told again under a new number when a result changes afterwards', async () => {
    await at('2024-06-26T08:00:00+07:00');
    const why = { reason: 'Nhầm danh sách', document: '12-KL/ĐU', documentOn: '2024-06-25' };
    await well(ask([CHOICES, 2], 'revoke-approval', 'approver', why));
    expect(await again()).toMatchObject({ status: 409, body: { code: 'STILL_OPEN' } });
    await well(ask([CHOICES, 2], 'return', 'ban', { reason: 'Ghi lại', dueOn: '2024-07-03' }));
    await well(
      submit(
        CHOICES,
        2,
        choices(['0004', 'Vàng A Dơ', 'hoc'], ['0006', 'Sùng Thị Mỷ', 'cong-trinh']),
      ),
    );
    await agree(2);
    const two = await Promise.all([again(), again()]);
    expect(two.map(({ status, body }) => [status, body['symbol']])).toEqual([
      [200, '120-TB/ĐU'],
      [200, '120-TB/ĐU'],
    ]);
    await at('2024-06-26T08:05:00+07:00');
    const [old, now, ...more] = await notices();
    expect(more).toEqual([]);
    expect(old).toMatchObject({ symbol: '119-TB/ĐU', revoked: true });
    expect(now).toMatchObject({ symbol: '120-TB/ĐU', revoked: false, sealed: true });
    expect(now!.data).toMatchObject({
      replaces: 'Thông báo số 119-TB/ĐU, ngày 24/06/2024',
      points: ['Tổng số 6 đảng viên đăng ký, danh sách kèm theo.'],
    });
    expect((await told()).filter(({ subject }) => subject.includes('120-TB/ĐU'))).toHaveLength(
      cells.length,
    );
    expect(await verified()).toEqual([]);
  });

  it('control: verify names the cell whose word of it is gone', async () => {
    const [, now] = await notices();
    const [gone] = await rowsOf<{ id: string; obligation: string }>(
      `select id, obligation from app.message where step = $1 and cell = $2`,
      [`results ${now!.notice}`, cells[3]],
    );
    await rowsOf('delete from app.delivery where message = $1', [gone!.id]);
    await rowsOf('delete from app.message where id = $1', [gone!.id]);
    expect(await verified()).toEqual([
      expect.stringMatching(
        `${now!.notice} đã niêm phong nhưng chưa được gửi tới ${gone!.obligation}`,
      ),
    ]);
  });
});
