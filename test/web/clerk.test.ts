import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeBrowser, type SampleRole, visit, type Visitor } from '../support/app-page.js';
import { call } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

const DIRECTIVE = 'dang-ky-y-kien-2024';
const FIRST = 'Chi bộ Phòng Tổng hợp';
const reportWith = (rows: readonly object[]) => ({
  outcome: 'reported',
  number: '05-BC/CB',
  reportedOn: '2024-01-10',
  tables: { 'dang-ky': rows },
});

let stage: Stage;
let clerk: Visitor;
beforeAll(async () => {
  stage = await openStage();
  clerk = await visit(stage, { as: 'clerk' });
}, 120_000);
afterAll(async () => {
  await closeBrowser();
  await stage.close();
});

async function step(button: string, sees: string): Promise<void> {
  await clerk.press(button);
  await clerk.sees(sees);
}

// Each test goes on where the one before it ended, as the clerk does.
describe('a clerk runs a directive by clicking', () => {
  it('drafts it from a definition in four steps, and issues it', async () => {
    await clerk.open('/dot');
    await step('Lập đợt mới', 'Từ quy trình');
    await step('Đăng ký, lấy ý kiến đảng viên', 'Lời văn của công văn');
    await step('Lưu và sang bước sau', 'Ngày hạn');
    await clerk.sees('Hệ thống nhận báo cáo đến');
    expect(new URL(clerk.page.url()).pathname).toBe(`/dot/moi/${DIRECTIVE}/2`);
    await clerk.type('Ngày hạn', '15/2/2024');
    await clerk.sees('ngày 15/02/2024');
    await step('Lưu và sang bước sau', 'Sẽ giao 12 chi bộ');
    await step('Lưu và sang bước sau', 'Ngay khi ban hành');
    await step('Ban hành', '12 chi bộ sẽ được giao báo cáo');
    await step('Ban hành cho 12 chi bộ', 'Số chi bộ được giao: 12');
    await stage.settle();
    await step('Mở bảng theo dõi', 'Bảng theo dõi');
    await clerk.sees(FIRST);
    await clerk.sees('12 chi bộ');
    expect(clerk.faults()).toEqual([]);
  }, 60_000);

  it('urges one cell, then several, and hears of each what became of it', async () => {
    await step(`Việc với ${FIRST}`, 'Ghi lại cuộc gọi');
    await step('Nhắc ngay', 'Mỗi giờ chỉ nhắc được một lần');
    await step('Nhắc ngay', `Đã nhắc ${FIRST}.`);
    await step('Chọn 12 chi bộ đang hiện', 'Đã chọn 12 chi bộ');
    await clerk.type('Tìm chi bộ', 'tong hop');
    await clerk.sees('trong đó 11 chi bộ đang bị bộ lọc che');
    await step('Nhắc 12 chi bộ ngay', '12 chi bộ được chọn sẽ nhận ngay một tin');
    // The dialogue has the name of its button.
    await clerk.page.locator('dialog[open] .button-main').click();
    await clerk.sees('Đã nhắc 11 trên 12 chi bộ.');
    await clerk.sees(`${FIRST}:`);
    await step('Đóng', 'Đã chọn 1 chi bộ');
    expect(clerk.faults()).toEqual([]);
  }, 60_000);

  it('sees what is done elsewhere, and keeps the filter in the address', async () => {
    await clerk.open(`/dot/${DIRECTIVE}?tim=tong+hop`);
    await clerk.sees('1 trên 12 chi bộ');
    const token = await tokenOf(stage, { name: 'Bí thư', role: 'cell', cell: 'cb-tong-hop' });
    const row = { person: '0001', name: 'Trần Thị Bình', choice: 'hoc' };
    const { status } = await call(
      stage.url,
      `/api/obligations/obligation-${DIRECTIVE}--cb-tong-hop/reports`,
      { method: 'POST', token, key: freshKey(), body: reportWith([row]) },
    );
    expect(status).toBe(201);
    await clerk.sees('Đã gửi, chờ ban thẩm định');
    expect(await clerk.text()).not.toContain('Chi bộ Phòng Nội chính');
  }, 60_000);

  it('is told which cells keep it open, when closing it', async () => {
    await clerk.press('Việc với cả đợt');
    await step('Kết thúc đợt', 'hệ thống từ chối và nêu tên');
    await step('Kết thúc đợt này', 'Còn 12 chi bộ chưa xong');
    expect(clerk.faults()).toEqual([]);
  }, 60_000);
});

const addresses = [
  '/dot',
  '/dot/moi',
  '/dot/moi?quy-trinh=quy-hoach-cap-uy',
  `/dot/${DIRECTIVE}`,
  ...['cong-van', 'tin', 'tong-hop', 'ho-so', 'nhat-ky'].map((tab) => `/dot/${DIRECTIVE}/${tab}`),
];

describe('every screen of the clerk', () => {
  it.each([
    ['clerk', 'desktop', 'light'],
    ['approver', 'phone', 'dark'],
  ] as const)(
    'opens for the %s on a %s, %s, without a fault',
    async (as, size, theme) => {
      const visitor = await visit(stage, { as: as satisfies SampleRole, size, theme });
      for (const address of addresses) {
        await visitor.open(address);
        await visitor.page.waitForSelector('h1');
        await visitor.rest();
        expect({ address, axe: await visitor.axe() }).toEqual({ address, axe: [] });
        expect(await visitor.overflow()).toBeLessThanOrEqual(0);
        expect({ address, faults: visitor.faults() }).toEqual({ address, faults: [] });
      }
      await visitor.close();
    },
    90_000,
  );
});
