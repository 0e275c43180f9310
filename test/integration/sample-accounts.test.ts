import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openBrowser } from '../support/browser.js';
import { openStage, type Stage } from '../support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ worker: false });
}, 60_000);
afterAll(() => stage.close());

const ROLES = ['clerk', 'reviewer', 'approver', 'cell', 'auditor', 'admin'];

it('a visitor of the sample looks around as each role, in one account each', async () => {
  expect((await openBrowser(stage.url).ask('/api/session/sample')).body).toEqual({ roles: ROLES });
  for (const round of [1, 2]) {
    for (const role of ROLES) {
      const browser = openBrowser(stage.url);
      const entered = await browser.ask('/api/session/sample', { body: { role } });
      expect([round, role, entered.status]).toEqual([round, role, 200]);
      expect((await browser.ask('/api/session')).body).toMatchObject({ offices: [{ role }] });
      expect((await browser.ask('/api/directives')).status).toBe(200);
    }
  }
  const [{ count }] = await stage.dataSource.query(
    `select count(*)::int as count from app.account where name like 'dung-thu.%'`,
  );
  expect(count).toBe(ROLES.length);
});

it('real data has no such accounts, and their names and passwords open nothing', async () => {
  await stage.dataSource.query(`update app.committee set note = 'Đảng bộ thật'`);
  const browser = openBrowser(stage.url);
  expect((await browser.ask('/api/session/sample')).body).toEqual({ roles: [] });
  expect(await browser.ask('/api/session/sample', { body: { role: 'clerk' } })).toMatchObject({
    status: 404,
    body: { code: 'NO_SAMPLE' },
  });
  const guess = { name: 'dung-thu.clerk', password: 'Văn thư dùng thử' };
  expect(await browser.ask('/api/session', { body: guess })).toMatchObject({ status: 401 });
});
