import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeBrowser, type SampleRole, visit } from '../support/app-page.js';
import { openStage, type Stage } from '../support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
  await stage.play({ until: '2024-02-08T00:00:00+07:00' });
}, 120_000);
afterAll(async () => {
  await closeBrowser();
  await stage.close();
});

const DIRECTIVE = 'directive-quy-hoach-2024';

const places: readonly (readonly [SampleRole, string, string])[] = [
  ['clerk', '/so', 'Số, ký hiệu'],
  ['auditor', '/to-chuc', 'Bí thư'],
  ['auditor', '/to-chuc/cb-tong-hop', 'Danh sách đã phê duyệt'],
  ['admin', '/to-chuc/nguoi', 'Chức trách đang giữ'],
  ['admin', '/quan-tri', 'Cơ sở dữ liệu'],
  ['admin', '/quan-tri/lich?nam=2024', 'ngày làm việc'],
  ['admin', '/quan-tri/quy-trinh', 'Dùng được cho đợt mới'],
  ['admin', '/quan-tri/an-ninh', 'Đăng nhập'],
  ['auditor', `/nhat-ky/${DIRECTIVE}`, 'Như lúc'],
];

describe('administration, registers and audit', () => {
  it.each([
    ['desktop', 'light'],
    ['phone', 'dark'],
  ] as const)('opens every screen on a %s, %s, without a fault', async (size, theme) => {
    const wrong: unknown[] = [];
    for (const role of ['clerk', 'auditor', 'admin'] as const) {
      const visitor = await visit(stage, { as: role, size, theme });
      for (const [, path, text] of places.filter(([whose]) => whose === role)) {
        await visitor.open(path);
        await visitor.sees(text);
        const found = [...(await visitor.axe()), ...visitor.faults()];
        const overflow = await visitor.overflow();
        if (found.length > 0 || overflow > 0) wrong.push({ path, found, overflow });
      }
      await visitor.close();
    }
    expect(wrong).toEqual([]);
  });

  it('finds a number in the register, typed without marks', async () => {
    const visitor = await visit(stage, { as: 'clerk' });
    await visitor.open('/so?chieu=den');
    await visitor.type('Tìm theo số, trích yếu, nơi nhận hoặc nơi gửi', 'khoa giao');
    await visitor.page.waitForFunction(
      `document.querySelectorAll('.register-table tbody tr').length === 1`,
    );
    await visitor.sees('Khoa giáo');
    expect(new URL(visitor.page.url()).searchParams.get('tim')).toBe('khoa giao');
    await visitor.close();
  });

  it('invites a person and shows the link once', async () => {
    const visitor = await visit(stage, { as: 'admin' });
    await visitor.open('/to-chuc/nguoi');
    await visitor.press('Xem Văn thư dùng thử, văn thư');
    await visitor.press('Mời chọn mật khẩu');
    await visitor.sees('dùng được một lần trong 7 ngày');
    await visitor.type('Lý do', 'Đồng chí chưa có mật khẩu');
    await visitor.press('Mời chọn mật khẩu');
    await visitor.sees('Chỉ hiện một lần này');
    const link = await visitor.page.$eval(
      'dialog input[readonly]',
      (at) => (at as HTMLInputElement).value,
    );
    expect(link).toMatch(/^https?:\/\/\S{30,}$/);
    await visitor.close();
  });

  it('puts a new secretary on record, with a cell that is chosen by its name', async () => {
    const visitor = await visit(stage, { as: 'admin' });
    await visitor.open('/to-chuc/nguoi');
    await visitor.press('Thêm người');
    await visitor.type('Họ và tên (như trong văn bản)', 'Giàng Thị Sáng');
    await visitor.type('Chức trách', 'cell');
    await visitor.type('Chi bộ', 'cb-tong-hop');
    await visitor.type('Lý do', 'Đại hội chi bộ bầu');
    await visitor.page.locator('dialog[open] [type="submit"]').click();
    await visitor.sees('Chỉ hiện một lần này');
    await visitor.open('/to-chuc/nguoi?tim=giang+thi+sang');
    await visitor.sees('chi bộ – Chi bộ Phòng Tổng hợp');
    await visitor.sees('đã mời, chưa nhận');
    expect([...(await visitor.axe()), ...visitor.faults()]).toEqual([]);
    await visitor.close();
  });

  it('tells an auditor the history, and how it stood before it was issued', async () => {
    const visitor = await visit(stage, { as: 'auditor' });
    await visitor.open(`/nhat-ky/${DIRECTIVE}`);
    await visitor.sees('Ban hành công văn số');
    await visitor.type('Ngày', '10/1/2024');
    await visitor.press('Xem như lúc đó');
    await visitor.sees('Hồ sơ lúc 23:59:59 ngày 10/01/2024');
    await visitor.close();
  });
});
