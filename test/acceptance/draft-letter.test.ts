import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createToken } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { openStage, type Stage } from '../support/stage.js';

describe('the draft letter of January 2024', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ worker: false });
  });
  afterAll(() => stage.close());

  async function letter(role: 'clerk' | 'auditor'): Promise<Response> {
    const token = await inTransaction(stage.dataSource, (manager) =>
      createToken(manager, { name: 'Văn thư', role }),
    );
    return fetch(`${stage.url}/api/directives/quy-hoach-2024/letter`, {
      headers: { authorization: `Bearer ${token}` },
    });
  }

  it(
    'can be looked at by the clerk before issue, its number and day blank as in ' + 'the seed',
    async () => {
      const { letter2024 } = await import('../../apps/cli/src/demo/letter-2024.js');
      const clerk = await stage.client({ name: 'Văn thư', role: 'clerk' });
      const drafted = await clerk.send('POST', '/api/directives', {
        key: 'draft-letter-1',
        body: letter2024,
      });
      expect(drafted.status).toBe(201);
      const answer = await letter('clerk');
      const page = (await answer.text()).replaceAll('\u00A0', ' ').replaceAll('&nbsp;', ' ');
      expect(answer.status).toBe(200);
      expect(page).toMatch(/Số +-CV\/ĐU/);
      expect(page.replaceAll(/<\/?span[^>]*>/g, '')).toContain('trước ngày 15/02/2024');
      expect(page).not.toContain('241-CV/ĐU');
      // No line ends inside a term or a number.
      expect(page).toContain('<span class="keep">2022-2025</span>');
      expect(page).toContain('<span class="keep">1514-CV/ĐUK</span>');
    },
  );

  it('is not for those who may not issue', async () =>
    expect((await letter('auditor')).status).toBe(403));
});
