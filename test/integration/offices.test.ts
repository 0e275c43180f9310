import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  actorOfToken,
  createToken,
  endOffice,
  giveOffice,
  lendOffice,
  listTokens,
  officesOf,
  openAccount,
} from '#libs/org';
import { inTransaction } from '#libs/platform';
import { type EntityManager } from 'typeorm';
import { call, type Reply } from '../support/call.js';
import { freshKey, type Issued, openIssued, review, tokenOf } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

let stage: Stage;
let issued: Issued;
const BY = { by: 'operator:test' };

const within = <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> =>
  inTransaction(stage.dataSource, work);
const officeOf = async (token: string) => (await actorOfToken(stage.dataSource.manager, token))!;
const holderOf = async (office: string): Promise<string> =>
  (await stage.dataSource.query('select official from app.office where id = $1', [office]))[0]
    .official;
const facts = (official: string): Promise<{ type: string; data: object; actor: string }[]> =>
  stage.dataSource.query(
    'select type, data, actor from app.event where stream = $1 order by version',
    [`official-${official}`],
  );
const board = (token: string): Promise<Reply> =>
  call(stage.url, `/api/directives/${issued.directive}/board`, { token });

beforeAll(async () => {
  ({ stage, issued } = await openIssued('2024-01-30T10:00:00+07:00'));
}, 60_000);
afterAll(() => stage.close());

/** A person of their own with one office in the period, and a token for it. */
async function holder(name: string, period: { from?: string; to?: string }) {
  const token = await tokenOf(stage, { name, role: 'auditor' });
  const { id } = await officeOf(token);
  await stage.dataSource.query('update app.office set held_from = $2, held_to = $3 where id = $1', [
    id,
    period.from ?? null,
    period.to ?? null,
  ]);
  return { token, office: id, official: await holderOf(id) };
}

describe('an office', () => {
  it.each([
    ['without days', {}, 200],
    ['that begins today', { from: '2024-01-30' }, 200],
    ['whose last day is today', { to: '2024-01-30' }, 200],
    ['that begins tomorrow', { from: '2024-01-31' }, 401],
    ['that ended yesterday', { to: '2024-01-29' }, 401],
  ])('%s', async (name, period, status) => {
    const { token, official } = await holder(`Người ${name}`, period);
    expect((await board(token)).status).toBe(status);
    expect(await officesOf(stage.dataSource.manager, official)).toHaveLength(
      status === 200 ? 1 : 0,
    );
  });

  it('ends at midnight of Việt Nam by itself, and begins so', async () => {
    const ending = await holder('Người thôi', { to: '2024-01-30' });
    const beginning = await holder('Người nhận', { from: '2024-01-31' });
    const both = async () => [
      (await board(ending.token)).status,
      (await board(beginning.token)).status,
    ];
    await stage.moveTo('2024-01-30T23:59:59+07:00');
    expect(await both()).toEqual([200, 401]);
    await stage.moveTo('2024-01-31T00:00:00+07:00');
    expect(await both()).toEqual([401, 200]);
  });

  it('that is ended now gives nothing, and what was done in it stays its holder’s', async () => {
    const { token, office, official } = await holder('Người nghỉ', {});
    await within((manager) => endOffice(manager, { office, reason: 'Nghỉ hưu' }, BY));
    expect((await board(token)).status).toBe(401);
    await expect(
      within((manager) => endOffice(manager, { office, reason: 'Lần nữa' }, BY)),
    ).rejects.toThrow(`Không có chức trách “${office}” đang giữ`);
    expect((await facts(official)).map(({ type }) => type)).toEqual([
      'OfficialRecorded',
      'OfficeGiven',
      'TokenMade',
      'OfficeEnded',
    ]);
    expect((await facts(official)).at(-1)).toMatchObject({
      data: { office, reason: 'Nghỉ hưu' },
      actor: 'operator:test',
    });
  });

  it('is given once at a time, and again after it ended', async () => {
    const { official } = await holder('Người giữ lại', {});
    const give = (from: string, to?: string) =>
      within((manager) =>
        giveOffice(
          manager,
          { official, role: 'clerk', from, ...(to ? { to } : {}), source: '12-QĐ/ĐU' },
          BY,
        ),
      );
    const first = await give('2024-01-01', '2024-01-31');
    await expect(give('2024-01-31')).rejects.toThrow(`đã giữ chức trách đó (${first})`);
    await expect(give('2024-03-01', '2024-02-01')).rejects.toThrow('trước ngày nhận');
    expect(await give('2024-02-01')).not.toBe(first);
  });
});

describe('a secretary replaced in mid-campaign', () => {
  it('leaves draft and history to the next one, and sees nothing new', async () => {
    const cell = issued.cells[3]!;
    const path = `/api/obligations/${cell.obligation}`;
    const draft = await call(stage.url, `${path}/draft`, {
      token: cell.token,
      method: 'PUT',
      key: freshKey(),
      body: { tables: {} },
    });
    expect(draft.status).toBeLessThan(300);
    const old = await officeOf(cell.token);
    await within((manager) =>
      endOffice(manager, { office: old.id, reason: 'Chuyển công tác' }, BY),
    );
    const next = await tokenOf(stage, { name: 'Bí thư Kế Nhiệm', role: 'cell', cell: cell.id });
    expect((await call(stage.url, path, { token: cell.token })).status).toBe(401);
    expect(await call(stage.url, path, { token: next })).toMatchObject({ status: 200 });
    expect(await call(stage.url, `${path}/draft`, { token: next })).toMatchObject({ status: 200 });
    const [{ name }] = await stage.dataSource.query('select name from app.office where id = $1', [
      old.id,
    ]);
    expect(name).toBe('Người thử');
  });
});

describe('a loan', () => {
  it('acts on behalf, on its days alone, and ends with what it is of', async () => {
    const lender = await holder('Trưởng ban', {});
    const borrower = await holder('Phó ban', {});
    const loan = await within((manager) =>
      lendOffice(
        manager,
        {
          office: lender.office,
          to: borrower.official,
          from: '2024-01-31',
          until: '2024-02-02',
          document: '31-GUQ/ĐU',
        },
        BY,
      ),
    );
    expect(loan).toBe(`${lender.office}-thay-1`);
    const held = async () =>
      (await officesOf(stage.dataSource.manager, borrower.official)).map(({ id }) => id);
    expect(await held()).toContain(loan);
    const acting = (await officesOf(stage.dataSource.manager, borrower.official)).find(
      ({ id }) => id === loan,
    );
    expect(acting).toMatchObject({ name: 'Phó ban', lentBy: lender.office });
    await within((manager) =>
      endOffice(manager, { office: lender.office, reason: 'Thôi giữ' }, BY),
    );
    expect(await held()).toEqual([borrower.office]);
  });

  it.each([
    ['of a loan', (loan: string, own: string) => [loan, own], 'không ủy quyền lại'],
    ['of nothing', (_: string, own: string) => ['khong-co', own], 'Không có chức trách'],
  ])('is refused %s', async (_, pick, message) => {
    const lender = await holder(`Bên cho ${message}`, {});
    const borrower = await holder(`Bên nhận ${message}`, {});
    const lend = (office: string, to: string) =>
      within((manager) =>
        lendOffice(
          manager,
          { office, to, from: '2024-01-31', until: '2024-02-02', document: '31-GUQ/ĐU' },
          BY,
        ),
      );
    const loan = await lend(lender.office, borrower.official);
    const [office, to] = pick(loan, lender.official);
    await expect(lend(office!, to!)).rejects.toThrow(message);
  });

  it('compares persons: who reviewed does not approve on another’s behalf', async () => {
    const cell = issued.cells[5]!;
    expect((await cell.submit()).status).toBeLessThan(300);
    expect((await review(stage, issued.reviewer, cell)).status).toBe(200);
    const approver = await officeOf(issued.approver);
    const reviewer = await holderOf((await officeOf(issued.reviewer)).id);
    const other = await holder('Phó Bí thư thường trực', {});
    const lend = async (to: string): Promise<string> => {
      const loan = await within((manager) =>
        lendOffice(
          manager,
          {
            office: approver.id,
            to,
            from: '2024-01-31',
            until: '2024-02-02',
            document: '32-GUQ/ĐU',
          },
          BY,
        ),
      );
      const token = await tokenOf(stage, { name: 'Tạm', role: 'auditor' });
      await stage.dataSource.query(`update app.api_token set office = $1 where office = $2`, [
        loan,
        (await officeOf(token)).id,
      ]);
      return token;
    };
    const approve = (token: string) =>
      call(stage.url, `/api/obligations/${cell.obligation}/approve`, {
        token,
        key: freshKey(),
        body: { meeting: { on: '2024-01-31', present: 11, agreed: 11 } },
      });
    expect(await approve(await lend(reviewer))).toMatchObject({
      status: 403,
      body: { code: 'SAME_PERSON' },
    });
    expect(await approve(await lend(other.official))).toMatchObject({ status: 200 });
    const [{ actor }] = await stage.dataSource.query(
      `select actor from app.event where stream = $1 and type = 'ReportApproved'`,
      [cell.obligation],
    );
    expect(actor).toBe(`${approver.id}-thay-2`);
  });
});

describe('a token', () => {
  it('ends by the clock of the product, is for some actions alone, and shows its use', async () => {
    const short = await within((manager) =>
      createToken(manager, { name: 'Máy đọc', role: 'auditor', days: 2, only: ['board.read'] }),
    );
    const lineOf = async () => {
      const { id } = (await officeOf(short)) ?? { id: 'none' };
      return (await listTokens(stage.dataSource.manager, { live: true })).find(
        ({ office }) => office === id,
      );
    };
    expect((await board(short)).status).toBe(200);
    expect(await lineOf()).toMatchObject({ actions: ['board.read'], usedAt: expect.any(String) });
    expect(await call(stage.url, '/api/messages', { token: short })).toMatchObject({
      status: 403,
      body: { code: 'NOT_YOUR_ROLE' },
    });
    await stage.moveTo('2024-02-02T09:00:00+07:00');
    expect((await board(short)).status).toBe(401);
    expect(await lineOf()).toBeUndefined();
    await expect(
      within((manager) => createToken(manager, { name: 'Máy', role: 'auditor', only: ['tất cả'] })),
    ).rejects.toThrow('Không có việc nào tên là “tất cả”');
  });
});

describe('an account', () => {
  it('is one a person, under a name that nobody else has', async () => {
    const [one, two] = [await holder('Người một', {}), await holder('Người hai', {})];
    const open = (official: string, name: string) =>
      within((manager) => openAccount(manager, { official, name, reason: 'Văn thư', ...BY }));
    await open(one.official, ' Mau@Example.invalid ');
    await expect(open(one.official, 'khac')).rejects.toThrow('đã có tài khoản');
    await expect(open(two.official, 'MAU@example.invalid')).rejects.toThrow('đã có người dùng');
    await expect(open(two.official, 'a b')).rejects.toThrow('không có dấu cách');
    expect((await facts(one.official)).at(-1)).toMatchObject({
      type: 'AccountOpened',
      data: { name: 'mau@example.invalid', reason: 'Văn thư' },
    });
  });
});
