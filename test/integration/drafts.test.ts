import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { call, type Reply } from '../support/call.js';
import { type Cell, drain, freshKey, type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

type Row = Record<string, string | number | boolean | null>;
interface Draft {
  readonly version: number;
  readonly round: number;
  readonly submitted: boolean;
  readonly open: boolean;
  readonly ready: boolean;
  readonly findings: readonly {
    readonly rule: string;
    readonly table: string;
    readonly column: string | null;
    readonly row: { readonly number: number } | null;
    readonly severity: string;
  }[];
  readonly submission: {
    readonly terms: readonly { readonly outcome: string; readonly lines: readonly object[] }[];
  } | null;
  readonly tables: Record<string, Row[]>;
}

let stage: Stage;
let issued: Issued;
let cells: readonly Cell[];

beforeAll(async () => {
  ({ stage, issued, cells } = await openIssued('2024-01-30T10:00:00+07:00'));
});
afterAll(() => stage.close());

const draft = ({ obligation }: Pick<Cell, 'obligation'>): string =>
  `/api/obligations/${obligation}/draft`;
const read = async (
  cell: Pick<Cell, 'obligation' | 'token'>,
  token = cell.token,
): Promise<Reply & { readonly body: Draft }> => call(stage.url, draft(cell), { token }) as never;
const write = (
  cell: Pick<Cell, 'obligation' | 'token'>,
  body: object,
  {
    ifMatch,
    key = freshKey(),
    method = 'PUT',
    token = cell.token,
  }: { ifMatch?: number; key?: string; method?: string; token?: string } = {},
) =>
  call(stage.url, draft(cell), {
    method,
    token,
    key,
    ...(method === 'PUT' ? { body } : {}),
    headers: ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` },
  }) as Promise<Reply & { readonly body: Draft & Reply['body'] }>;
const send = (cell: Pick<Cell, 'obligation' | 'token'>, body: object): Promise<Reply> =>
  call(stage.url, `/api/obligations/${cell.obligation}/reports`, {
    token: cell.token,
    key: freshKey(),
    body,
  });

const paper = { outcome: 'unchanged', number: '05-BC/CB', reportedOn: '2024-01-30' };
const errorsIn = ({ findings }: Draft): string[] =>
  findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, table, column }) => `${rule} ${table} ${column ?? ''}`);

describe('what a cell starts from', () => {
  it('is the last approved lists, everybody carried on; nothing is stored by looking', async () => {
    const cell = cells[0]!;
    const { body, headers } = await read(cell);
    const [{ n }] = await stage.dataSource.query(
      "select count(*)::int as n from app.planned_post p join app.term t on t.id = p.term where p.cell = $1 and t.name in ('2022-2025', '2025-2027')",
      [cell.id],
    );
    expect(body).toMatchObject({
      version: 0,
      round: 1,
      savedAt: null,
      submitted: false,
      open: true,
    });
    expect(headers['etag']).toBe('"0"');
    expect(body.tables['terms']).toHaveLength(2);
    expect(body.tables['review']).toHaveLength(n);
    expect(n).toBeGreaterThan(3);
    expect(body.submission!.terms.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
    ]);
    expect((await stage.dataSource.query('select 1 from app.report_draft')).length).toBe(0);
  });

  it('belongs to the cell alone: reviewers see what is sent, others nothing', async () => {
    for (const token of [
      issued.reviewer,
      issued.approver,
      issued.clerk,
      issued.auditor,
      cells[1]!.token,
    ]) {
      expect(await read(cells[0]!, token)).toMatchObject({ status: 403 });
      expect(await write(cells[0]!, { tables: {} }, { token })).toMatchObject({ status: 403 });
      expect(await write(cells[0]!, {}, { token, method: 'DELETE' })).toMatchObject({
        status: 403,
      });
    }
    expect(await read({ obligation: 'obligation-x', token: cells[0]!.token })).toMatchObject({
      status: 404,
      body: { code: 'NO_SUCH_OBLIGATION' },
    });
  });
});

describe('typing', () => {
  it('keeps wrong cells as they stand and says what is wrong, in which row', async () => {
    const cell = cells[1]!;
    const { tables } = (await read(cell)).body;
    const [first, ...others] = tables['review']!;
    const review = [
      { ...first!, born: '31/02/1980', sex: 'không rõ', person: 'Nguyễn Văn A, Lê Thị B' },
      ...others,
    ];
    const saved = await write(cell, { ...paper, tables: { ...tables, review } });
    expect(saved).toMatchObject({
      status: 200,
      body: { version: 1, ready: false, submission: null },
    });
    expect(saved.headers['etag']).toBe('"1"');
    expect(errorsIn(saved.body).sort()).toEqual([
      'CHOICE_UNKNOWN review sex',
      'DATE_IMPOSSIBLE review born',
      'TWO_PEOPLE review person',
    ]);
    expect(
      saved.body.findings
        .filter(({ severity }) => severity === 'error')
        .every(({ row }) => row?.number === 1),
    ).toBe(true);
    const back = (await read(cell)).body;
    expect(back.tables['review']).toEqual(review);
    expect(errorsIn(back)).toEqual(errorsIn(saved.body));
  });

  it('the rules speak as soon as every cell can be read, at the rows as typed', async () => {
    const cell = cells[1]!;
    const { tables, version } = (await read(cell)).body;
    const start = (await read(cells[1]!)).body;
    expect(start.version).toBe(version);
    const fresh =
      (await write(cell, {}, { method: 'DELETE', ifMatch: version }), (await read(cell)).body);
    const review = fresh.tables['review']!.map((row, i) =>
      i === 1 ? { ...row, decision: 'remove' } : row,
    );
    expect(tables['review']).not.toEqual(review);
    const saved = await write(cell, {
      ...paper,
      outcome: 'changed',
      tables: {
        ...fresh.tables,
        terms: fresh.tables['terms']!.map((row, i) =>
          i === 0 ? { ...row, outcome: 'changed' } : row,
        ),
        review,
      },
    });
    expect(saved.status).toBe(200);
    expect(saved.body.submission).not.toBeNull();
    expect(saved.body.findings.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({ table: 'review', row: expect.objectContaining({ number: 2 }) }),
    ]);
  });

  it('a draft that could not be a submission at all is kept too', async () => {
    const cell = cells[8]!;
    const { tables } = (await read(cell)).body;
    const empty = await write(cell, { ...paper });
    expect([empty.status, errorsIn(empty.body)]).toEqual([200, ['TERMS_MISSING terms ']]);
    const short = await write(
      cell,
      {
        ...paper,
        tables: {
          ...tables,
          review: tables['review']!.map((row, i) => (i === 0 ? { ...row, cardNumber: '12' } : row)),
        },
      },
      { ifMatch: 1 },
    );
    expect([short.status, errorsIn(short.body)]).toEqual([
      200,
      ['CARD_TOO_SHORT review cardNumber'],
    ]);
  });

  it(
    'two people at once: whoever has not seen the last writing is told, and nothing is ' +
      'overwritten',
    async () => {
      const cell = cells[2]!;
      const note = (text: string) => ({ ...paper, note: text, tables: {} });
      expect((await write(cell, note('một'))).body.version).toBe(1);
      expect(await write(cell, note('không hỏi'))).toMatchObject({
        status: 412,
        body: { code: 'CHANGED_SINCE', version: 1 },
      });
      const both = await Promise.all([
        write(cell, note('của An'), { ifMatch: 1 }),
        write(cell, note('của Bình'), { ifMatch: 1 }),
      ]);
      expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
      expect(both.find(({ status }) => status === 412)!.body).toMatchObject({
        code: 'CHANGED_SINCE',
        version: 2,
      });
      expect((await read(cell)).body).toMatchObject({
        version: 2,
        note: both[0]!.status === 200 ? 'của An' : 'của Bình',
      });
      const firsts = await Promise.all([
        write(cells[3]!, note('An')),
        write(cells[3]!, note('Bình')),
      ]);
      expect(firsts.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
    },
  );

  it('a second click writes nothing; a key is not for another content', async () => {
    const cell = cells[2]!;
    const { version } = (await read(cell)).body;
    const key = freshKey();
    const body = { ...paper, note: 'ba', tables: {} };
    const once = await write(cell, body, { key, ifMatch: version });
    expect((await write(cell, body, { key, ifMatch: version })).body).toEqual(once.body);
    expect((await write(cell, body)).body.version).toBe(version + 1);
    expect(
      await write(cell, { ...body, note: 'bốn' }, { key, ifMatch: version + 1 }),
    ).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });

  it('discarding goes back to the start and not back to an old version', async () => {
    const cell = cells[2]!;
    const { version } = (await read(cell)).body;
    expect(await write(cell, {}, { method: 'DELETE', ifMatch: version - 1 })).toMatchObject({
      status: 412,
    });
    expect(await write(cell, {}, { method: 'DELETE', ifMatch: version })).toMatchObject({
      status: 200,
      body: { version: version + 1 },
    });
    expect((await read(cell)).body).toMatchObject({
      version: version + 1,
      savedAt: null,
      round: 1,
    });
    expect(await write(cell, { ...paper, tables: {} }, { ifMatch: version })).toMatchObject({
      status: 412,
    });
    expect((await write(cell, { ...paper, tables: {} })).body.version).toBe(version + 2);
  });

  it('is bounded, and of its own form', async () => {
    const cell = cells[4]!;
    const row = { note: 'x'.repeat(900) };
    const long = await write(cell, { tables: { review: Array.from({ length: 3000 }, () => row) } });
    expect(long.status).toBe(200);
    expect(
      await write(
        cell,
        { tables: { review: Array.from({ length: 6000 }, () => row) } },
        { ifMatch: 1 },
      ),
    ).toMatchObject({ status: 413, body: { code: 'BODY_TOO_LARGE' } });
    expect(
      await write(
        cell,
        { tables: { meetings: Array.from({ length: 21 }, () => ({})) } },
        { ifMatch: 1 },
      ),
    ).toMatchObject({ status: 400, body: { errors: [{ path: 'tables.meetings' }] } });
    expect(
      await write(cell, { tables: { khac: [], review: [{ la: 1 }] } }, { ifMatch: 1 }),
    ).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'tables.khac' }, { path: 'tables.review.la' }] },
    });
    expect(await write(cell, { note: 'a\0b', tables: {} }, { ifMatch: 1 })).toMatchObject({
      status: 400,
    });
    expect((await read(cell)).body).toMatchObject({ version: 1 });
  });
});

describe('sending', () => {
  it('what was checked is what is sent; then the draft can be read, and not written', async () => {
    const cell = cells[5]!;
    const { tables } = (await read(cell)).body;
    const draftOnly = await write(cell, { tables });
    expect(errorsIn(draftOnly.body).map((error) => error.split(' ')[0])).toContain('PAPER_FIELD');
    expect(
      draftOnly.body.findings
        .filter(({ rule }) => rule === 'PAPER_FIELD')
        .map(({ column }) => column),
    ).toEqual(['number', 'reportedOn']);
    const ready = await write(cell, { ...paper, tables }, { ifMatch: 1 });
    expect(errorsIn(ready.body)).toEqual([]);
    expect(ready.body.ready).toBe(true);
    expect(await send(cell, { ...paper, submission: ready.body.submission })).toMatchObject({
      status: 201,
    });
    expect((await read(cell)).body).toMatchObject({
      version: 2,
      round: 1,
      submitted: true,
      open: false,
    });
    expect(await write(cell, { ...paper, note: 'thêm', tables }, { ifMatch: 2 })).toMatchObject({
      status: 409,
      body: { code: 'NOT_IN_THIS_STATE' },
    });
    expect(await write(cell, {}, { method: 'DELETE', ifMatch: 2 })).toMatchObject({ status: 409 });
  });

  it('a returned report is corrected from its draft, or from itself', async () => {
    const [typed, sent] = [cells[5]!, cells[6]!];
    expect(await sent.submit({ seed: 7 })).toMatchObject({ status: 201 });
    for (const cell of [typed, sent])
      expect(
        await call(stage.url, `/api/obligations/${cell.obligation}/return`, {
          token: issued.reviewer,
          key: freshKey(),
          body: { reason: 'Thiếu phiếu' },
        }),
      ).toMatchObject({ status: 200 });
    const again = (await read(typed)).body;
    expect(again).toMatchObject({
      version: 2,
      round: 1,
      submitted: true,
      open: true,
      number: '05-BC/CB',
    });
    expect(
      (await write(typed, { ...paper, note: 'lần hai', tables: again.tables }, { ifMatch: 2 }))
        .body,
    ).toMatchObject({ version: 3, round: 2, submitted: false });
    const fromReport = (await read(sent)).body;
    expect(fromReport).toMatchObject({ version: 0, round: 2, submitted: false });
    expect(fromReport.tables['additions']!.length).toBeGreaterThan(0);
  });
});

describe('a workflow with a form of its own', () => {
  const letter = {
    addressee: 'Chi ủy các Chi bộ trực thuộc',
    opening: 'Đảng ủy đề nghị các Chi bộ như sau:',
    points: ['Thực hiện đúng hướng dẫn.'],
    deadlineNote: 'Kết quả gửi về Đảng ủy {wording}.',
    closing: 'Đề nghị các Chi bộ nghiêm túc thực hiện',
    recipients: ['Như trên', 'Lưu Đảng ủy'],
  };
  const issue = async (
    directive: string,
    workflow: string,
  ): Promise<{ obligation: string; token: string }> => {
    const superior = {
      number: '1780-CV/ĐUK',
      on: '2024-01-05',
      body: 'Đảng ủy Khối',
      subject: 'việc đánh giá',
    };
    for (const [target, body] of [
      [
        '/api/directives',
        {
          directive,
          workflow,
          committee: 'dang-uy-vp',
          year: 2024,
          subject: 'báo cáo công tác',
          letter,
          dueOn: '2024-02-01',
          superior,
        },
      ],
      [`/api/directives/${directive}/issue`, undefined],
    ] as const) {
      const reply = await call(stage.url, target, {
        token: issued.clerk,
        key: freshKey(),
        method: 'POST',
        body,
      });
      if (reply.status >= 300) throw new Error(reply.text);
    }
    await drain(stage);
    return { obligation: obligationStream(directive, cells[7]!.id), token: cells[7]!.token };
  };

  it('is read by its columns; its tables are sent as they stand', async () => {
    const cell = await issue('xep-loai', 'danh-gia-xep-loai');
    expect((await read(cell)).body).toMatchObject({
      version: 0,
      submission: null,
      tables: { 'dang-vien': [], 'can-bo': [] },
    });
    const person = {
      person: '0001',
      name: 'Trần Thị Bình',
      position: 'Phó Trưởng phòng',
      rating: 'HTTNV',
      valid: 9,
      agreed: 8,
    };
    const wrong = await write(cell, {
      ...paper,
      tables: { 'dang-vien': [{ ...person, rating: 'rất tốt', agreed: 'tám' }] },
    });
    expect(errorsIn(wrong.body).sort()).toEqual([
      'CHOICE_UNKNOWN dang-vien rating',
      'NUMBER_UNREADABLE dang-vien agreed',
    ]);
    const tables = { 'dang-vien': [person] };
    expect((await write(cell, { ...paper, tables }, { ifMatch: 1 })).body).toMatchObject({
      ready: true,
      findings: [],
    });
    expect(await send(cell, { ...paper, outcome: 'reported', tables })).toMatchObject({
      status: 201,
    });
  });

  it('asks for files where the report is files', async () => {
    const cell = await issue('dinh-ky', 'bao-cao-dinh-ky');
    const saved = await write(cell, { ...paper });
    expect(saved.body.findings).toEqual([
      expect.objectContaining({ rule: 'PAPER_FIELD', column: 'attachments' }),
    ]);
    expect(await send(cell, { ...paper, outcome: 'reported' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'attachments' }] },
    });
  });
});

it('after the mark a draft can still be read', async () => {
  await stage.startWorker();
  await stage.moveTo('2024-02-16T00:10:00+07:00');
  await stage.settle();
  const cell = cells[1]!;
  const { body } = await read(cell);
  expect(body).toMatchObject({ open: false, submitted: false });
  expect(body.version).toBeGreaterThan(0);
  expect(await write(cell, { tables: {} }, { ifMatch: body.version })).toMatchObject({
    status: 409,
    body: { code: 'NOT_IN_THIS_STATE' },
  });
}, 60_000);
