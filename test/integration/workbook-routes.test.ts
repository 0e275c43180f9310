import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { obligationStream } from '#libs/directive';
import { readWorkbook, writeWorkbook } from '#libs/documents';
import { sheetLayouts, type Form } from '#libs/forms';
import { Deposit } from '#libs/records';
import { call, type Reply } from '../support/call.js';
import { type Cell, drain, freshKey, type Issued, openIssued } from '../support/issued.js';
import { planningForm } from '../support/planning-form.js';
import { type Stage } from '../support/stage.js';
import { sendFile } from '../support/upload.js';
import { edited, madeBook, set, zipped } from './workbook.fixtures.js';

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly table: string;
  readonly column: string | null;
  readonly sheet: string;
  readonly cell: string;
  readonly message: string;
  readonly fix: string;
}
interface Answer {
  readonly version: number;
  readonly ready: boolean;
  readonly findings: readonly Found[];
  readonly submission: object | null;
}

let stage: Stage;
let issued: Issued;
let cells: readonly Cell[];

beforeAll(async () => {
  ({ stage, issued, cells } = await openIssued('2024-01-30T10:00:00+07:00'));
});
afterAll(() => stage.close());

type Asker = Pick<Cell, 'obligation' | 'token'>;
const of = ({ obligation }: Asker, what: string): string =>
  `/api/obligations/${obligation}/${what}`;

async function download(
  cell: Asker,
  what = 'workbook',
  token = cell.token,
): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
  const response = await fetch(new URL(of(cell, what), stage.url), {
    headers: { authorization: `Bearer ${token}` },
  });
  return {
    status: response.status,
    bytes: Buffer.from(await response.arrayBuffer()),
    headers: response.headers,
  };
}

const upload = (
  cell: Asker,
  bytes: Uint8Array,
  {
    what = 'workbook',
    ifMatch,
    key = freshKey(),
    token = cell.token,
  }: { what?: string; ifMatch?: number; key?: string; token?: string } = {},
) =>
  sendFile(stage.url, of(cell, what), {
    token,
    key,
    bytes,
    headers: ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` },
  }) as Promise<Reply & { readonly bytes: Buffer; readonly body: Reply['body'] & Answer }>;
const draft = async (
  cell: Asker,
): Promise<
  Record<string, unknown> & { version: number; tables: Record<string, Record<string, unknown>[]> }
> => (await call(stage.url, of(cell, 'draft'), { token: cell.token })).body as never;

describe('the cell’s own workbook', () => {
  it('holds the last approved lists, and comes back as the draft it stands for', async () => {
    const cell = cells[0]!;
    const { status, bytes, headers } = await download(cell);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="quy-hoach-cap-uy-.+-lan-1\.xlsx"/,
    );
    const { sheets, stamp } = await readWorkbook(bytes);
    expect(sheets.map(({ name }) => name)).toEqual([
      'Kết luận',
      'Phụ lục 1 - Rà soát',
      'Phụ lục 2 - Bổ sung',
      'Hội nghị',
      'Kết quả phiếu',
    ]);
    expect(stamp).toMatchObject({
      directive: issued.directive,
      cell: cell.id,
      round: 1,
      form: expect.stringMatching(/^quy-hoach-cap-uy@.+#0\.0$/),
    });
    expect(JSON.stringify(sheets[0]!.rows.map(({ cells: own }) => own))).toMatch(
      /Chi bộ .+ · Công văn số \d+-CV\/ĐU, ngày \d\d\/01\/2024/,
    );

    const start = await draft(cell);
    const answer = await upload(cell, bytes);
    expect(answer).toMatchObject({
      status: 200,
      body: { version: 1, submission: start['submission'] },
    });
    expect(answer.headers['etag']).toBe('"1"');
    expect(
      answer.body.findings.filter(
        ({ severity, rule }) => severity === 'error' && rule !== 'PAPER_FIELD',
      ),
    ).toEqual([]);
    expect((await draft(cell)).tables['review']).toHaveLength(start.tables['review']!.length);
    expect((await draft(cell))['submission']).toEqual(start['submission']);
  });

  it('is the cell’s alone', async () => {
    const [own, other] = [cells[0]!, cells[1]!];
    for (const token of [other.token, issued.reviewer, issued.clerk]) {
      expect((await download(own, 'workbook', token)).status).toBe(403);
      expect((await upload(own, Buffer.from('x'), { token })).status).toBe(403);
      expect(
        (await upload(own, Buffer.from('x'), { token, what: 'workbook/annotated' })).status,
      ).toBe(403);
    }
  });

  it(
    'wrong cells are kept, told at their place, and coloured in the same workbook; corrected ' +
      'it is clean',
    async () => {
      const cell = cells[2]!;
      const { bytes } = await download(cell);
      const wrong = await edited(bytes, (name, _headings, lines) => {
        if (name !== 'Phụ lục 1 - Rà soát') return;
        for (const [heading, value] of [
          ['Ngày sinh *', '31/02/1980'],
          ['Giới tính *', 'không rõ'],
          ['Họ và tên *', 'Nguyễn Văn A, Lê Thị B'],
        ] as const)
          set(lines, { heading, row: 1, value });
        set(lines, { heading: 'Đề nghị *', row: 2, value: null });
      });
      const answer = await upload(cell, wrong);
      expect(answer).toMatchObject({
        status: 200,
        body: { version: 1, ready: false, submission: null },
      });
      const told = answer.body.findings
        .filter(({ table, severity }) => table === 'review' && severity === 'error')
        .map(({ rule, sheet, cell: place }) => [rule, sheet, place]);
      expect(told).toEqual(
        expect.arrayContaining([
          ['DATE_IMPOSSIBLE', 'Phụ lục 1 - Rà soát', 'D6'],
          ['CHOICE_UNKNOWN', 'Phụ lục 1 - Rà soát', 'E6'],
          ['TWO_PEOPLE', 'Phụ lục 1 - Rà soát', 'C6'],
          ['CELL_REQUIRED', 'Phụ lục 1 - Rà soát', 'K7'],
        ]),
      );
      expect(told).toHaveLength(4);
      expect((await draft(cell)).tables['review']![0]).toMatchObject({
        born: '31/02/1980',
        sex: 'không rõ',
        person: 'Nguyễn Văn A, Lê Thị B',
      });

      const back = await upload(cell, wrong, { what: 'workbook/annotated' });
      expect(back.status).toBe(200);
      const parts = unzipSync(back.bytes);
      const comments = Object.entries(parts)
        .filter(([name]) => /comments/.test(name))
        .map(([, part]) => strFromU8(part))
        .join('');
      for (const place of ['ref="D6"', 'ref="E6"', 'ref="C6"', 'ref="K7"'])
        expect(comments).toContain(place);
      expect(strFromU8(parts['xl/workbook.xml']!)).toContain('name="Cần sửa"');
      expect((await readWorkbook(back.bytes)).sheets.map(({ rows }) => rows.length)).toEqual(
        (await readWorkbook(wrong)).sheets.map(({ rows }) => rows.length),
      );
      expect((await draft(cell)).version).toBe(1);

      expect(await upload(cell, bytes)).toMatchObject({
        status: 412,
        body: { code: 'CHANGED_SINCE', version: 1 },
      });
      const corrected = await upload(cell, bytes, { ifMatch: 1 });
      expect(corrected.body).toMatchObject({ version: 2, submission: expect.anything() });
    },
  );

  it('the words of the paper that were typed stay; a second click writes nothing', async () => {
    const cell = cells[3]!;
    await call(stage.url, of(cell, 'draft'), {
      method: 'PUT',
      token: cell.token,
      key: freshKey(),
      body: { number: '05-BC/CB', reportedOn: '2024-01-30', note: 'đã gõ', tables: {} },
    });
    const { bytes } = await download(cell);
    const key = freshKey();
    const once = await upload(cell, bytes, { key, ifMatch: 1 });
    expect(once.body).toMatchObject({ version: 2, ready: true });
    expect((await upload(cell, bytes, { key, ifMatch: 1 })).body).toEqual(once.body);
    expect(await draft(cell)).toMatchObject({ version: 2, number: '05-BC/CB', note: 'đã gõ' });
    const sent = await call(stage.url, of(cell, 'reports'), {
      token: cell.token,
      key: freshKey(),
      body: {
        outcome: 'unchanged',
        number: '05-BC/CB',
        reportedOn: '2024-01-30',
        submission: once.body.submission,
      },
    });
    expect(sent).toMatchObject({ status: 201 });
    expect(await upload(cell, bytes, { ifMatch: 2 })).toMatchObject({
      status: 409,
      body: { code: 'NOT_IN_THIS_STATE' },
    });
  });

  it('two people at once: one of them is told', async () => {
    const cell = cells[4]!;
    const { bytes } = await download(cell);
    const other = await edited(
      bytes,
      (name, _headings, lines) =>
        name === 'Phụ lục 1 - Rà soát' &&
        set(lines, { heading: 'Đề xuất, ghi chú', row: 1, value: 'khác' }),
    );
    const both = await Promise.all([upload(cell, bytes), upload(cell, other)]);
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 412]);
  });
});

describe('what cannot be taken changes nothing', () => {
  const form = (): Form => planningForm([{ id: 't', name: '2022-2025' }]);
  it.each<[string, () => Uint8Array, number, string]>([
    ['nothing', () => new Uint8Array(), 422, 'FILE_EMPTY'],
    ['words', () => Buffer.from('Họ và tên;Ngày sinh'), 422, 'FILE_TEXT'],
    ['a PDF', () => Buffer.from('%PDF-1.7'), 422, 'FILE_PDF'],
    [
      'macros',
      () =>
        madeBook({ sheets: [{ name: 'a', rows: [['a']] }], parts: { 'xl/vbaProject.bin': 'x' } }),
      422,
      'FILE_MACRO',
    ],
    [
      'a zip bomb',
      () =>
        madeBook({
          sheets: [{ name: 'a', rows: [['a']] }],
          parts: { 'xl/media/a.bin': new Uint8Array(4 << 20) },
        }),
      422,
      'FILE_ZIP_BOMB',
    ],
    ['a zip that is no workbook', () => zipped({ 'a.txt': 'a' }), 422, 'FILE_NOT_WORKBOOK'],
    ['more than 10 MB', () => Buffer.alloc((10 << 20) + 1, 'x'), 413, 'FILE_TOO_LARGE'],
    [
      'another cell’s workbook',
      () =>
        writeWorkbook(
          sheetLayouts(form()),
          {},
          {
            stamp: { directive: issued.directive, cell: cells[0]!.id, round: 1, form: 'x' },
            subject: 'x',
          },
        ),
      422,
      'FILE_WORKBOOK_OTHER_CELL',
    ],
    [
      'another letter’s workbook',
      () =>
        writeWorkbook(
          sheetLayouts(form()),
          {},
          { stamp: { directive: 'khac', cell: cells[5]!.id, round: 1, form: 'x' }, subject: 'x' },
        ),
      422,
      'FILE_WORKBOOK_OTHER_DIRECTIVE',
    ],
  ])('%s', async (_, bytes, status, code) => {
    for (const what of ['workbook', 'workbook/annotated']) {
      expect(await upload(cells[5]!, bytes(), { what })).toMatchObject({
        status,
        type: expect.stringContaining('problem+json'),
        body: { code, detail: expect.stringMatching(/\. .+\.$/) },
      });
    }
    expect((await draft(cells[5]!)).version).toBe(0);
  });

  it.each([
    ['an older round', { round: 2 }, 'WORKBOOK_OLD_ROUND', 'warning'],
    ['a list that has moved on', { form: '#9.9' }, 'WORKBOOK_OLD_LIST', 'error'],
    ['another form', { form: 'x' }, 'WORKBOOK_OTHER_FORM', 'error'],
  ] as const)('a workbook of %s is told', async (_, change, rule, severity) => {
    const { bytes } = await download(cells[6]!);
    const { stamp } = await readWorkbook(bytes);
    const form2 =
      'form' in change
        ? change.form.startsWith('#')
          ? stamp!.form.split('#')[0] + change.form
          : change.form
        : stamp!.form;
    const old = { ...stamp!, ...change, form: form2 };
    const { version } = await draft(cells[6]!);
    const answer = await upload(
      cells[6]!,
      writeWorkbook(sheetLayouts(form()), {}, { stamp: old, subject: 'x' }),
      version > 0 ? { ifMatch: version } : {},
    );
    expect([answer.status, answer.body.findings.filter(({ table }) => table === '')]).toEqual([
      200,
      [expect.objectContaining({ rule, severity, sheet: '', cell: '' })],
    ]);
  });
});

describe('what was found in the workbook stays with the draft', () => {
  const paper = { number: '05-BC/CB', reportedOn: '2024-01-30' };
  const put = (cell: Asker, body: object, ifMatch: number) =>
    call(stage.url, of(cell, 'draft'), {
      method: 'PUT',
      token: cell.token,
      key: freshKey(),
      body,
      headers: { 'if-match': `"${ifMatch}"` },
    }) as Promise<Reply & { readonly body: Reply['body'] & Answer }>;
  const send = (cell: Asker, submission: unknown) =>
    call(stage.url, of(cell, 'reports'), {
      token: cell.token,
      key: freshKey(),
      body: { outcome: 'unchanged', ...paper, submission },
    });
  const rules = ({ findings }: Pick<Answer, 'findings'>): string[] =>
    findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);

  it(
    'a sheet under another name and an error of a cell: not ready, not sent, until mended by ' +
      'hand or by another upload',
    async () => {
      const cell = cells[9]!;
      const start = await draft(cell);
      const { bytes } = await download(cell);
      const renamed = await edited(
        bytes,
        (name, _headings, lines) => {
          if (name !== 'Phụ lục 1 - Rà soát') return;
          set(lines, { heading: 'Đề nghị *', row: 1, value: 'Đưa ra' });
          set(lines, { heading: 'Chức vụ hiện tại', row: 2, value: '#REF!' });
        },
        (name) => (name === 'Phụ lục 1 - Rà soát' ? 'PL1' : name),
      );
      const answer = await upload(cell, renamed);
      expect(answer).toMatchObject({
        status: 200,
        body: { ready: false, submission: null, workbook: expect.stringMatching(/^[0-9a-f]{64}$/) },
      });
      expect(rules(answer.body)).toEqual(expect.arrayContaining(['SHEET_MISSING', 'CELL_ERROR']));
      const kept = await draft(cell);
      expect(kept).toMatchObject({ ready: false, submission: null });
      expect(rules(kept as never)).toEqual(expect.arrayContaining(['SHEET_MISSING', 'CELL_ERROR']));
      expect(kept.tables['review']![0]).toMatchObject({ decision: 'Đưa ra' });
      expect(await send(cell, start['submission'])).toMatchObject({
        status: 409,
        body: { code: 'WORKBOOK_HAS_ERRORS' },
      });
      const other = await put(
        cell,
        { ...paper, tables: { ...kept.tables, meetings: [{ meeting: 'H1' }] } },
        kept.version,
      );
      expect(rules(other.body)).toContain('SHEET_MISSING');
      const review = kept.tables['review']!.map((line, index) =>
        index === 1 ? { ...line, position: 'Chuyên viên' } : line,
      );
      const byHand = await put(
        cell,
        { ...paper, tables: { ...kept.tables, review } },
        other.body.version,
      );
      expect(
        rules(byHand.body).filter((rule) => rule === 'SHEET_MISSING' || rule === 'CELL_ERROR'),
      ).toEqual([]);
      const again = await upload(cell, renamed, { ifMatch: byHand.body.version });
      expect(again.body.ready).toBe(false);
      const clean = await upload(cell, bytes, { ifMatch: again.body.version });
      expect([clean.status, rules(clean.body)]).toEqual([200, []]);
      const files: { sha256: string }[] = await stage.dataSource.query(
        'select sha256 from app.report_workbook where obligation = $1',
        [cell.obligation],
      );
      expect(files).toHaveLength(2);
      for (const { sha256 } of files)
        expect(await new Deposit(stage.config.archiveDir).look(sha256)).toBe('whole');
    },
  );

  it(
    'another thing altogether changes nothing; what an upload replaced can be brought ' + 'back',
    async () => {
      const cell = cells[10]!;
      const { bytes } = await download(cell);
      const noted = await edited(
        bytes,
        (name, _headings, lines) =>
          name === 'Phụ lục 1 - Rà soát' &&
          set(lines, { heading: 'Đề xuất, ghi chú', row: 1, value: 'bản đầu' }),
      );
      expect((await upload(cell, noted)).status).toBe(200);
      const before = await draft(cell);
      for (const sheets of [
        [
          {
            name: 'Bảng lương',
            rows: [
              ['STT', 'Họ tên', 'Hệ số'],
              [1, 'Nguyễn Văn A', 3.33],
            ],
          },
        ],
        [
          {
            name: 'Hội nghị',
            rows: [
              ['STT', 'Đại biểu'],
              [1, 'Nguyễn Văn A'],
            ],
          },
        ],
      ]) {
        expect(await upload(cell, madeBook({ sheets }), { ifMatch: 1 })).toMatchObject({
          status: 422,
          body: { code: 'FILE_NOT_THIS_WORKBOOK' },
        });
      }
      expect(await draft(cell)).toEqual(before);
      expect((await upload(cell, bytes, { ifMatch: 1 })).body.version).toBe(2);
      const states = (await call(stage.url, of(cell, 'draft/states'), { token: cell.token }))
        .body as never as { version: number; rows: Record<string, number> }[];
      expect(states).toEqual([
        expect.objectContaining({
          version: 1,
          rows: expect.objectContaining({ review: before.tables['review']!.length }),
        }),
      ]);
      const restore = (version: string | number) =>
        call(stage.url, of(cell, `draft/states/${version}/restore`), {
          method: 'POST',
          token: cell.token,
          key: freshKey(),
          headers: { 'if-match': '"2"' },
        });
      expect(await restore(7)).toMatchObject({
        status: 404,
        body: { code: 'NO_SUCH_DRAFT_STATE' },
      });
      expect(await restore(1)).toMatchObject({
        status: 200,
        body: { version: 3, tables: before.tables },
      });
      expect(
        (await call(stage.url, of(cell, 'draft/states'), { token: issued.reviewer })).status,
      ).toBe(403);
    },
  );

  it('warnings go along with the report, and the reviewer decides about them', async () => {
    const cell = cells[11]!;
    const { bytes } = await download(cell);
    const formula = await edited(
      bytes,
      (name, _headings, lines) =>
        name === 'Phụ lục 1 - Rà soát' &&
        set(lines, {
          heading: 'Đề xuất, ghi chú',
          row: 1,
          value: { raw: '<c r="@" t="str"><f>A1</f><v>theo công thức</v></c>' } as never,
        }),
    );
    const answer = await upload(cell, formula);
    expect(answer.body.findings.map(({ rule }) => rule)).toContain('FORMULA_VALUE');
    expect(await send(cell, answer.body.submission)).toMatchObject({ status: 201 });
    const shown = await call(stage.url, of(cell, 'report'), { token: issued.reviewer });
    expect(shown.body).toMatchObject({
      workbook: { sha256: expect.any(String) },
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'FORMULA_VALUE', severity: 'warning', accepted: null }),
      ]),
    });
    const review = (acceptances: object[]) =>
      call(stage.url, of(cell, 'review'), {
        token: issued.reviewer,
        key: freshKey(),
        body: { opinion: 'Đồng ý', acceptances },
      });
    expect(await review([])).toMatchObject({ body: { code: 'WARNINGS_OPEN' } });
    const ids = (shown.body['findings'] as { id: string }[]).map(({ id }) => id);
    expect(
      await review([{ findings: ids, reason: 'Đã đối chiếu hồ sơ, chấp nhận.' }]),
    ).toMatchObject({ status: 200 });
  });
});

describe('a workflow with a form of its own', () => {
  it('has the workbook of its tables, and none where it has none', async () => {
    const letter = {
      addressee: 'Chi ủy các Chi bộ trực thuộc',
      opening: 'Đảng ủy đề nghị các Chi bộ như sau:',
      points: ['Thực hiện đúng hướng dẫn.'],
      deadlineNote: 'Kết quả gửi về Đảng ủy {wording}.',
      closing: 'Đề nghị các Chi bộ nghiêm túc thực hiện',
      recipients: ['Như trên', 'Lưu Đảng ủy'],
    };
    const superior = {
      number: '1780-CV/ĐUK',
      on: '2024-01-05',
      body: 'Đảng ủy Khối',
      subject: 'việc đánh giá',
    };
    for (const [directive, workflow] of [
      ['xep-loai', 'danh-gia-xep-loai'],
      ['dinh-ky', 'bao-cao-dinh-ky'],
    ] as const) {
      const body = {
        directive,
        workflow,
        committee: 'dang-uy-vp',
        year: 2024,
        subject: 'báo cáo công tác',
        letter,
        dueOn: '2024-02-01',
        superior,
      };
      for (const [target, sent] of [
        ['/api/directives', body],
        [`/api/directives/${directive}/issue`, undefined],
      ] as const) {
        expect(
          (
            await call(stage.url, target, {
              token: issued.clerk,
              key: freshKey(),
              method: 'POST',
              body: sent,
            })
          ).status,
        ).toBeLessThan(300);
      }
    }
    await drain(stage);
    const own = (directive: string): Asker => ({
      obligation: obligationStream(directive, cells[7]!.id),
      token: cells[7]!.token,
    });
    const { bytes } = await download(own('xep-loai'));
    const filled = await edited(bytes, (name, headings, lines) => {
      if (name !== 'Đảng viên') return;
      const values: Record<string, string | number> = {
        'Mã đảng viên *': '0001',
        'Họ và tên *': 'Trần Thị Bình',
        'Chức vụ, đơn vị công tác *': 'Phó Trưởng phòng',
        'Đề nghị xếp loại *': 'HTTNV',
        'Phiếu hợp lệ *': 9,
        'Phiếu đồng ý *': 'tám',
      };
      lines.push(headings.map((heading) => values[heading] ?? null));
    });
    const answer = await upload(own('xep-loai'), filled);
    expect(answer.body.findings.filter(({ table }) => table !== 'report')).toEqual([
      expect.objectContaining({
        rule: 'NUMBER_UNREADABLE',
        table: 'dang-vien',
        sheet: 'Đảng viên',
        cell: 'G6',
      }),
    ]);
    expect((await draft(own('xep-loai'))).tables).toMatchObject({
      'dang-vien': [{ person: '0001', valid: 9, agreed: 'tám' }],
      'can-bo': [],
    });
    expect((await download(own('dinh-ky'))).status).toBe(404);
    expect(await upload(own('dinh-ky'), filled)).toMatchObject({
      status: 404,
      body: { code: 'NO_SUCH_WORKBOOK' },
    });
    expect((await download(own('xep-loai'), 'list.xlsx')).status).toBe(404);
  });
});

describe('the printed list', () => {
  it('is the last report in the official columns, for whoever may read it', async () => {
    const cell = cells[8]!;
    expect((await download(cell, 'list.xlsx')).status).toBe(404);
    expect(await cell.submit({ seed: 9 })).toMatchObject({ status: 201 });
    const texts = async (bytes: Buffer): Promise<string[]> =>
      (await readWorkbook(bytes)).sheets.flatMap(({ rows }) =>
        rows.flatMap(({ cells: own }) =>
          own.filter((value) => value !== undefined).flatMap((value) => String(value).split('\n')),
        ),
      );
    for (const token of [cell.token, issued.reviewer, issued.auditor])
      expect((await download(cell, 'list.xlsx', token)).status).toBe(200);
    expect((await download(cell, 'list.xlsx', cells[0]!.token)).status).toBe(403);
    const [[content]] = [
      await stage.dataSource.query('select content from app.receipt where obligation = $1', [
        cell.obligation,
      ]),
    ];
    const { report } = JSON.parse(content.content) as {
      report: {
        number: string;
        submission: {
          people: { id: string; name: string }[];
          terms: { lines: { movement: string; person: string }[] }[];
        };
      };
    };
    const names = (movement: string) =>
      report.submission.terms
        .flatMap(({ lines }) => lines.filter((line) => line.movement === movement))
        .map(({ person }) => report.submission.people.find(({ id }) => id === person)!.name);
    const first = await texts((await download(cell, 'list.xlsx')).bytes);
    for (const name of [...names('continue'), ...names('remove')]) expect(first).toContain(name);
    expect(first.join('\n')).toContain(`kèm theo Báo cáo số ${report.number}`);
    for (const text of [
      'PHỤ LỤC 1',
      'A. NHIỆM KỲ 2022-2025',
      'B. NHIỆM KỲ 2025-2027',
      'T/M CHI BỘ',
    ])
      expect(first).toContain(text);
    const second = await texts((await download(cell, 'list.xlsx?appendix=2')).bytes);
    expect(names('add').length).toBeGreaterThan(0);
    for (const name of names('add')) expect(second).toContain(name);
    const word = await download(cell, 'list.docx?appendix=2');
    expect(word.headers.get('content-type')).toContain('wordprocessingml');
    const document = strFromU8(unzipSync(word.bytes)['word/document.xml']!);
    for (const name of names('add')) expect(document).toContain(name);
    expect((await download(cell, 'list.xlsx?appendix=3')).status).toBe(400);
  });
});
