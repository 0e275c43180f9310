import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { within } from '#libs/platform';
import { call, type Call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued, reportOf } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

type Fields = readonly { readonly path: string; readonly message: string }[];

/** Words by which a person knows an answer is Vietnamese. */
const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;
const INSIDE = /\bat \S+:\d+:\d+|node_modules|QueryFailedError|select |insert |Error:/;

let stage: Stage;
let issued: Issued;
let own: Cell;
let report: Awaited<ReturnType<typeof reportOf>>;

beforeAll(async () => {
  ({ stage, issued } = await openIssued());
  own = issued.cells[0]!;
  report = await reportOf(stage, own.id);
});
afterAll(() => stage.close());

const reports = (obligation = own.obligation): string => `/api/obligations/${obligation}/reports`;
const asCell = (more: Call): Call => ({ token: own.token, key: freshKey(), ...more });

interface Written {
  readonly intents: number;
}

/** Everything that a request can leave behind. */
async function written(): Promise<Written> {
  const rows: Written[] = await stage.dataSource.query(
    `select (select count(*)::int from app.event) as events, (select count(*)::int
      from app.receipt) as receipts, (select count(*)::int from app.command) as commands,
       (select count(*)::int from app.intent where resolved_at is null) as intents,
         (select coalesce(max(last), 0) from app.incoming_counter) as number,
       (select count(*)::int from app.effect) as effects`,
  );
  return rows[0]!;
}

function expectProblem(reply: Reply, status: number, code: string): void {
  const { title, detail } = reply.body as { title?: string; detail?: string };
  expect({ status: reply.status, type: reply.type, body: reply.body }).toMatchObject({
    status,
    type: 'application/problem+json; charset=utf-8',
    body: { status, code },
  });
  expect([title, detail]).toEqual([
    expect.stringMatching(VIETNAMESE),
    expect.stringMatching(VIETNAMESE),
  ]);
  expect(reply.body['type']).toBe(`urn:dondoc:problem:${code.toLowerCase().replaceAll('_', '-')}`);
  expect(reply.text).not.toMatch(INSIDE);
}

const fieldsOf = ({ body }: Reply): Fields => body['errors'] as Fields;

const WRONG: readonly [what: string, body: () => object | string, paths: readonly string[]][] = [
  ['a field that is not known', () => ({ ...report, xếpLoại: 'tốt' }), ['xếpLoại']],
  [
    'a field that is not known, deep inside',
    () => ({
      ...report,
      submission: {
        ...report.submission,
        people: [{ ...report.submission.people[0]!, phone: '0912' }],
      },
    }),
    ['submission.people.0.phone'],
  ],
  ['wrong types', () => ({ ...report, note: 5, submission: 7 }), ['note', 'submission']],
  ['an empty object', () => ({}), ['outcome']],
  ['a list', () => [], ['']],
  ['null', () => 'null', ['']],
  ['a date that is none', () => ({ ...report, reportedOn: '2024-02-30' }), ['reportedOn']],
  ['a number of no paper', () => ({ ...report, number: 'số năm' }), ['number']],
  ['“unchanged” with somebody new', () => ({ ...report, outcome: 'unchanged' }), ['outcome']],
  [
    'a name of a million letters',
    () => ({
      ...report,
      submission: {
        ...report.submission,
        people: [{ ...report.submission.people[0]!, name: 'x'.repeat(1e6 - 50_000) }],
      },
    }),
    ['submission.people.0.name'],
  ],
  ['U+0000', () => ({ ...report, note: 'a\0b' }), ['note']],
  [
    'half a surrogate pair',
    () => JSON.stringify({ ...report, note: 'half' }).replace('half', String.raw`\ud83d`),
    ['note'],
  ],
];

describe('what is refused leaves nothing behind', () => {
  let before: Written;
  beforeEach(async () => void (before = await written()));
  afterEach(async () => {
    // An upload's intent is closed when the answer is out.
    await within(30_000, async () => (await written()).intents === 0);
    expect(await written()).toEqual(before);
  });

  const send = async (more: Call, path = reports()): Promise<Reply> =>
    call(stage.url, path, asCell(more));

  it.each(WRONG)('%s: 400 with the fields', async (_, body, paths) => {
    const reply = await send({ body: body() });
    expectProblem(reply, 400, 'INVALID_INPUT');
    expect(fieldsOf(reply).map(({ path }) => path)).toEqual(paths);
    for (const { message } of fieldsOf(reply)) expect(message).toMatch(VIETNAMESE);
  });

  it.each([
    ['broken JSON', { body: '{"outcome": ' }, 400, 'INVALID_JSON_BODY'],
    [
      'a key that would poison a prototype',
      { body: '{"__proto__": {"role": "admin"}}' },
      400,
      'INVALID_JSON_BODY',
    ],
    ['no content at all', { body: '' }, 400, 'EMPTY_JSON_BODY'],
    ['five megabytes', { body: { note: 'x'.repeat(5 * 1024 * 1024) } }, 413, 'BODY_TOO_LARGE'],
    ['plain text', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415, 'NOT_JSON'],
    [
      'a browser’s form',
      {
        body: 'outcome=unchanged',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
      415,
      'NOT_JSON',
    ],
    [
      'something like JSON',
      { body: '{}', headers: { 'content-type': 'application/jsonp' } },
      415,
      'NOT_JSON',
    ],
    [
      'headers without end',
      { body: '{}', headers: { 'x-long': 'x'.repeat(20_000) } },
      431,
      'HEADERS_TOO_LARGE',
    ],
  ] as const)('%s: refused before it is read', async (_, what, status, code) => {
    expectProblem(await send(what), status, code);
  });

  it('an Idempotency-Key is needed, and of its form', async () => {
    for (const key of [undefined, 'short', 'has a space', 'x'.repeat(101), 'a/b/c/d/e']) {
      const reply = await send({ body: report, key });
      expectProblem(reply, 400, 'IDEMPOTENCY_KEY_MISSING');
      expect(fieldsOf(reply)[0]!.path).toBe('Idempotency-Key');
    }
  });

  it('who asks must be known', async () => {
    expectProblem(
      await call(stage.url, reports(), { key: freshKey(), body: report }),
      401,
      'NO_TOKEN',
    );
    for (const authorization of [
      `Bearer dd_${'x'.repeat(43)}`,
      'Bearer x',
      'Basic abc',
      'Bearer',
    ]) {
      const reply = await call(stage.url, reports(), {
        key: freshKey(),
        body: report,
        headers: { authorization },
      });
      expectProblem(reply, 401, 'UNKNOWN_TOKEN');
      expect(reply.headers['www-authenticate']).toBe('Bearer');
    }
  });

  it('another cell’s obligation is not touched, nor read', async () => {
    const other = issued.cells[1]!;
    expectProblem(await send({ body: report }, reports(other.obligation)), 403, 'NOT_YOUR_CELL');
    expectProblem(
      await send({}, `/api/obligations/${other.obligation}/acknowledge`),
      403,
      'NOT_YOUR_CELL',
    );
    expectProblem(
      await call(stage.url, `/api/obligations/${other.obligation}`, { token: own.token }),
      403,
      'NOT_YOUR_CELL',
    );
  });

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
    expectProblem(await call(stage.url, '/?directive=khong-co'), 404, 'NO_SUCH_DIRECTIVE');
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
    expectProblem(
      await call(stage.url, `/api/obligations/obligation-${'x'.repeat(5000)}`, {
        token: own.token,
      }),
      414,
      'MAX_PARAM_LENGTH',
    );
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

  it('a version that is not the present one, or none', async () => {
    const stale = await send({ body: report, headers: { 'if-match': '"9"' } });
    expectProblem(stale, 412, 'CHANGED_SINCE');
    expect(stale.body['version']).toBe(1);
    expectProblem(
      await send({ body: report, headers: { 'if-match': 'new' } }),
      400,
      'INVALID_INPUT',
    );
  });

  it('a decision about nothing, and a date for which there is no calendar', async () => {
    const decide = (verb: string, body: object) =>
      call(stage.url, `/api/obligations/${own.obligation}/${verb}`, {
        token: issued.approver,
        key: freshKey(),
        body,
      });
    expectProblem(
      await decide('accept-late', { receipt: '2024/0099', reason: 'Có lý do chính đáng' }),
      404,
      'NO_SUCH_RECEIPT',
    );
    for (const policy of ['roll', 'inclusive']) {
      expectProblem(
        await decide('extend', {
          dueOn: '2031-03-03',
          policy,
          reason: 'Có lý do chính đáng',
          document: '250-CV/ĐU',
        }),
        409,
        'NO_CALENDAR_YEAR',
      );
    }
    expectProblem(
      await decide('approve', { meeting: { on: '2024-02-20', present: 11, agreed: 5 } }),
      400,
      'INVALID_INPUT',
    );
    expectProblem(
      await decide('approve', { meeting: { on: '2024-02-20', present: 11, agreed: 11 } }),
      409,
      'NOT_IN_THIS_STATE',
    );
  });
});

describe('what is taken', () => {
  it(
    'is kept in NFC, however it was typed; the same key with another body is ' + 'refused',
    async () => {
      const key = freshKey();
      const note = 'Thực hiện đúng hướng dẫn; đề nghị Đảng ủy phê duyệt';
      const typed = { ...report, note: note.normalize('NFD') };
      expect(typed.note).not.toBe(note);
      const taken = await call(stage.url, reports(), asCell({ key, body: typed }));
      expect(taken).toMatchObject({
        status: 201,
        body: { receipt: '2024/0001', timeliness: 'onTime' },
      });
      const rows: { content: string }[] = await stage.dataSource.query(
        'select content from app.receipt',
      );
      expect(
        rows.map(
          ({ content }) => (JSON.parse(content) as { report: { note: string } }).report.note,
        ),
      ).toEqual([note]);
      expect(rows[0]!.content).toBe(rows[0]!.content.normalize('NFC'));

      const before = await written();
      expectProblem(
        await call(stage.url, reports(), asCell({ key, body: { ...report, note: 'khác' } })),
        422,
        'IDEMPOTENCY_KEY_REUSED',
      );
      expectProblem(
        await call(stage.url, `/api/obligations/${own.obligation}/acknowledge`, asCell({ key })),
        422,
        'IDEMPOTENCY_KEY_REUSED',
      );
      expect(
        (await call(stage.url, reports(), asCell({ key, body: { ...report, note } }))).body,
      ).toEqual(taken.body);
      expect(await written()).toEqual(before);
    },
  );
});
