import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeBrowser, visit, type Visitor } from '../support/app-page.js';
import { type Cell, type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

let stage: Stage;
let issued: Issued;
let cells: readonly Cell[];
beforeAll(async () => {
  ({ stage, issued, cells } = await openIssued());
});
afterAll(async () => {
  await closeBrowser();
  await stage.close();
});

const secretary = (
  { id }: Cell,
  look: { size?: 'phone' | 'desktop'; theme?: 'light' | 'dark' } = {},
): Promise<Visitor> => visit(stage, { as: 'cell', cell: id, ...look });
const dutyOf = ({ id }: Cell): string => `/nop/${issued.directive}/${id}`;
const typingOf = (cell: Cell): string => `${dutyOf(cell)}/bao-cao?cach=dien`;

async function receiptsOf({ obligation }: Cell): Promise<string[]> {
  const rows: { number: string }[] = await stage.dataSource.query(
    'select number from app.receipt where obligation = $1',
    [obligation],
  );
  return rows.map(({ number }) => number);
}

interface Stored {
  readonly number?: string;
  readonly note?: string;
  readonly tables: Readonly<Record<string, readonly Record<string, unknown>[]>>;
}

async function draftOf({ obligation }: Cell): Promise<Stored | undefined> {
  const rows: { content: Stored }[] = await stage.dataSource.query(
    'select content from app.report_draft where obligation = $1',
    [obligation],
  );
  return rows[0]?.content;
}

async function isFine(visitor: Visitor): Promise<void> {
  expect(await visitor.axe()).toEqual([]);
  expect(await visitor.overflow()).toBeLessThanOrEqual(0);
  expect(visitor.faults()).toEqual([]);
}

/** The main button of the dialogue that is open. */
const answer = ({ page }: Visitor) => page.locator('dialog[open] .button-main');

/** Goes by Tab alone to what is called so. */
async function tabTo({ page }: Visitor, name: string): Promise<void> {
  for (let n = 0; n < 300; n += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(
      () =>
        document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
    );
    if (here?.normalize('NFC').trim() === name) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

/** As Excel puts cells on the clipboard. */
const paste = ({ page }: Visitor, text: string): Promise<void> =>
  page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', given);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
  }, text);

const focusedLabel = ({ page }: Visitor): Promise<string | null> =>
  page.evaluate(() => document.activeElement!.getAttribute('aria-label'));

describe('the secretary of a cell', () => {
  it('answers on a phone that nothing changes, in at most twelve taps', async () => {
    const cell = cells[0]!;
    const visitor = await secretary(cell, { size: 'phone', theme: 'dark' });
    let taps = 0;
    const tap = async (name: string): Promise<void> => {
      taps += 1;
      await visitor.press(name);
    };
    await visitor.open(dutyOf(cell));
    await visitor.sees('làm việc, hết');
    await isFine(visitor);
    await tap('Xác nhận đã nhận');
    await tap('Làm báo cáo');
    await visitor.sees('theo cách nào');
    await isFine(visitor);
    await tap('Không thay đổi');
    taps += 1;
    await visitor.type('Số, ký hiệu báo cáo', '05-BC/CB');
    await isFine(visitor);
    await tap('Gửi báo cáo');
    await visitor.sees('giữ nguyên ở mọi nhiệm kỳ');
    await isFine(visitor);
    taps += 1;
    await visitor.page.locator('dialog[open] .button-main').click({ count: 2 });
    await visitor.sees('Đã nhận báo cáo, nộp đúng hạn');
    await visitor.rest();
    await isFine(visitor);
    expect(taps).toBeLessThanOrEqual(12);
    const receipts = await receiptsOf(cell);
    expect(receipts).toHaveLength(1);
    expect(await visitor.text()).toContain(receipts[0]);
    await visitor.open(`${dutyOf(cell)}/bien-nhan/${encodeURIComponent(receipts[0]!)}`);
    await visitor.sees('Số tiếp nhận');
    await visitor.close();
  });

  it('fills two rows on a desktop by keyboard alone, and pastes from a sheet', async () => {
    const cell = cells[1]!;
    const visitor = await secretary(cell);
    const { keyboard } = visitor.page;
    await visitor.open(typingOf(cell));
    await isFine(visitor);
    await tabTo(visitor, 'Thêm dòng: Phụ lục 2 - Bổ sung');
    await keyboard.press('Enter');
    await visitor.page.waitForFunction(() =>
      document.activeElement?.getAttribute('aria-label')?.startsWith('Nhiệm kỳ, dòng 1'),
    );
    await keyboard.press('Tab');
    await keyboard.type('MAU-0901');
    await keyboard.press('Tab');
    await keyboard.type('Trần Thị Hai');
    await keyboard.press('Enter');
    await visitor.page.waitForFunction(() =>
      document.activeElement?.getAttribute('aria-label')?.endsWith('dòng 2'),
    );
    await keyboard.press('Tab');
    await paste(visitor, 'MAU-0902\tLê Văn Ba\t1/2/1980\tNam\r\nMAU-0903\tVõ Tư\t1981\tNam\r\n');
    await visitor.sees('Thêm 1 dòng?');
    await isFine(visitor);
    await keyboard.press('Enter');
    await visitor.sees('Đã lưu');
    await visitor.page.waitForFunction(() => document.querySelectorAll('dialog').length === 0);
    await visitor.page.waitForFunction(() => document.body.innerText.includes('MAU-0903'));
    await visitor.page.locator('.saved-saved').wait();
    const typed = (await draftOf(cell))!.tables['additions']!;
    expect(
      typed.map(({ cardNumber, person, born, sex }) => [cardNumber, person, born, sex]),
    ).toEqual([
      ['MAU-0901', 'Trần Thị Hai', undefined, undefined],
      ['MAU-0902', 'Lê Văn Ba', '1980-02-01', 'nam'],
      ['MAU-0903', 'Võ Tư', '1981', 'nam'],
    ]);
    await keyboard.down('Control');
    await keyboard.press('z');
    await keyboard.up('Control');
    await visitor.page.waitForFunction(() => !document.body.innerText.includes('MAU-0903'));
    expect(visitor.faults()).toEqual([]);
    await visitor.close();
  });

  it('types Vietnamese by any tool', async () => {
    const cell = cells[2]!;
    const visitor = await secretary(cell);
    const { page } = visitor;
    await visitor.open(typingOf(cell));
    await visitor.press('Thêm dòng: Phụ lục 2 - Bổ sung');
    await page.waitForFunction(() =>
      document.activeElement?.getAttribute('aria-label')?.startsWith('Nhiệm kỳ, dòng 1'),
    );
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const input = await page.evaluateHandle(() => document.activeElement as HTMLInputElement);
    await page.keyboard.type('Nguyen');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.sendCharacter('ễn');
    const keys = await page.createCDPSession();
    await keys.send('Input.imeSetComposition', {
      text: ' Hoà',
      selectionStart: 4,
      selectionEnd: 4,
    });
    // While a word is composed, Enter belongs to the tool.
    await keys.send('Input.dispatchKeyEvent', {
      type: 'rawKeyDown',
      key: 'Enter',
      windowsVirtualKeyCode: 229,
    });
    await keys.send('Input.insertText', { text: ' Hoà' });
    expect(await focusedLabel(visitor)).toBe('Họ và tên, dòng 1');
    await page.locator('.saved-saved').wait();
    await page.keyboard.press('Tab');
    expect(await input.evaluate(({ value }) => value)).toBe('Nguyễn Hoà');
    await visitor.close();
  });

  it('keeps what is typed while the line is down, and sends it afterwards', async () => {
    const cell = cells[3]!;
    const visitor = await secretary(cell, { size: 'phone' });
    const { page } = visitor;
    page.on('dialog', (dialog) => void dialog.accept());
    await visitor.open(typingOf(cell));
    await isFine(visitor);
    await page.setOfflineMode(true);
    await visitor.type('Số, ký hiệu báo cáo', '07-BC/CB');
    await visitor.sees('vẫn giữ trên máy này');
    expect(await draftOf(cell)).toBeUndefined();
    await page.setOfflineMode(false);
    await page.locator('.saved-saved').wait();
    expect((await draftOf(cell))!.number).toBe('07-BC/CB');

    await page.setOfflineMode(true);
    await visitor.type('Số, ký hiệu báo cáo', '08-BC/CB');
    await visitor.sees('Chưa lưu, đang mất mạng');
    await page.goto('about:blank');
    await page.setOfflineMode(false);
    await visitor.open(typingOf(cell));
    await visitor.sees('Đã lấy lại nội dung');
    await page.locator('.saved-saved').wait();
    expect((await draftOf(cell))!.number).toBe('08-BC/CB');
    await visitor.close();
  });

  it('gets one receipt when the line breaks after the sending', async () => {
    const cell = cells[4]!;
    const visitor = await secretary(cell);
    const { page } = visitor;
    await visitor.open(`${dutyOf(cell)}/bao-cao?cach=khong-doi`);
    await visitor.type('Số, ký hiệu báo cáo', '09-BC/CB');
    await visitor.press('Gửi báo cáo');
    const line = await page.createCDPSession();
    await line.send('Fetch.enable', {
      patterns: [{ urlPattern: '*/reports', requestStage: 'Response' }],
    });
    line.once('Fetch.requestPaused', ({ requestId }) => {
      void line
        .send('Fetch.failRequest', { requestId, errorReason: 'ConnectionReset' })
        .then(() => line.send('Fetch.disable'));
    });
    await answer(visitor).click();
    await visitor.sees('Chưa kết nối được');
    expect(await receiptsOf(cell)).toHaveLength(1);
    await answer(visitor).click();
    await visitor.sees('Đã nhận báo cáo');
    const receipts = await receiptsOf(cell);
    expect(receipts).toHaveLength(1);
    expect(await visitor.text()).toContain(receipts[0]);
    await visitor.close();
  });

  it('loses nothing when two write one draft', async () => {
    const cell = cells[5]!;
    const [one, other] = [await secretary(cell), await secretary(cell)];
    await one.open(typingOf(cell));
    await other.open(typingOf(cell));
    await one.type('Số, ký hiệu báo cáo', '10-BC/CB');
    await one.page.locator('.saved-saved').wait();
    await one.sees('Đã lưu');
    await other.type('Ghi chú (nếu có)', 'Gửi kèm biên bản');
    await other.sees('Bản này đã được lưu ở nơi khác');
    await isFine(other);
    await other.press('Ghép hai bản');
    await other.page.locator('.saved-saved').wait();
    expect(await draftOf(cell)).toMatchObject({ number: '10-BC/CB', note: 'Gửi kèm biên bản' });
    await one.close();
    await other.close();
  });
});
