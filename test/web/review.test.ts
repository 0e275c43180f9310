import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeBrowser, type Visitor, visit } from '../support/app-page.js';
import { call } from '../support/call.js';
import { type Cell, drain, freshKey, type Issued, issueOn } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

let stage: Stage;
let issued: Issued;
let cells: readonly Cell[];

async function findingsOf({ obligation }: Cell): Promise<string[]> {
  const { body } = await call(stage.url, `/api/obligations/${obligation}/report`, {
    token: issued.reviewer,
  });
  return (body['findings'] as { id: string }[]).map(({ id }) => id);
}

async function pass(cell: Cell): Promise<void> {
  const findings = await findingsOf(cell);
  const acceptances =
    findings.length > 0 ? [{ findings, reason: 'Đã đối chiếu hồ sơ, chấp nhận.' }] : [];
  const { status } = await call(stage.url, `/api/obligations/${cell.obligation}/review`, {
    token: issued.reviewer,
    key: freshKey(),
    body: { opinion: 'Đủ', acceptances },
  });
  expect(status).toBe(200);
}

beforeAll(async () => {
  stage = await openStage({ worker: false });
  await stage.moveTo('2024-01-30T10:00:00+07:00');
  issued = await issueOn(stage);
  cells = issued.cells.slice(0, 5);
  for (const [i, cell] of cells.entries()) {
    await stage.moveTo(`2024-01-30T10:0${i + 1}:00+07:00`);
    expect((await cell.submit({ seed: 2 })).status).toBe(201);
  }
  for (const cell of cells.slice(3)) await pass(cell);
  await drain(stage);
  await stage.startWorker();
});
afterAll(async () => {
  await closeBrowser();
  await stage.close();
});

const at = (rest: string): string => `/dot/${issued.directive}/${rest}`;
const statusOf = async (cell: Cell): Promise<unknown> =>
  (await call(stage.url, `/api/obligations/${cell.obligation}`, { token: issued.reviewer })).body[
    'status'
  ];

async function sound(visitor: Visitor): Promise<void> {
  expect(await visitor.axe()).toEqual([]);
  expect(await visitor.overflow()).toBeLessThanOrEqual(0);
  expect(visitor.faults()).toEqual([]);
}

describe('the screens of reviewer and approver', () => {
  it.each([
    ['desktop', 'light'],
    ['phone', 'dark'],
  ] as const)('open on a %s, %s, without a fault', async (size, theme) => {
    const reviewer = await visit(stage, { as: 'reviewer', size, theme });
    await reviewer.open(at(cells[0]!.id));
    await reviewer.sees('Danh sách quy hoạch');
    await sound(reviewer);
    await reviewer.open(at('tham-dinh'));
    await reviewer.sees('3 báo cáo chờ thẩm định');
    await reviewer.sees('Danh sách quy hoạch');
    await sound(reviewer);
    await reviewer.close();
    const approver = await visit(stage, { as: 'approver', size, theme });
    await approver.open(at('phe-duyet'));
    await approver.sees('Đã chọn 2 trên 2 báo cáo');
    await sound(approver);
    await approver.close();
  });

  it('hide the report from who may not read it', async () => {
    const clerk = await visit(stage, { as: 'clerk' });
    await clerk.open(at(cells[0]!.id));
    await clerk.sees('Vai trò của đồng chí không xem nội dung báo cáo');
    await clerk.sees('Quá trình');
    expect(await clerk.text()).not.toContain('Danh sách quy hoạch');
    await clerk.close();
  });

  it('review by keyboard, one after the other', async () => {
    const { page, ...reviewer } = await visit(stage, { as: 'reviewer' });
    const onLine = (line: number) =>
      page.waitForSelector(`.queue-list li:nth-child(${line}) [aria-current="true"]`);
    await reviewer.open(at('tham-dinh'));
    await reviewer.sees('Danh sách quy hoạch');
    await page.keyboard.press('j');
    await onLine(2);
    await page.keyboard.press('k');
    await onLine(1);
    await reviewer.sees('Danh sách quy hoạch');
    await page.keyboard.press('c');
    await reviewer.sees('Nội dung góp ý');
    // Letters that are typed into the field are no commands.
    await page.keyboard.type('jkr Hãy nêu rõ căn cứ.');
    expect(page.url()).toContain(cells[0]!.id);
    await reviewer.press('Gửi góp ý');
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    await reviewer.sees('jkr Hãy nêu rõ căn cứ.');
    await page.keyboard.press('r');
    await reviewer.sees('Chi bộ đọc được lý do này.');
    await page.keyboard.type('Bổ sung biên bản kiểm phiếu.');
    expect(await statusOf(cells[0]!)).toBe('submitted');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await reviewer.sees('đã rời danh sách: đã trả lại chi bộ');
    await reviewer.sees('2 báo cáo chờ thẩm định');
    expect(page.url()).toContain(cells[1]!.id);
    expect(await statusOf(cells[0]!)).toBe('returned');
    await reviewer.sees('Danh sách quy hoạch');
    await reviewer.rest();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press('Enter');
    await reviewer.sees('Việc này có hiệu lực ngay');
    expect(await statusOf(cells[1]!)).toBe('submitted');
    for (const [i] of (await findingsOf(cells[1]!)).entries()) {
      if (i > 0) await page.keyboard.press('Tab');
      await page.keyboard.type('Đã đối chiếu hồ sơ, chấp nhận.');
    }
    await page.keyboard.press('Enter');
    await reviewer.sees('đã rời danh sách: đã thẩm định đạt');
    expect(await statusOf(cells[1]!)).toBe('reviewed');
    expect(reviewer.faults()).toEqual([]);
    await reviewer.close();
  });

  it('approve what a meeting decided, many at once', async () => {
    const approver = await visit(stage, { as: 'approver' });
    await approver.open(at('phe-duyet'));
    await approver.type('Ngày họp', '30/01/2024');
    await approver.type('Số đồng chí có mặt', '11');
    await approver.type('Số đồng chí đồng ý', '10');
    await approver.press('Phê duyệt 3 báo cáo');
    await approver.sees('Lấy 3 số thông báo liên tiếp');
    expect(await statusOf(cells[3]!)).toBe('reviewed');
    await approver.page.locator('dialog[open] .button-main').click();
    await approver.sees('Đã phê duyệt 3 báo cáo.');
    await approver.sees('Thông báo đã ban hành');
    expect(await statusOf(cells[3]!)).toBe('approved');
    expect(approver.faults()).toEqual([]);
    await approver.close();
  });
});
