import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeBrowser, visit } from '../support/app-page.js';
import { openStage, type Stage } from '../support/stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ worker: false });
});
afterAll(async () => {
  await closeBrowser();
  await stage.close();
});

const ROLES = ['chi-bo', 'van-thu', 'tham-dinh', 'cap-uy', 'quan-tri', 'kiem-tra'];

describe('the guide', () => {
  it.each([
    ['desktop', 'light'],
    ['phone', 'dark'],
  ] as const)('is read without an account on a %s, %s', async (size, theme) => {
    const { page, ...visitor } = await visit(stage, { size, theme });
    await visitor.open('/dang-nhap');
    await visitor.press('Hướng dẫn');
    await visitor.sees('Mỗi vai có một trang');
    const links = await page.$$eval('.card a[href^="/huong-dan/"]', (all) =>
      all.map((one) => one.getAttribute('href')),
    );
    expect(links).toEqual(ROLES.map((role) => `/huong-dan/${role}`));
    for (const link of links) {
      await visitor.open(link!);
      // A picture that is not there has no width.
      const pictures = await page.$$eval('img', async (all) => {
        for (const one of all) one.loading = 'eager';
        await Promise.allSettled(all.map((one) => one.decode()));
        return all.map(({ src, naturalWidth }) => ({ src, there: naturalWidth > 0 }));
      });
      expect(pictures.length).toBeGreaterThan(0);
      expect(pictures.filter(({ there }) => !there)).toEqual([]);
      expect({ link, axe: await visitor.axe() }).toEqual({ link, axe: [] });
      expect(await visitor.overflow()).toBeLessThanOrEqual(0);
    }
    expect(visitor.faults()).toEqual([]);
    await visitor.close();
  });

  it('shows the contents for a role that has no page', async () => {
    const reply = await fetch(`${stage.url}/huong-dan/khong-co`);
    expect([reply.status, await reply.text()]).toEqual([
      404,
      expect.stringContaining('Mỗi vai có một trang'),
    ]);
  });
});
