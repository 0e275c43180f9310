import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type HealthAnswer } from '#libs/oversight';
import { call } from '../support/call.js';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { freshKey, type Issued, tokenOf } from '../support/issued.js';
import { openTwo, OTHER } from '../support/side-by-side.js';
import { type Stage } from '../support/stage.js';

let stage: Stage;
let issued: Issued;
let admin: string;
let otherAdmin: string;
let message: string;
beforeAll(async () => {
  ({ stage, issued } = await openTwo());
  admin = await tokenOf(stage, {
    name: 'Quản trị Một',
    role: 'admin',
    committee: letter2024.committee,
  });
  otherAdmin = await tokenOf(stage, { name: 'Quản trị Hai', role: 'admin', committee: OTHER });
  const { obligation } = issued.cells[0]!;
  const urged = await call(stage.url, `/api/obligations/${obligation}/remind`, {
    token: issued.clerk,
    key: freshKey(),
  });
  message = String(urged.body['message']);
  await fail();
}, 90_000);
afterAll(() => stage.close());

const fail = (): Promise<unknown> =>
  stage.dataSource.query(
    `update app.effect set state = 'failed', attempts = 3, last_error = '550 no such mailbox'
      where subject = $1`,
    [message],
  );
const health = async (token = admin): Promise<HealthAnswer> => {
  const reply = await call(stage.url, '/api/health-overview', { token });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body as never;
};
const retry = (path: string, token = admin, body?: object) =>
  call(stage.url, `/api/effects/${path}`, { token, key: freshKey(), ...(body ? { body } : {}) });

describe('how the installation is', () => {
  it('says in words what runs, what fails and why', async () => {
    const found = await health();
    expect(found.clock).toMatchObject({ virtual: true });
    expect(found.processes[0]).toMatchObject({ name: 'Máy chủ ứng dụng', up: true });
    expect(found.failing).toEqual([
      expect.objectContaining({
        kindText: 'Gửi thư',
        stateText: 'Đã dừng',
        cause: '550 no such mailbox',
        tries: 3,
        about: expect.stringMatching(/^Tin “.*” tới Chi bộ/),
      }),
    ]);
    expect(found.effects).toContainEqual(
      expect.objectContaining({ kindText: 'Gửi thư', state: 'failed', count: 1 }),
    );
    expect(found.blocks.last).toBeNull();
    expect(found.blocks.unsealed).toBeGreaterThan(10);
    expect(found.databaseBytes).toBeGreaterThan(1_000_000);
    expect(found.freeDiskBytes).toBeGreaterThan(0);
    expect(found.readers.length).toBeGreaterThan(0);
    expect(found.definitions.usable).toBeGreaterThan(0);
  });

  it('shows and retries nothing of another committee', async () => {
    expect((await health(otherAdmin)).failing).toEqual([]);
    const [{ effect }] = (await health()).failing as never as [{ effect: string }];
    expect(await retry(`${effect}/retry`, otherAdmin)).toMatchObject({
      status: 409,
      body: { code: 'NOT_WAITING' },
    });
    expect((await retry('retry', otherAdmin, {})).body).toEqual({ retried: 0 });
    expect((await health()).failing.length).toBe(1);
  });

  it('tries one again, and all of one cause', async () => {
    const [{ effect }] = (await health()).failing as never as [{ effect: string }];
    expect((await retry(`${effect}/retry`)).body).toEqual({ retried: 1 });
    expect((await health()).failing[0]).toMatchObject({ state: 'pending' });
    await fail();
    expect((await retry('retry', admin, { cause: 'gì khác' })).body).toEqual({ retried: 0 });
    expect((await retry('retry', admin, { cause: '550 no such mailbox' })).body).toEqual({
      retried: 1,
    });
    expect(await retry('khong-co/retry')).toMatchObject({ body: { code: 'NOT_WAITING' } });
  });

  it('is for administrators and auditors; only administrators mend', async () => {
    for (const token of [issued.clerk, issued.cells[0]!.token])
      expect((await call(stage.url, '/api/health-overview', { token })).status).toBe(403);
    expect((await health(issued.auditor)).failing.length).toBe(1);
    expect((await retry('retry', issued.auditor, {})).status).toBe(403);
  });
});
