import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Task } from '#libs/directive';
import { makePerson } from '../support/accounts.js';
import { call } from '../support/call.js';
import { drain, freshKey, type Issued, openIssued, review, tokenOf } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

// What waits for each role, before and after somebody acts.
let stage: Stage;
let issued: Issued;

beforeAll(async () => {
  ({ stage, issued } = await openIssued('2024-01-30T10:00:00+07:00'));
}, 60_000);
afterAll(() => stage.close());

interface Home {
  readonly asOf: string;
  readonly tasks: readonly Task[];
  readonly done: readonly Record<string, unknown>[];
}

async function homeOf(token: string): Promise<Home> {
  const { status, body } = await call(stage.url, '/api/tasks', { token });
  expect(status).toBe(200);
  return body as unknown as Home;
}

const codes = ({ tasks }: Home): string[] => tasks.map(({ action }) => action.code);
const command = (path: string, token: string, body?: object) =>
  call(stage.url, path, { token, key: freshKey(), method: 'POST', ...(body ? { body } : {}) });

it('a cell is asked to acknowledge, then to report, and then waits', async () => {
  const { token, obligation, id: cell, submit } = issued.cells[0]!;
  const before = await homeOf(token);
  expect(before.tasks).toMatchObject([
    {
      kind: 'acknowledge',
      directive: issued.directive,
      obligation,
      cell,
      overdue: false,
      action: { code: 'acknowledge', verb: 'Xác nhận đã nhận' },
    },
  ]);
  expect(before.tasks[0]!.dueText).toMatch(/^còn \d+ ngày làm việc, hết thứ \S+ \d\d\/02\/2024$/);
  expect(before.done).toEqual([]);
  await command(`/api/obligations/${obligation}/acknowledge`, token);
  expect(codes(await homeOf(token))).toEqual(['report']);
  expect((await submit()).status).toBe(201);
  const after = await homeOf(token);
  expect(after.tasks).toEqual([]);
  expect(after.done).toMatchObject([
    { text: 'Gửi báo cáo', obligation, cell, receipt: expect.stringMatching(/^2024\//) },
    { text: 'Xác nhận đã nhận công văn', obligation, receipt: null },
  ]);
});

it('the reviewer sees the count, sends back, and the cell reads why', async () => {
  const [first] = issued.cells;
  const { tasks } = await homeOf(issued.reviewer);
  expect(tasks).toMatchObject([
    { kind: 'review', directive: issued.directive, count: 1, obligation: null },
  ]);
  expect(tasks[0]!.title).toContain('1 báo cáo chờ thẩm định');
  expect(codes(await homeOf(issued.approver))).toEqual([]);
  const reason = 'Thiếu biên bản họp chi bộ';
  const sent = await command(`/api/obligations/${first!.obligation}/return`, issued.reviewer, {
    reason,
  });
  expect(sent.status).toBe(200);
  expect(codes(await homeOf(issued.reviewer))).toEqual([]);
  const home = await homeOf(first!.token);
  expect(home.tasks).toMatchObject([{ kind: 'resubmit', detail: `Lý do trả lại: ${reason}` }]);
});

it('what was reviewed waits for the approver', async () => {
  const second = issued.cells[1]!;
  await second.submit();
  expect((await review(stage, issued.reviewer, second)).status).toBe(200);
  await drain(stage);
  expect((await homeOf(issued.approver)).tasks).toMatchObject([{ kind: 'approve', count: 1 }]);
});

it('the clerk follows what runs, and the auditor has nothing to do', async () => {
  const { tasks } = await homeOf(issued.clerk);
  const all = issued.cells.length;
  expect(tasks).toMatchObject([{ kind: 'follow', count: all - 1, directive: issued.directive }]);
  expect(tasks[0]!.detail).toBe(
    `${all - 1} trên ${all} chi bộ chưa gửi, trong đó ${all - 2} chưa xác nhận đã nhận`,
  );
  expect((await homeOf(issued.auditor)).tasks).toEqual([]);
});

it('a person with two cells sees both, and one when they choose an office', async () => {
  const [, , third, fourth] = issued.cells;
  const person = await makePerson(
    stage,
    { role: 'cell', cell: third!.id },
    { role: 'cell', cell: fourth!.id },
  );
  const { browser } = await person.signIn();
  const both = (await browser.ask('/api/tasks')).body as unknown as Home;
  expect(both.tasks.map(({ cell }) => cell).toSorted()).toEqual([third!.id, fourth!.id].toSorted());
  const [office] = person.offices;
  const one = await browser.ask('/api/tasks', { headers: { 'dondoc-office': office! } });
  expect((one.body as unknown as Home).tasks).toMatchObject([{ cell: third!.id, office }]);
  const foreign = await browser.ask('/api/tasks', { headers: { 'dondoc-office': 'nobody' } });
  expect(foreign).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_OFFICE' } });
});

it('a stranger and a wrong token are told no', async () => {
  expect((await call(stage.url, '/api/tasks')).status).toBe(401);
  expect((await call(stage.url, '/api/tasks', { token: 'dd_wrong' })).status).toBe(401);
});

it('the administrator is told of what is parked', async () => {
  const admin = await tokenOf(stage, { name: 'Người quản trị', role: 'admin' });
  expect((await homeOf(admin)).tasks).toEqual([]);
  await stage.dataSource.query(
    `insert into app.parked (reader, stream, position, error)
      select name, 'obligation-x', 1, 'thử' from app.reader limit 1`,
  );
  expect((await homeOf(admin)).tasks).toMatchObject([
    { kind: 'mend', count: 1, title: '1 luồng sự kiện chưa đọc được' },
  ]);
});
