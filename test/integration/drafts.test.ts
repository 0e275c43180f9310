import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { call, type Reply } from '../support/call.js';
import { type Cell, drain, freshKey } from '../support/issued.js';
import {
  cells,
  close,
  errorsIn,
  issued,
  open,
  paper,
  read,
  stage,
  write,
} from './drafts.fixtures.js';
import { typing } from './drafts.typing.js';

beforeAll(open);
afterAll(close);

const send = (cell: Pick<Cell, 'obligation' | 'token'>, body: object): Promise<Reply> =>
  call(stage.url, `/api/obligations/${cell.obligation}/reports`, {
    token: cell.token,
    key: freshKey(),
    body,
  });

describe('what a cell starts from', () => {
  it('is the last approved lists, everybody carried on; nothing is stored by looking', async () => {
    const cell = cells[0]!;
    const { body, headers } = await read(cell);
    const [{ n }] = await stage.dataSource.query(
      'select count(*)::int as n from app.planned_post p join app.term t ' +
        "on t.id = p.term where p.cell = $1 and t.name in ('2022-2025', '2025-2027')",
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

typing();

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
