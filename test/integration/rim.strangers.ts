import { beforeAll, describe, expect, it } from '@jest/globals';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import { issued, other, own, stage } from './rim.fixtures.js';

/** What who asks may see at all, and that it is written down. */
export function strangers(): void {
  describe('a draft', () => {
    const draft = 'dot-chua-ban-hanh';
    beforeAll(async () => {
      expect(
        await call(stage.url, '/api/directives', {
          token: issued.clerk,
          key: freshKey(),
          body: { ...letter2024, directive: draft },
        }),
      ).toMatchObject({ status: 201 });
    });

    const pages = (directive: string): string[] =>
      ['', '/board', '/summary', '/rules'].map((page) => `/api/directives/${directive}${page}`);

    it('is for those who write and issue it: others hear what they hear of nothing', async () => {
      for (const [n, path] of pages(draft).entries()) {
        const nothing = await call(stage.url, pages('khong-co')[n]!, { token: own.token });
        expect(await call(stage.url, path, { token: own.token })).toMatchObject({
          status: 404,
          text: nothing.text,
        });
        for (const [token, status] of [
          [issued.clerk, 200],
          [issued.approver, 200],
          [issued.reviewer, 404],
          [issued.auditor, 404],
        ] as const)
          expect([path, (await call(stage.url, path, { token })).status]).toEqual([path, status]);
      }
      const listed = async (token: string): Promise<unknown> =>
        JSON.parse((await call(stage.url, '/api/directives', { token })).text).map(
          ({ directive }: { directive: string }) => directive,
        );
      expect([await listed(own.token), await listed(issued.clerk)]).toEqual([
        [issued.directive],
        [draft, issued.directive],
      ]);
      expect(
        await call(stage.url, `/api/directives/${draft}/letter`, { token: own.token }),
      ).toMatchObject({ status: 403 });
    });

    it('is not there for a visitor either, on the board or behind it', async () => {
      for (const path of [
        `/bang?directive=${draft}`,
        `/api/directives/${draft}/board`,
        `/api/directives/${draft}/summary`,
      ])
        expect(await call(stage.url, path)).toMatchObject({
          status: 404,
          body: { code: 'NO_SUCH_DIRECTIVE' },
        });
      expect((await call(stage.url, '/bang')).text).not.toContain(draft);
      expect((await call(stage.url, `/bang?directive=${issued.directive}`)).status).toBe(200);
    });

    it('that was withdrawn stays so', async () => {
      await call(stage.url, `/api/directives/${draft}/withdraw`, {
        token: issued.clerk,
        key: freshKey(),
        body: { reason: 'Soạn lại' },
      });
      expect((await call(stage.url, `/api/directives/${draft}`, { token: own.token })).status).toBe(
        404,
      );
    });
  });

  it('a stranger hears the same of what is another cell’s and of what is not there', async () => {
    const absent = `obligation-${issued.directive}--cb-khong-co`;
    for (const page of [
      '',
      '/report',
      '/attachments',
      '/comments',
      '/draft',
      '/workbook',
      '/list.xlsx',
      '/rounds/diff',
      '/attachments/0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01',
    ]) {
      const [there, gone] = await Promise.all(
        [other.obligation, absent].map((one) =>
          call(stage.url, `/api/obligations/${one}${page}`, { token: own.token }),
        ),
      );
      expect([page, there!.status, there!.text]).toEqual([page, 403, gone!.text]);
    }
    const [there, gone] = await Promise.all(
      [other.obligation, absent].map((one) =>
        call(stage.url, `/api/obligations/${one}/withdraw`, {
          token: own.token,
          key: freshKey(),
          body: { reason: 'Soạn lại' },
        }),
      ),
    );
    expect([there!.status, there!.text]).toEqual([403, gone!.text]);
    const [list, none] = await Promise.all(
      [other.id, 'cb-khong-co'].map((cell) =>
        call(stage.url, `/api/cells/${cell}/approved-lists`, { token: own.token }),
      ),
    );
    expect([list!.status, list!.text]).toEqual([403, none!.text]);
    const [paper, nothing] = await Promise.all(
      [`notice-${issued.directive}-x`, 'khong-co'].map((notice) =>
        call(stage.url, `/documents/${notice}.pdf`),
      ),
    );
    expect([paper!.status, paper!.text]).toEqual([404, nothing!.text]);
  });

  it('who keeps the register sees what became of a report, and no name in it', async () => {
    const cell = issued.cells[5]!;
    expect(await cell.submit({ seed: 7 })).toMatchObject({ status: 201 });
    const ask = (page: string, token: string) =>
      call(stage.url, `/api/obligations/${cell.obligation}${page}`, { token });
    const whole = (await ask('/report', issued.reviewer)).text;
    const names = new Set([...whole.matchAll(/"name":"([^"]+)"/g)].map(([, name]) => name!));
    expect(names.size).toBeGreaterThan(2);
    for (const token of [issued.clerk, issued.auditor]) {
      const { status, text } = await ask('', token);
      expect([status, JSON.parse(text).status]).toEqual([200, 'submitted']);
      expect([...names].filter((name) => text.includes(name))).toEqual([]);
      expect(text).not.toMatch(/votes|ballot/i);
      expect((await ask('/report', token)).status).toBe(403);
    }
    expect(whole).toMatch(/votes|ballot/i);
  });

  it('whoever looks at lists and files is written down, and who is refused is not', async () => {
    const cell = issued.cells[4]!;
    const place = `/api/obligations/${cell.obligation}`;
    const list = `/api/cells/${cell.id}/approved-lists`;
    for (const [path, token] of [
      [list, issued.reviewer],
      [`${place}/attachments`, issued.approver],
      [`${place}/workbook`, cell.token],
      [list, other.token],
      [`${place}/draft`, issued.reviewer],
    ] as const)
      await call(stage.url, path, { token });
    const looks: { office: string; what: string; subject: string }[] = await stage.dataSource.query(
      'select office, what, subject from app.look where subject = any($1) order by what',
      [[cell.id, cell.obligation]],
    );
    expect(looks.map(({ what, subject }) => [what, subject])).toEqual([
      ['/api/cells/:cell/approved-lists', cell.id],
      ['/api/obligations/:obligation/attachments', cell.obligation],
      ['/api/obligations/:obligation/workbook', cell.obligation],
    ]);
    expect(new Set(looks.map(({ office }) => office)).size).toBe(3);
    await expect(stage.dataSource.query('delete from app.look')).rejects.toThrow(
      /permission denied/,
    );
  });
}
