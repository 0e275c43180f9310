import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { officeTitles } from '#libs/org';
import { roleTitles } from '#libs/workflow';
import { openBrowser } from '../support/browser.js';
import { openStage, type Stage } from '../support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ worker: false });
}, 60_000);
afterAll(() => stage.close());

const ROLES = ['clerk', 'reviewer', 'approver', 'cell', 'auditor', 'admin'];

it('a visitor of the sample looks around as each role, in one account each', async () => {
  const offered = (await openBrowser(stage.url).ask('/api/session/sample')).body;
  expect(offered).toMatchObject({ roles: ROLES });
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

it('the role of a cell may choose which one', async () => {
  const browser = openBrowser(stage.url);
  const { cells } = (await browser.ask('/api/session/sample')).body as {
    cells: { id: string; name: string }[];
  };
  const { id: cell, name: cellName } = cells[2]!;
  const entered = await browser.ask('/api/session/sample', { body: { role: 'cell', cell } });
  expect(entered.body).toMatchObject({ offices: [{ role: 'cell', cell, cellName }] });
  for (const body of [
    { role: 'cell', cell: 'chi-bo-khong-co' },
    { role: 'clerk', cell },
  ])
    expect((await openBrowser(stage.url).ask('/api/session/sample', { body })).status).toBe(400);
});

it('tells the shell what it shows of a person', async () => {
  const browser = openBrowser(stage.url);
  await browser.ask('/api/session/sample', { body: { role: 'clerk' } });
  const { body } = await browser.ask('/api/session');
  expect(body).toMatchObject({
    committeeName: expect.stringContaining('Đảng ủy'),
    sampleNote: expect.stringContaining('Dữ liệu mẫu'),
    offices: [{ role: 'clerk', title: roleTitles.clerk, cellName: null, lentByName: null }],
  });
  expect(body['may']).toEqual(expect.arrayContaining(['directive.issue', 'message.read']));
  expect(body['may']).not.toContain('obligation.approve');
});

it('calls offices as definitions do', () => {
  for (const [role, title] of Object.entries(officeTitles))
    expect([role, title]).toEqual([role, roleTitles[role as keyof typeof roleTitles]]);
});

it('real data has no such accounts, and their names and passwords open nothing', async () => {
  await stage.dataSource.query(`update app.committee set note = 'Đảng bộ thật'`);
  const browser = openBrowser(stage.url);
  expect((await browser.ask('/api/session/sample')).body).toEqual({ roles: [], cells: [] });
  expect(await browser.ask('/api/session/sample', { body: { role: 'clerk' } })).toMatchObject({
    status: 404,
    body: { code: 'NO_SAMPLE' },
  });
  const guess = { name: 'dung-thu.clerk', password: 'Văn thư dùng thử' };
  expect(await browser.ask('/api/session', { body: guess })).toMatchObject({ status: 401 });
});
