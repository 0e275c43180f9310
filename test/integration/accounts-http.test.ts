import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { makePerson, type Person } from '../support/accounts.js';
import { type Browser, openBrowser } from '../support/browser.js';
import { call, type Reply } from '../support/call.js';
import { freshKey, type Issued, tokenOf } from '../support/issued.js';
import { CELL, openTwo, OTHER } from '../support/side-by-side.js';
import { type Stage } from '../support/stage.js';

// People, accounts and offices over HTTP, beside another committee.

let stage: Stage;
let issued: Issued;
let admin: string;
let adminTwo: string;
let clerk: string;

const committee = letter2024.committee;
beforeAll(async () => {
  ({ stage, issued } = await openTwo());
  admin = await tokenOf(stage, { name: 'Quản trị Một', role: 'admin', committee });
  adminTwo = await tokenOf(stage, { name: 'Quản trị Hai', role: 'admin', committee: OTHER });
  clerk = await tokenOf(stage, { name: 'Văn thư Một', role: 'clerk', committee });
}, 180_000);
afterAll(() => stage.close());

const post = (path: string, token: string, body: object = {}, key = freshKey()): Promise<Reply> =>
  call(stage.url, path, { method: 'POST', token, key, body });

interface Line {
  readonly official: string;
  readonly name: string;
  readonly elsewhere: boolean;
  readonly account: { state: string; password: boolean; lastSignInAt: string | null } | null;
  readonly offices: readonly {
    office: string;
    role: string;
    held: boolean;
    lentBy: string | null;
  }[];
  readonly tokens: readonly { token: string; state: string }[];
  readonly invitations: readonly { kind: string; madeBy: string }[];
}
async function people(token: string): Promise<readonly Line[]> {
  const reply = await call(stage.url, '/api/accounts', { token });
  expect(reply.status).toBe(200);
  return reply.body['people'] as never;
}
const lineOf = async (official: string, token = admin): Promise<Line | undefined> =>
  (await people(token)).find((line) => line.official === official);

const reason = 'Theo phân công mới';
const person = (name: string, office: object, more: object = {}) => ({
  name,
  office,
  reason,
  ...more,
});

describe('adding a person', () => {
  it('answers a link once, by which they get in, and keeps it nowhere', async () => {
    const key = freshKey();
    const body = person('Hoàng Thị Thêm', { role: 'reviewer', document: '12-QĐ/ĐU' });
    const added = await post('/api/accounts', admin, { ...body, signIn: 'hoang.them' }, key);
    expect(added).toMatchObject({ status: 201, body: { invitation: { days: 7 } } });
    const { official, office, invitation } = added.body as never as {
      official: string;
      office: string;
      invitation: { link: string };
    };
    expect(invitation.link).toMatch(/\/loi-moi#[\w-]{40,}$/);
    const token = invitation.link.split('#')[1]!;
    const again = await post('/api/accounts', admin, { ...body, signIn: 'hoang.them' }, key);
    expect(again.body).toEqual({ official, office, invitation: null });
    const kept: { kept: string }[] = await stage.dataSource.query(
      `select result::text as kept from app.command union all select data::text from app.event
        union all select detail::text from app.security_event`,
    );
    expect(kept.filter((row) => row.kept.includes(token))).toEqual([]);
    expect(kept.some((row) => row.kept.includes(official))).toBe(true);
    expect(await lineOf(official)).toMatchObject({
      name: 'Hoàng Thị Thêm',
      elsewhere: false,
      account: { state: 'open', password: false, lastSignInAt: null },
      offices: [{ office, role: 'reviewer', held: true }],
      invitations: [{ kind: 'invitation' }],
    });
    const taken = await openBrowser(stage.url).ask(`/api/invitations/${token}`, {
      body: { password: 'bốn con vịt xanh qua sông' },
    });
    expect(taken.status).toBeLessThan(300);
    expect(await lineOf(official)).toMatchObject({ account: { password: true }, invitations: [] });
  });

  it('is refused with another request under the key, or with what does not fit', async () => {
    const key = freshKey();
    expect(
      (await post('/api/accounts', admin, person('Ai Đó', { role: 'auditor' }), key)).status,
    ).toBe(201);
    expect(
      await post('/api/accounts', admin, person('Ai Khác', { role: 'auditor' }), key),
    ).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const wrong = person('Ai Nữa', { role: 'auditor', from: '2024-03-01', to: '2024-02-01' });
    expect(await post('/api/accounts', admin, wrong)).toMatchObject({
      status: 409,
      body: { code: 'ACCOUNT_REFUSED', detail: expect.stringContaining('trước ngày nhận') },
    });
    expect((await people(admin)).some(({ name }) => name === 'Ai Nữa')).toBe(false);
  });
});

describe('offices', () => {
  it('are given, lent and ended', async () => {
    const one = await makePerson(stage, { role: 'cell', cell: issued.cells[0]!.id });
    const two = await makePerson(stage, { role: 'cell', cell: issued.cells[1]!.id });
    const given = await post(`/api/accounts/${one.official}/offices`, admin, {
      role: 'approver',
      from: '2024-01-01',
      document: '15-QĐ/ĐU',
    });
    expect(given.status).toBe(201);
    const office = String(given.body['office']);
    const lent = await post(`/api/offices/${office}/loans`, admin, {
      to: two.official,
      from: '2024-01-30',
      until: '2024-02-10',
      document: '16-GUQ/ĐU',
    });
    expect(lent).toMatchObject({ status: 201, body: { office: `${office}-thay-1` } });
    const loan = async () =>
      (await lineOf(two.official))!.offices.find(({ lentBy }) => lentBy === office);
    expect(await loan()).toMatchObject({ held: true });
    expect((await post(`/api/offices/${office}/end`, admin, { reason })).status).toBe(200);
    expect(await loan()).toMatchObject({ held: false });
  });

  it('of the last administrator stay, until another one is there', async () => {
    const mine = (await people(adminTwo)).find(({ name }) => name === 'Quản trị Hai')!;
    const end = () => post(`/api/offices/${mine.offices[0]!.office}/end`, adminTwo, { reason });
    expect(await end()).toMatchObject({ status: 409, body: { code: 'LAST_ADMIN' } });
    expect(await post(`/api/accounts/${mine.official}/close`, adminTwo, { reason })).toMatchObject({
      status: 409,
      body: { code: 'LAST_ADMIN' },
    });
    const body = person('Quản trị Ba', { role: 'admin' });
    expect((await post('/api/accounts', adminTwo, body)).status).toBe(201);
    // Must-fail control: an administrator who cannot get in is none.
    expect((await end()).status).toBe(409);
    await post('/api/accounts', adminTwo, { ...body, name: 'Quản trị Tư', signIn: 'quan.tri.tu' });
    expect((await end()).status).toBe(200);
    adminTwo = await tokenOf(stage, { name: 'Quản trị Năm', role: 'admin', committee: OTHER });
  });
});

describe('ways in', () => {
  let someone: Person;
  beforeAll(async () => {
    someone = await makePerson(stage, { role: 'cell', cell: issued.cells[2]!.id });
  });

  it('are reset, closed and opened again, each with its reason', async () => {
    const { browser } = await someone.signIn();
    expect((await lineOf(someone.official))!.account!.lastSignInAt).not.toBeNull();
    const at = `/api/accounts/${someone.official}`;
    expect((await post(`${at}/reset`, admin)).status).toBe(400);
    expect(await post(`${at}/reset`, admin, { reason })).toMatchObject({
      status: 200,
      body: { invitation: { link: expect.stringContaining('/loi-moi#') } },
    });
    expect((await browser.ask('/api/sessions')).status).toBe(401);
    expect((await someone.signIn()).reply.status).toBe(401);
    expect((await post(`${at}/close`, admin, { reason })).status).toBe(200);
    expect(await lineOf(someone.official)).toMatchObject({
      account: { state: 'closed' },
      invitations: [],
    });
    const opened = await post(`${at}/open`, admin, { reason, signIn: someone.name });
    expect(opened.status).toBe(200);
    expect((await post(`${at}/invite`, admin, { reason })).status).toBe(200);
    const facts: { type: string }[] = await stage.dataSource.query(
      'select type from app.event where stream = $1 order by version',
      [`official-${someone.official}`],
    );
    expect(facts.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['AccountReset', 'AccountClosed', 'AccountOpened']),
    );
  });

  it('a clerk tells a code to whoever speaks for cells alone', async () => {
    const code = (official: string, token: string) => post(`/api/accounts/${official}/code`, token);
    expect(await code(someone.official, clerk)).toMatchObject({
      status: 200,
      body: { code: expect.stringMatching(/^\d{8}$/), minutes: 10 },
    });
    const more = await makePerson(stage, { role: 'cell', cell: issued.cells[3]!.id });
    await post(`/api/accounts/${more.official}/offices`, admin, { role: 'reviewer' });
    expect(await code(more.official, clerk)).toMatchObject({
      status: 403,
      body: { code: 'HELPS_CELLS_ALONE' },
    });
    expect((await code(more.official, admin)).status).toBe(200);
    expect((await post('/api/accounts', clerk, person('X Y', { role: 'admin' }))).status).toBe(403);
  });

  it('a token is revoked by what the list shows of it', async () => {
    const doomed = await tokenOf(stage, { name: 'Máy Quét', role: 'auditor', committee });
    const line = (await people(admin)).find(({ name }) => name === 'Máy Quét')!;
    expect(JSON.stringify(line)).not.toContain(doomed);
    const revoke = (by: string) =>
      post(`/api/tokens/${line.tokens[0]!.token}/revoke`, by, { reason });
    expect(await revoke(adminTwo)).toMatchObject({ status: 404, body: { code: 'NO_SUCH_TOKEN' } });
    expect((await call(stage.url, '/api/accounts', { token: doomed })).status).toBe(200);
    expect((await revoke(admin)).status).toBe(200);
    expect((await call(stage.url, '/api/accounts', { token: doomed })).status).toBe(401);
  });
});

describe('somebody of another committee', () => {
  it('is not shown, and not acted on', async () => {
    const theirs = (await people(adminTwo)).map(({ official }) => official);
    expect(theirs.length).toBeGreaterThan(2);
    const mine = new Set((await people(admin)).map(({ official }) => official));
    expect(theirs.filter((official) => mine.has(official))).toEqual([]);
    const [one] = theirs;
    const office = (await lineOf(one!, adminTwo))!.offices[0]!.office;
    const asks: [string, object][] = [
      [`/api/accounts/${one}/invite`, { reason }],
      [`/api/accounts/${one}/reset`, { reason }],
      [`/api/accounts/${one}/code`, {}],
      [`/api/accounts/${one}/close`, { reason }],
      [`/api/accounts/${one}/open`, { reason, signIn: 'ai.do' }],
      [`/api/accounts/${one}/offices`, { role: 'auditor' }],
      [`/api/offices/${office}/end`, { reason }],
      [
        `/api/offices/${office}/loans`,
        { to: one, from: '2024-01-30', until: '2024-02-01', document: '1-CV' },
      ],
    ];
    for (const [path, body] of asks) {
      const missing = path.replace(one!, 'nguoi-9999').replace(office, 'vanthu-9999');
      const [theirsTold, nothing] = [
        await post(path, admin, body),
        await post(missing, admin, body),
      ];
      expect([path, theirsTold.status, theirsTold.text]).toEqual([path, 404, nothing.text]);
    }
    for (const asked of [
      { role: 'cell', cell: CELL },
      { role: 'clerk', committee: OTHER },
    ])
      expect(await post('/api/accounts', admin, person('Xâm Nhập', asked))).toMatchObject({
        status: 403,
        body: { code: 'NOT_YOUR_COMMITTEE' },
      });
    // Must-fail control: the same things are there for their own administrator.
    expect((await post(`/api/accounts/${one}/invite`, adminTwo, { reason })).status).toBe(200);
  });

  it('who holds offices of both keeps their way in, and is named to neither', async () => {
    const both = await makePerson(
      stage,
      { role: 'cell', cell: issued.cells[4]!.id },
      { role: 'cell', cell: CELL },
    );
    expect(await lineOf(both.official)).toMatchObject({
      elsewhere: true,
      offices: [{ office: both.offices[0] }],
    });
    const reset = await post(`/api/accounts/${both.official}/reset`, admin, { reason });
    expect(reset).toMatchObject({ status: 409, body: { code: 'HELD_ELSEWHERE' } });
    expect((await both.signIn()).reply.status).toBe(200);
    const hidden = await makePerson(stage, { role: 'cell', cell: CELL });
    const taken = await post(
      '/api/accounts',
      admin,
      person('Trùng Tên', { role: 'auditor' }, { signIn: hidden.name }),
    );
    expect(taken).toMatchObject({ status: 409, body: { code: 'TAKEN_ELSEWHERE' } });
    expect(taken.text).not.toContain(hidden.official);
  });
});

describe('a session', () => {
  it('changes who may what only after a proof of who it is', async () => {
    const boss = await makePerson(stage, { role: 'admin', committee } as never);
    const { browser } = await boss.signIn();
    const ask = (from: Browser) =>
      from.ask('/api/accounts', {
        body: person('Người Mới', { role: 'auditor' }),
        headers: { 'idempotency-key': freshKey() },
      });
    expect((await ask(browser)).status).toBe(201);
    await stage.dataSource.query(
      `update app.session set stepped_up_at = app.now() - interval '11 minutes',
        signed_in_at = app.now() - interval '11 minutes' where official = $1`,
      [boss.official],
    );
    expect(await ask(browser)).toMatchObject({ status: 403, body: { code: 'STEP_UP_NEEDED' } });
  });
});
