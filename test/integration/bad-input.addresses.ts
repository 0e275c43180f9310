import { expect, it } from '@jest/globals';
import { call } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import {
  asCell,
  expectProblem,
  fieldsOf,
  issued,
  own,
  report,
  reports,
  send,
  stage,
} from './bad-input.fixtures.js';

/** Addresses and queries that lead nowhere. */
export function addresses(): void {
  it('what is not there is not there', async () => {
    for (const name of [
      'obligation-quy-hoach-2024-cb-khong-co',
      'obligation-x',
      'directive-quy-hoach-2024',
      'obligation-',
    ]) {
      expectProblem(await send({ body: report }, reports(name)), 404, 'NO_SUCH_OBLIGATION');
      expectProblem(
        await call(stage.url, `/api/obligations/${name}`, { token: own.token }),
        404,
        'NO_SUCH_OBLIGATION',
      );
    }
    for (const page of ['', '/board', '/summary'])
      expectProblem(
        await call(stage.url, `/api/directives/khong-co${page}`, { token: own.token }),
        404,
        'NO_SUCH_DIRECTIVE',
      );
    expectProblem(
      await call(stage.url, '/api/directives/khong-co/issue', {
        token: issued.clerk,
        key: freshKey(),
      }),
      404,
      'NO_SUCH_DIRECTIVE',
    );
    expectProblem(await call(stage.url, '/bang?directive=khong-co'), 404, 'NO_SUCH_DIRECTIVE');
    expectProblem(
      await call(stage.url, '/documents/notice-khong-co.pdf', { token: own.token }),
      404,
      'NO_SUCH_DOCUMENT',
    );
    expectProblem(await call(stage.url, '/api/khong-co', { token: own.token }), 404, 'HTTP_404');
    expectProblem(
      await call(stage.url, reports(), { token: own.token, method: 'DELETE' }),
      404,
      'HTTP_404',
    );
  });

  it.each([
    '/api/obligations/obligation-%00/reports',
    '/api/obligations/%00',
    '/api/directives/a%00b/board',
    '/documents/%00.pdf',
    '/api/notices?dossier=%00',
    '/api/messages?obligation=x%00',
  ])('U+0000 in an address: %s', async (path) =>
    expectProblem(
      await call(
        stage.url,
        path,
        path.endsWith('reports') ? asCell({ body: report }) : { token: own.token },
      ),
      400,
      'INVALID_INPUT',
    ),
  );

  it('an address that cannot be read', async () => {
    expectProblem(
      await send({ body: report }, '/api/obligations/%E0%A4%A/reports'),
      400,
      'BAD_URL',
    );
    expectProblem(
      await call(stage.url, '/api/directives/%zz', { token: own.token }),
      400,
      'BAD_URL',
    );
    const long = `/api/obligations/obligation-${'x'.repeat(5000)}`;
    expectProblem(await send({ body: report }, `${long}/reports`), 414, 'MAX_PARAM_LENGTH');
    // To read is to open any address: this one leads nowhere.
    expectProblem(await call(stage.url, long, { token: own.token }), 404, 'HTTP_404');
  });

  it('queries are read as strictly as bodies', async () => {
    for (const [query, path] of [
      ['limit=nhiều', 'limit'],
      ['limit=0', 'limit'],
      ['from=1', 'from'],
    ] as const) {
      const reply = await call(stage.url, `/api/messages?${encodeURI(query)}`, {
        token: own.token,
      });
      expectProblem(reply, 400, 'INVALID_INPUT');
      expect(fieldsOf(reply).map((field) => field.path)).toEqual([path]);
    }
  });
}
