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

describe('the shell', () => {
  it.each([
    ['desktop', 'light'],
    ['phone', 'dark'],
  ] as const)('opens on a %s, %s, without a fault', async (size, theme) => {
    const visitor = await visit(stage, { as: 'clerk', size, theme });
    await visitor.open('/');
    await visitor.sees('Việc của tôi');
    expect(await visitor.axe()).toEqual([]);
    expect(await visitor.overflow()).toBeLessThanOrEqual(0);
    expect(visitor.faults()).toEqual([]);
    await visitor.close();
  });

  it('says what is not there, and keeps the API’s own answers', async () => {
    const visitor = await visit(stage, { as: 'clerk' });
    await visitor.open('/khong-co/trang-nay');
    await visitor.sees('Không có trang này');
    const { status } = await fetch(`${stage.url}/api/khong-co`, {
      headers: { accept: 'text/html' },
    });
    expect(status).toBe(404);
    await visitor.close();
  });
});
