import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readWorkbook } from '#libs/documents';
import { samplePdf } from '#libs/documents/testing';
import {
  bytesOf,
  close,
  DIRECTIVE,
  filled,
  get,
  minutesForm,
  obligation,
  openForm,
  post,
  save,
  stage,
  submit,
  upload,
} from './form-fields.fixtures.js';

const fields = {
  heldOn: '05/11/2024',
  chair: 'trần thị bình',
  content: 'Sinh hoạt thường kỳ',
  members: 12,
  present: 11,
  why: 'Đi công tác',
};
const row = { name: 'Việc một', fields: ['khac', 'xay-dung'], other: 'Dân vận', hours: 1.5 };
const report = (over: object = {}, rows: object[] = [row]) => ({
  outcome: 'reported',
  fields: { ...fields, ...over },
  tables: { viec: rows },
});
const paths = ({ body }: { body: Readonly<Record<string, unknown>> }): string[] =>
  (body['errors'] as { path: string }[]).map(({ path }) => path);

beforeAll(() => openForm(minutesForm), 120_000);
afterAll(() => close());

describe('a report with single fields', () => {
  it('is refused with the place of each wrong cell', async () => {
    const cases: [object, string[]][] = [
      [report({ heldOn: '31/02/2024' }), ['fields.heldOn']],
      [report({ chair: '' }), ['fields.chair']],
      [report({ why: '' }), ['fields.why']],
      [report({ present: 12 }), ['fields.why']],
      [report({ present: 13, why: '' }), ['fields.present']],
      [report({ absent: 3 }), ['fields.absent']],
      [report({ minutes: 'không có.pdf' }), ['fields.minutes']],
      [report({ stranger: 1 }), ['fields.stranger']],
      [report({}, [{ ...row, other: null }]), ['tables.viec.0.other']],
      [report({}, [{ ...row, fields: 'xay-dung' }]), ['tables.viec.0.other']],
      [report({}, [{ ...row, fields: 'ngủ', other: null }]), ['tables.viec.0.fields']],
      [report({}, []), ['tables.viec']],
      [{ ...report(), number: '01-BC/CB' }, ['number']],
      [{ ...report(), reportedOn: '2025-01-01' }, ['reportedOn']],
    ];
    for (const [body, wrong] of cases) {
      const reply = await submit(1, body);
      expect([reply.status, paths(reply)]).toEqual([400, wrong]);
    }
    const reply = await submit(1, report({ present: 13, why: '' }));
    expect(reply.body['errors']).toEqual([
      {
        path: 'fields.present',
        message: 'Số có mặt nhiều hơn tổng số đảng viên. Hãy xem lại hai số.',
      },
    ]);
  });

  it('is typed as a draft that may be wrong', async () => {
    expect((await get(`${obligation(1)}/draft`, 'cell 1')).body).toMatchObject({
      version: 0,
      fields: { kind: 'truc-tiep' },
      tables: { viec: [] },
    });
    const saved = await save(1, { fields: { ...fields, present: 'mười một' }, tables: {} });
    expect(saved.body).toMatchObject({ version: 1, ready: false });
    const findings = saved.body['findings'] as { table: string; column: string; rule: string }[];
    expect(findings.map(({ table, column, rule }) => [table, column, rule])).toEqual([
      ['fields', 'present', 'NUMBER_UNREADABLE'],
      ['viec', null, 'TABLE_TOO_SHORT'],
    ]);
    const strange = await save(1, { fields: { stranger: 'x' }, tables: {} }, 1);
    expect([strange.status, paths(strange)]).toEqual([400, ['fields.stranger']]);
    const mended = await save(1, { fields, tables: { viec: [row] } }, 1);
    expect(mended.body).toMatchObject({ ready: true, findings: [] });
  });

  it('names its files, is read by its reviewers, and differs from the round before', async () => {
    const file = await upload(1, 'attachments', samplePdf('Biên bản'), 'Biên bản.pdf');
    const sent = await submit(1, {
      ...report({ minutes: 'biên bản.pdf' }),
      attachments: [file.body['id']],
    });
    expect(sent.status).toBe(201);
    const view = await get(`${obligation(1)}/report`, 'reviewer');
    expect(view.body['tables']).toMatchObject([
      {
        key: 'fields',
        title: 'Thông tin chung',
        rows: [
          {
            values: {
              heldOn: '2024-11-05',
              absent: 1,
              kind: 'truc-tiep',
              minutes: file.body['id'],
            },
          },
        ],
      },
      { key: 'viec', rows: [{ key: 'Việc một', values: { fields: 'xay-dung; khac' } }] },
    ]);
    await post(`${obligation(1)}/return`, 'reviewer', { reason: 'Xem lại số có mặt' });
    expect((await submit(1, report({ present: 12, why: null }))).status).toBe(201);
    const diff = await get(`${obligation(1)}/rounds/diff`, 'reviewer');
    expect(diff.body['tables']).toMatchObject([
      {
        key: 'fields',
        changed: [
          {
            key: 'fields',
            columns: expect.arrayContaining([
              { column: 'present', before: 11, after: 12 },
              { column: 'absent', before: 1, after: 0 },
            ]),
          },
        ],
      },
      { key: 'viec', changed: [], added: [], removed: [] },
    ]);
  });

  it('comes by its workbook: a row for each field, wrong cells at their place', async () => {
    const empty = await bytesOf(`${obligation(2)}/workbook`, 'cell 2');
    const [sheet, table] = (await readWorkbook(empty)).sheets;
    expect([sheet!.name, table!.name]).toEqual(['Thông tin chung', 'Việc đã giao']);
    const labels = sheet!.rows.map(({ number, cells }) => [number, cells[0], cells[1]]);
    const at = (label: string): number => labels.find(([, title]) => title === label)![0] as number;
    expect(labels.find(([, title]) => title === 'Hình thức')![2]).toBe('Trực tiếp');
    const answers: Readonly<Record<string, string>> = {
      'Ngày họp *': '05/11/2024',
      'Chủ trì *': 'Trần Thị Bình',
      'Số đảng viên có mặt *': 'mười',
      'Nội dung chính *': 'Sinh hoạt',
      'Tổng số đảng viên *': '10',
    };
    const bytes = await filled(empty, (name, lines) => {
      if (name === 'Việc đã giao') lines.push(['Việc một', 'Khác; Xây dựng Đảng', 'Dân vận']);
      else
        for (const line of lines) if (answers[String(line[0])]) line[1] = answers[String(line[0])]!;
    });
    const draft = (await upload(2, 'workbook', bytes)).body as {
      findings: { column: string; sheet: string; cell: string }[];
    };
    expect(draft.findings).toMatchObject([
      {
        table: 'fields',
        column: 'present',
        sheet: 'Thông tin chung',
        cell: `B${at('Số đảng viên có mặt *')}`,
      },
    ]);
    const again = (await get(`${obligation(2)}/draft`, 'cell 2')).body;
    expect(again).toMatchObject({
      fields: { heldOn: '05/11/2024', members: '10', kind: 'Trực tiếp' },
      tables: { viec: [{ name: 'Việc một', fields: 'Khác; Xây dựng Đảng' }] },
    });
    const mended = { ...(again['fields'] as object), present: 10 };
    expect(
      (await submit(2, { outcome: 'reported', fields: mended, tables: again['tables'] })).status,
    ).toBe(201);
  });
});

describe('the table of all cells', () => {
  const path = `/api/directives/${DIRECTIVE}/form-table`;

  it('has the rows that stand, with sums and counts, for the committee alone', async () => {
    await submit(
      3,
      report({}, [
        { ...row, hours: 2.25, done: true },
        { name: 'Hai', fields: 'xay-dung' },
      ]),
    );
    await stage.settle();
    expect((await get(path, 'cell 1')).status).toBe(403);
    const { body } = await get(path, 'auditor');
    expect(body).toMatchObject({
      title: 'Biên bản sinh hoạt chi bộ',
      cells: { all: 12, counted: 3 },
      moreRows: 0,
      tables: [
        { key: 'fields', rows: [{ cell: 'cb-tong-hop' }, {}, {}] },
        { key: 'viec', rows: [{}, {}, {}, {}] },
      ],
    });
    const [of, work] = body['tables'] as { columns: { key: string }[] }[];
    const column = (from: typeof of, key: string) => from!.columns.find((one) => one.key === key);
    expect(column(of, 'present')).toMatchObject({ sum: 12 + 10 + 11, filled: 3 });
    expect(column(of, 'absent')).toMatchObject({ sum: 1 });
    expect(column(work, 'hours')).toMatchObject({ sum: 3.75, filled: 2 });
    expect(column(work, 'fields')).toMatchObject({
      counts: [
        { value: 'xay-dung', count: 4 },
        { value: 'khac', count: 3 },
      ],
    });
    expect(column(work, 'done')).toMatchObject({
      counts: [
        { title: 'Có', count: 1 },
        { title: 'Không', count: 0 },
      ],
    });
  });

  it('comes as a workbook and as a page', async () => {
    const { sheets } = await readWorkbook(await bytesOf(`${path}.xlsx`, 'clerk'));
    expect(sheets.map(({ name }) => name)).toEqual(['Thông tin chung', 'Việc đã giao', 'Số liệu']);
    const rows = sheets[1]!.rows.map(({ cells }) => cells.map((value) => value ?? null));
    expect(rows[2]!.slice(0, 3)).toEqual(['Chi bộ', 'Việc', 'Lĩnh vực']);
    expect(rows).toHaveLength(3 + 4 + 1);
    expect(rows.at(-1)!.slice(0, 5)).toEqual(['Tổng cộng', null, null, null, 3.75]);
    const figures = sheets[2]!.rows.map(({ cells }) => cells.slice(1, 4));
    expect(figures).toContainEqual(['Số giờ', 'Tổng', 3.75]);
    expect(figures).toContainEqual(['Lĩnh vực', 'Khác', 3]);
    const pdf = await bytesOf(`${path}.pdf`, 'approver');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is approved by a notice that cites no number, as its form asks for none', async () => {
    await post(`${obligation(2)}/review`, 'reviewer', { opinion: 'Đủ' });
    const approved = await post(`${obligation(2)}/approve`, 'approver', {
      meeting: { on: '2024-12-02', present: 11, agreed: 11 },
    });
    expect(approved.status).toBe(200);
    await stage.settle();
    const [letter]: { grounds: string[] }[] = await stage.dataSource.query(
      `select data ->> 'subject' as subject, array(select jsonb_array_elements_text(data ->
        'grounds')) as grounds from app.letter l join app.outgoing o on o.key = l.notice
        where o.document_type = 'TB' order by o.number desc limit 1`,
    );
    expect(letter!.grounds).toContainEqual(expect.stringMatching(/^Xét báo cáo của Ch/));
    const { body } = await get(path, 'clerk');
    expect(body).toMatchObject({ cells: { counted: 3 } });
  });

  it('leaves out what was returned', async () => {
    const back = await post(`${obligation(3)}/return`, 'reviewer', { reason: 'Xem lại số giờ' });
    expect(back.status).toBe(200);
    await stage.settle();
    const { body } = await get(path, 'clerk');
    expect(body).toMatchObject({ cells: { counted: 2 } });
    expect((body['cells'] as { without: object[] }).without).toContainEqual(
      expect.objectContaining({ status: 'returned' }),
    );
  });
});
