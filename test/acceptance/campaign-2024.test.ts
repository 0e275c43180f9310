import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { obligationStream } from '#libs/directive';
import { expectPdf } from '#libs/documents/testing';
import { projectPath } from '#libs/platform';
import { STRIKE_REASON } from '../../apps/cli/src/demo/decisions.js';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call } from '../support/call.js';
import { freshKey, tokenOf } from '../support/issued.js';
import { openStage, type Stage } from '../support/stage.js';

const DIRECTIVE = 'quy-hoach-2024';
const CUTOFF = '2024-02-15T17:00:00.000000Z';
const NUMBERS = [
  '241-CV/ĐU',
  ...[119, 120, 121, 122, 123, 124, 125, 126, 127].map((number) => `${number}-TB/ĐU`),
];

/**
 * What each of the twelve cells is told, in order. The waves it hears are those before its report.
 */
const TOLD: readonly (readonly string[])[] = [
  ['directive-issued', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'receipt', 'report-returned', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'last-day', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'last-day', 'receipt', 'approved'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'last-day', 'late-kept', 'expired'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'last-day', 'expired'],
  ['directive-issued', 'ten-days', 'five-days', 'two-days', 'last-day', 'expired'],
];

interface Message {
  readonly step: string;
  readonly at: string;
  readonly cell: string;
  readonly mail: string;
}

interface Notice {
  readonly notice: string;
  readonly symbol: string;
  readonly sha256: string;
  readonly deliveredTo: readonly string[];
  readonly cell: string | null;
}

interface Sent {
  readonly outcome: string;
  readonly submission: {
    readonly cell: string;
    readonly terms: readonly {
      readonly term: { readonly name: string };
      readonly lines: readonly { readonly movement: string }[];
    }[];
    readonly meetings: readonly { readonly kind: string; readonly ballot: object | null }[];
  };
}

let stage: Stage;
let cells: readonly string[];
let auditor: string;

/** Every answer the API gave to a command, by its Idempotency-Key. */
const answers = new Map<string, { status: number; body: unknown }[]>();

function listenToAnswers(): void {
  const real = globalThis.fetch;
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (...args) => {
    const response = await real(...args);
    const key = new Headers(args[1]?.headers).get('idempotency-key');
    if (key)
      answers.set(key, [
        ...(answers.get(key) ?? []),
        { status: response.status, body: await response.clone().json() },
      ]);
    return response;
  });
}

const get = async <T>(path: string, token = auditor): Promise<T> =>
  (await call(stage.url, path, { token })).body as T;
const rowsOf = <T>(sql: string, params: readonly unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, [...params]);
const counts = () =>
  rowsOf(
    `select (select count(*) from app.event) as events, (select count(*)
      from app.receipt) as receipts, (select count(*) from app.message) as messages,
      (select count(*) from app.used_number) as numbers`,
  );

beforeAll(async () => {
  stage = await openStage();
  listenToAnswers();
  await stage.play({ until: '2024-02-19T09:00:00+07:00' });
  cells = (await rowsOf<{ id: string }>('select id from app.cell order by ordinal')).map(
    ({ id }) => id,
  );
  auditor = await tokenOf(stage, { name: 'Kiểm tra', role: 'auditor' });
}, 180_000);
afterAll(async () => {
  jest.restoreAllMocks();
  await stage.close();
});

describe('before the meeting', () => {
  it('whoever reviewed does not approve, whatever the role says', async () => {
    const path = `/api/obligations/${obligationStream(DIRECTIVE, cells[0]!)}/approve`;
    const body = { meeting: { on: '2024-02-20', present: 11, agreed: 11 } };
    const reviewer = await tokenOf(stage, {
      name: 'Tài khoản trình diễn: thẩm định',
      role: 'reviewer',
    });
    expect(await call(stage.url, path, { token: reviewer, key: freshKey(), body })).toMatchObject({
      status: 403,
      body: { code: 'NOT_YOUR_ROLE' },
    });
    const [review] = await rowsOf<{ actor: string }>(
      `select actor from app.event where type = 'ReportReviewed' limit 1`,
    );
    const promote = (role: string, name: string) =>
      rowsOf('update app.account set role = $1, name = $2 where id = $3', [
        role,
        name,
        review!.actor,
      ]);
    await promote('approver', 'Người vừa chuyển việc');
    expect(await call(stage.url, path, { token: reviewer, key: freshKey(), body })).toMatchObject({
      status: 403,
      body: { code: 'SAME_PERSON' },
    });
    await promote('reviewer', 'Tài khoản trình diễn: thẩm định');
  });
});

describe('the year 2024', () => {
  beforeAll(() => stage.play({ from: '2024-02-20T09:00:00+07:00' }), 120_000);

  it('comes to the figures of the campaign', async () => {
    expect(await get(`/api/directives/${DIRECTIVE}/summary`)).toEqual({
      obligations: 12,
      acknowledged: 11,
      submitted: 9,
      returned: 1,
      approved: 9,
      expired: 3,
      lateKept: 1,
      documents: 10,
      numbers: NUMBERS,
    });
    expect(await get(`/api/directives/${DIRECTIVE}`)).toMatchObject({
      status: 'closed',
      symbol: '241-CV/ĐU',
      issuedOn: '2024-01-12',
      cutoffAt: CUTOFF,
      wording: 'trước ngày 15/02/2024',
    });
  });

  it('reminded, at 08:00 and never in Tết, those who had not submitted', async () => {
    const reminded = await rowsOf<{ step: string; at: string; cells: string[] }>(
      `select m.step, app.iso(m.at) as at, array_agg(m.cell order by c.ordinal) as cells
        from app.message m join app.cell c on c.id = m.cell
       where m.step like 'reminder %' group by 1, 2 order by 2`,
    );
    expect(reminded).toEqual([
      {
        step: 'reminder 2024-02-15 ten-days',
        at: '2024-01-25T01:00:00.000000Z',
        cells: cells.slice(1),
      },
      {
        step: 'reminder 2024-02-15 five-days',
        at: '2024-02-01T01:00:00.000000Z',
        cells: cells.slice(4),
      },
      {
        step: 'reminder 2024-02-15 two-days',
        at: '2024-02-06T01:00:00.000000Z',
        cells: cells.slice(6),
      },
      {
        step: 'reminder 2024-02-15 last-day',
        at: '2024-02-15T01:00:00.000000Z',
        cells: cells.slice(7),
      },
    ]);
  });

  it.each(TOLD.map((told, i) => [i + 1, told] as const))(
    'told cell %i what concerns it, and nothing else',
    async (number, told) => {
      const cell = cells[number - 1]!;
      const token = await tokenOf(stage, { name: 'Bí thư chi bộ', role: 'cell', cell });
      const { messages } = await get<{ messages: Message[] }>('/api/messages?limit=200', token);
      expect(
        [...messages].reverse().map(({ step }) => step.replace('reminder 2024-02-15 ', '')),
      ).toEqual(told);
      expect(new Set(messages.map((message) => `${message.cell} ${message.mail}`))).toEqual(
        new Set([`${cell} kept`]),
      );
    },
  );

  it('marked three, each once, dated at the cutoff', async () => {
    const marks = await rowsOf(
      `select stream, data, app.iso(at) as at, actor from app.event where type = 'ObligationExpired'
        order by position`,
    );
    const mark = (cell: string) => ({
      stream: obligationStream(DIRECTIVE, cell),
      data: { cutoffAt: CUTOFF, effectiveAt: CUTOFF },
      at: '2024-02-15T17:05:00.000000Z',
      actor: 'system',
    });
    expect(marks).toHaveLength(3);
    expect(marks).toEqual(expect.arrayContaining(cells.slice(9).map(mark)));
  });

  it('took the report of the last millisecond and kept the one after it', async () => {
    const receipts = await rowsOf<object>(
      `select r.obligation, app.iso(r.completed_at) as at, r.timeliness from app.receipt r
        order by r.completed_at desc, r.number desc limit 2`,
    );
    expect(receipts).toEqual([
      { obligation: obligationStream(DIRECTIVE, cells[9]!), at: CUTOFF, timeliness: 'late' },
      {
        obligation: obligationStream(DIRECTIVE, cells[8]!),
        at: '2024-02-15T16:59:59.999000Z',
        timeliness: 'onTime',
      },
    ]);
    const kept = answers.get(`demo-${DIRECTIVE}-submit-10-1`)![0]!;
    expect(kept).toMatchObject({
      status: 409,
      body: {
        code: 'PAST_CUTOFF',
        receipt: '2024/0011',
        detail: expect.stringContaining('2024/0011'),
      },
    });
  });

  it('had every report reviewed by one person and approved by another', async () => {
    const people = await rowsOf<{ reviewer: string; approver: string }>(
      `select r.actor as reviewer, a.actor as approver from app.event a
        join app.event r on r.stream = a.stream and r.type = 'ReportReviewed'
        where a.type = 'ReportApproved'`,
    );
    expect(people).toHaveLength(9);
    expect(people.filter(({ reviewer, approver }) => reviewer === approver)).toEqual([]);
  });

  it('delivered each notice to its cell, in one file with the sealed hash', async () => {
    const notices = (await call(stage.url, `/api/notices?dossier=${DIRECTIVE}`, { token: auditor }))
      .body as unknown as Notice[];
    expect(notices.map(({ symbol }) => symbol)).toEqual(NUMBERS);
    expect(notices.map(({ cell }) => cell)).toEqual([null, ...cells.slice(0, 9)]);
    for (const { notice, sha256, deliveredTo, cell } of notices) {
      expect(deliveredTo).toEqual(cell ? [obligationStream(DIRECTIVE, cell)] : []);
      const bytes = Buffer.from(
        await (
          await fetch(`${stage.url}/documents/${encodeURIComponent(notice)}.pdf`, {
            headers: { authorization: `Bearer ${auditor}` },
          })
        ).arrayBuffer(),
      );
      expect([
        bytes.subarray(0, 5).toString(),
        createHash('sha256').update(bytes).digest('hex'),
      ]).toEqual(['%PDF-', sha256]);
    }
    const files = await readdir(stage.config.archiveDir, { recursive: true });
    expect(files.filter((file) => file.endsWith('.pdf'))).toHaveLength(10);
  });

  it(
    'heard both terms of every cell, with its ballots; one without chi ủy, one without ' + 'change',
    async () => {
      const reports = (
        await rowsOf<{ content: string }>('select content from app.receipt order by number')
      ).map(({ content }) => (JSON.parse(content) as { report: Sent }).report);
      expect(reports).toHaveLength(11);
      for (const { submission } of reports)
        expect(submission.terms.map(({ term }) => term.name)).toEqual(['2022-2025', '2025-2027']);
      expect(
        reports.map(({ outcome }) => outcome).filter((outcome) => outcome === 'unchanged'),
      ).toHaveLength(1);
      const movements = new Set(
        reports.flatMap(({ submission }) =>
          submission.terms.flatMap(({ lines }) => lines.map(({ movement }) => movement)),
        ),
      );
      expect(movements).toEqual(new Set(['continue', 'remove', 'add']));
      const kinds = ({ submission }: Sent) =>
        submission.meetings.map(({ kind, ballot }) => `${kind}${ballot ? ' ballot' : ''}`);
      expect(
        new Map(reports.map((report) => [report.submission.cell, kinds(report)])).get(cells[0]!),
      ).toEqual(['chi-uy-ra-soat', 'chi-bo ballot', 'chi-uy-ket-luan ballot']);
      expect(
        reports.filter(({ submission }) => submission.cell === 'cb-tiep-dan').map(kinds),
      ).toEqual([['chi-bo ballot']]);
    },
  );

  it('told eight kinds of mistake in one workbook, and took it when they were mended', async () => {
    const [wrong, right] = ['wrong', 'right'].map(
      (which) =>
        answers.get(`demo-${DIRECTIVE}-submit-4-1-${which}`)![0]!.body as {
          ready: boolean;
          findings: { rule: string; severity: string; sheet: string; cell: string }[];
        },
    );
    expect([wrong!.ready, right!.ready, right!.findings]).toEqual([false, true, []]);
    expect(
      wrong!.findings.filter(
        ({ severity, cell }) => severity === 'error' && /^[A-Z]+\d+$/.test(cell),
      ),
    ).toHaveLength(wrong!.findings.length);
    expect([...new Set(wrong!.findings.map(({ rule }) => rule))].sort()).toEqual([
      'CELL_REQUIRED',
      'CHOICE_UNKNOWN',
      'DATE_IMPOSSIBLE',
      'DATE_YEAR_SHORT',
      'NUMBER_OUT_OF_RANGE',
      'NUMBER_UNREADABLE',
      'PERSON_ROWS_DIFFER',
      'TWO_PEOPLE',
    ]);
  });

  it('kept the file of the report that had one, byte for byte', async () => {
    const token = await tokenOf(stage, { name: 'Bí thư chi bộ', role: 'cell', cell: cells[7]! });
    const path = `/api/obligations/${obligationStream(DIRECTIVE, cells[7]!)}/attachments`;
    const { attachments } = await get<{
      attachments: { id: string; name: string; receipt: string | null }[];
    }>(path, token);
    expect(attachments).toEqual([
      expect.objectContaining({
        name: 'Biên bản kiểm phiếu (dữ liệu mẫu).pdf',
        receipt: expect.stringMatching(/^2024\/\d{4}$/),
      }),
    ]);
    const response = await fetch(`${stage.url}${path}/${attachments[0]!.id}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(
      Buffer.from(await response.arrayBuffer()).equals(
        await readFile(projectPath('apps/cli/sample/bien-ban-kiem-phieu-mau.pdf')),
      ),
    ).toBe(true);
  });

  it(
    'let one warning stand for a written reason, and struck one line, which its notice says ' +
      'and its list lacks',
    async () => {
      const of = (type: string) =>
        rowsOf<{
          stream: string;
          data: { acceptances?: object[]; decisions?: { line: string; reason: string }[] };
        }>(`select stream, data from app.event where type = '${type}' order by position`);
      const accepted = (await of('ReportReviewed')).filter(
        ({ data }) => (data.acceptances ?? []).length > 0,
      );
      expect(accepted).toEqual([
        expect.objectContaining({
          stream: obligationStream(DIRECTIVE, cells[6]!),
          data: expect.objectContaining({
            acceptances: [
              {
                finding: `COEFFICIENT_OUT_OF_RANGE|terms|${cells[6]!}-2025-2027|term|1,60`,
                reason: expect.stringContaining('nguồn kế cận'),
              },
            ],
          }),
        }),
      ]);
      const struck = (await of('ReportApproved')).filter(
        ({ data }) => (data.decisions ?? []).length > 0,
      );
      expect(struck).toEqual([
        expect.objectContaining({
          stream: obligationStream(DIRECTIVE, cells[4]!),
          data: expect.objectContaining({
            decisions: [
              {
                line: `${cells[4]!}-2022-2025/chi-uy-vien/dv-mau-0089`,
                verdict: 'strike',
                reason: STRIKE_REASON,
              },
            ],
          }),
        }),
      ]);
      const lists = await rowsOf<{ version: number; people: string }>(
        `select version, entries::text as people from app.approved_list where cell = '${cells[4]!}'
        order by term`,
      );
      expect(
        lists.map(({ version, people }) => [
          version,
          people.includes('dv-mau-0089'),
          people.includes('dv-mau-0090'),
        ]),
      ).toEqual([
        [1, false, false],
        [1, false, true],
      ]);
      const [paper] = (
        (await call(stage.url, `/api/notices?dossier=${DIRECTIVE}`, { token: auditor }))
          .body as unknown as Notice[]
      ).filter(({ cell }) => cell === cells[4]);
      const pdf = await fetch(`${stage.url}/documents/${encodeURIComponent(paper!.notice)}.pdf`, {
        headers: { authorization: `Bearer ${auditor}` },
      });
      await expectPdf(Buffer.from(await pdf.arrayBuffer()), {
        contains: [
          paper!.symbol,
          'Chưa phê duyệt theo đề nghị: 01 đồng chí',
          'Bổ sung. Mới chuyển về',
          'Tiếp tục quy hoạch: 06 đồng chí (08 chức danh)',
        ],
        times: { 'Phàn Văn Kim': 1 },
      });
    },
  );

  it('lets a cell see its own paper and the letter, not another’s', async () => {
    const token = await tokenOf(stage, { name: 'Bí thư chi bộ', role: 'cell', cell: cells[0]! });
    const own = (await call(stage.url, '/api/notices', { token })).body as unknown as Notice[];
    expect(own.map(({ symbol }) => symbol)).toEqual(['241-CV/ĐU', '119-TB/ĐU']);
    const all = (await call(stage.url, '/api/notices', { token: auditor }))
      .body as unknown as Notice[];
    expect(
      await call(stage.url, `/documents/${encodeURIComponent(all[2]!.notice)}.pdf`, { token }),
    ).toMatchObject({ status: 404, body: { code: 'NO_SUCH_DOCUMENT' } });
  });

  it('shows the board as a page, with links that open', async () => {
    const page = await call(stage.url, '/');
    expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
    const names = await rowsOf<{ name: string }>('select name from app.cell');
    for (const { name } of names) expect(page.text).toContain(name);
    for (const word of [
      ...NUMBERS,
      'trước ngày 15/02/2024',
      'Coi như không thực hiện',
      'nộp muộn',
      'đã kết thúc',
      'Dữ liệu mẫu',
    ])
      expect(page.text).toContain(word);
    const links = [...page.text.matchAll(/href="(\/documents\/[^"]+)"/g)].map(([, link]) =>
      link!.replaceAll('&#x3D;', '='),
    );
    expect(links).toHaveLength(10);
    for (const link of links)
      expect(await call(stage.url, link)).toMatchObject({ status: 200, type: 'application/pdf' });
  });

  it('breaks none of the invariants', async () => {
    expect(
      await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }),
    ).toMatchObject({ clean: true, violations: [] });
  });

  it('gives every key its answer again, and nothing happens twice', async () => {
    const before = await counts();
    const [first, keys] = [
      new Map([...answers].map(([key, given]) => [key, given[0]!])),
      [...answers.keys()],
    ];
    await stage.play();
    expect(await counts()).toEqual(before);
    // The last four: a draft's words, two workbooks and a file on the way to two of the reports.
    expect(keys.length).toBe(1 + 1 + 11 + 9 + 1 + 1 + 1 + 9 + 9 + 1 + 4);
    expect([...answers.keys()]).toEqual(keys);
    for (const [key, given] of answers) expect([key, given.at(-1)]).toEqual([key, first.get(key)]);
  }, 60_000);
});
