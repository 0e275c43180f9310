import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PlanningReport } from '#libs/directive';
import { samplePdf } from '#libs/documents/testing';
import { type Finding } from '#libs/forms';
import { lineId } from '#libs/planning';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { sampleReport } from '../../apps/cli/src/demo/sample-report.js';
import { call, type Reply } from '../support/call.js';
import { type Cell, freshKey, type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';
import { sendFile } from '../support/upload.js';

const REASON = 'Đã đối chiếu hồ sơ, chấp nhận.';

let stage: Stage;
let issued: Issued;

beforeAll(async () => {
  ({ stage, issued } = await openIssued('2024-01-30T10:00:00+07:00'));
});
afterAll(() => stage.close());

interface Told {
  readonly findings: readonly (Finding & { readonly accepted: string | null })[];
}

const get = (path: string, token: string): Promise<Reply> => call(stage.url, path, { token });
const ask = ({ obligation }: Cell, verb: string, token: string, body?: object): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/${verb}`, { token, key: freshKey(), body });
const remark = ({ obligation }: Cell, key: string, body: object): Promise<Reply> =>
  call(stage.url, `/api/obligations/${obligation}/comments`, { token: issued.reviewer, key, body });
const rowsOf = <T>(sql: string, params: unknown[] = []): Promise<T[]> =>
  stage.dataSource.query(sql, params);
const newest = async ({
  obligation,
}: Cell): Promise<{ type: string; data: Record<string, unknown> }> =>
  (
    await rowsOf<{ type: string; data: Record<string, unknown> }>(
      'select type, data from app.event where stream = $1 order by version desc limit 1',
      [obligation],
    )
  )[0]!;
const reportFor = (
  cell: Cell,
  more: { seed?: number; voted?: boolean; round?: number } = {},
): Promise<PlanningReport> =>
  sampleReport(stage.dataSource, {
    cell: cell.id,
    terms: letter2024.targetTerms!,
    seed: 2,
    changed: true,
    on: '2024-01-30',
    ...more,
  });

async function submit(cell: Cell, report: object): Promise<Reply> {
  const reply = await ask(cell, 'reports', cell.token, report);
  if (reply.status !== 201) throw new Error(reply.text);
  return reply;
}

async function warningsOf(cell: Cell): Promise<string[]> {
  const { body } = await get(`/api/obligations/${cell.obligation}/report`, issued.reviewer);
  return (body as unknown as Told).findings.map(({ id }) => id);
}

async function review(cell: Cell): Promise<void> {
  const findings = await warningsOf(cell);
  const reply = await ask(cell, 'review', issued.reviewer, {
    opinion: 'Đủ',
    acceptances: findings.length > 0 ? [{ findings, reason: REASON }] : [],
  });
  if (reply.status !== 200) throw new Error(reply.text);
}

describe('a report with warnings', () => {
  it(
    'is not reviewed before each was accepted with a reason, and the review keeps ids and ' +
      'reasons',
    async () => {
      const cell = issued.cells[0]!;
      const report = await reportFor(cell, { voted: false });
      await submit(cell, report);
      const refused = await ask(cell, 'review', issued.reviewer, { opinion: 'Đủ' });
      expect(refused).toMatchObject({ status: 409, body: { code: 'WARNINGS_OPEN' } });
      const open = refused.body['findings'] as Finding[];
      expect(open.length).toBeGreaterThan(0);
      for (const finding of open)
        expect(Object.keys(finding)).toEqual([
          'id',
          'severity',
          'rule',
          'table',
          'row',
          'column',
          'message',
          'fix',
        ]);
      const [{ warnings }] = (await rowsOf<{ warnings: number }>(
        'select warnings from app.receipt where obligation = $1',
        [cell.obligation],
      )) as [{ warnings: number }];
      expect(warnings).toBe(open.length);

      const findings = open.map(({ id }) => id);
      const accept = (ids: readonly string[], reason = REASON) =>
        ask(cell, 'review', issued.reviewer, {
          opinion: 'Đủ',
          acceptances: [{ findings: ids, reason }],
        });
      expect(await accept(findings, 'ok')).toMatchObject({ status: 400 });
      expect(await accept([...findings, 'NO_SUCH_RULE|terms'])).toMatchObject({
        status: 409,
        body: {
          code: 'ACCEPTANCE_REFUSED',
          refused: [{ finding: 'NO_SUCH_RULE|terms', code: 'NO_SUCH_FINDING' }],
        },
      });
      expect(await accept([...findings, findings[0]!])).toMatchObject({
        status: 409,
        body: { code: 'ACCEPTANCE_REFUSED', refused: [{ code: 'ACCEPTED_TWICE' }] },
      });
      if (findings.length > 1)
        expect(await accept(findings.slice(1))).toMatchObject({
          status: 409,
          body: { code: 'WARNINGS_OPEN', findings: [{ id: findings[0] }] },
        });
      expect((await newest(cell)).type).toBe('ReportSubmitted');

      expect(await accept(findings)).toMatchObject({ status: 200, body: { status: 'reviewed' } });
      const { type, data } = await newest(cell);
      expect({ type, data }).toMatchObject({
        type: 'ReportReviewed',
        data: { acceptances: findings.map((finding) => ({ finding, reason: REASON })) },
      });
      for (const { name } of report.submission.people)
        expect(JSON.stringify(data)).not.toContain(name);
      const told = (await get(`/api/obligations/${cell.obligation}/report`, issued.approver))
        .body as unknown as Told;
      expect(told.findings.map(({ id, accepted }) => [id, accepted])).toEqual(
        findings.map((id) => [id, REASON]),
      );
    },
  );

  it('asks again when the figure that was accepted is another one today', async () => {
    const cell = issued.cells[1]!;
    await submit(cell, await reportFor(cell));
    // More seats than the lists fill: the coefficient that is measured falls below the least.
    const seats = (count: number) =>
      rowsOf('update app.term set seats = $2 where cell = $1', [cell.id, count]);
    await seats(60);
    const before = await warningsOf(cell);
    expect(before.length).toBeGreaterThan(0);
    await seats(30);
    const accept = (findings: readonly string[]) =>
      ask(cell, 'review', issued.reviewer, {
        opinion: 'Đủ',
        acceptances: [{ findings, reason: REASON }],
      });
    expect(await accept(before)).toMatchObject({
      status: 409,
      body: {
        code: 'ACCEPTANCE_REFUSED',
        refused: before.map((finding) => ({ finding, code: 'NO_SUCH_FINDING' })),
      },
    });
    expect(await accept(await warningsOf(cell))).toMatchObject({ status: 200 });
  });

  it('that has become wrong since it was sent must go back', async () => {
    const cell = issued.cells[2]!;
    await submit(cell, await reportFor(cell));
    const [someone]: { id: string; born: string }[] = await rowsOf(
      `select d.id, d.born from app.planned_post p join app.person d on d.id = p.person
        where p.cell = $1 order by d.id limit 1`,
      [cell.id],
    );
    await rowsOf(`update app.person set born = '1960-01-01' where id = $1`, [someone!.id]);
    const refused = await ask(cell, 'review', issued.reviewer, {
      opinion: 'Đủ',
      acceptances: [{ findings: await warningsOf(cell), reason: REASON }],
    });
    expect(refused).toMatchObject({
      status: 409,
      body: { refused: expect.arrayContaining([expect.objectContaining({ code: 'IS_ERROR' })]) },
    });
    expect(await ask(cell, 'review', issued.reviewer, { opinion: 'Đủ' })).toMatchObject({
      status: 409,
      body: { code: 'REPORT_HAS_ERRORS' },
    });
    expect(
      await ask(cell, 'return', issued.reviewer, { reason: 'Ngày sinh khác hồ sơ' }),
    ).toMatchObject({ status: 200, body: { status: 'returned' } });
    await rowsOf(`update app.person set born = $2 where id = $1`, [someone!.id, someone!.born]);
  });

  it('is left out of a bulk review, with its reason', async () => {
    const [quiet, warned] = [issued.cells[3]!, issued.cells[4]!];
    await submit(warned, await reportFor(warned, { voted: false }));
    await rowsOf('update app.term set seats = 4 where cell = $1', [quiet.id]);
    await submit(quiet, await reportFor(quiet));
    expect(await warningsOf(quiet)).toEqual([]);
    const bulk = {
      command: 'review-report',
      directive: issued.directive,
      cells: [quiet.id, warned.id],
      body: { opinion: 'Đủ' },
      preview: true,
    };
    const { body } = await call(stage.url, '/api/bulk', {
      token: issued.reviewer,
      key: freshKey(),
      body: bulk,
    });
    expect(body).toMatchObject({
      eligible: 1,
      leftOut: [
        {
          code: 'WARNINGS_OPEN',
          count: 1,
          cells: [warned.id],
          message: expect.stringContaining('ghi lý do chấp nhận'),
        },
      ],
    });
    expect(await ask(quiet, 'review', issued.reviewer, { opinion: 'Đủ' })).toMatchObject({
      status: 200,
    });
  });
});

describe('what is reviewed', () => {
  it('is shown by round with its receipt, and every view is written down and stays', async () => {
    const cell = issued.cells[5]!;
    const path = `/api/obligations/${cell.obligation}/report`;
    expect(await get(path, issued.reviewer)).toMatchObject({
      status: 404,
      body: { code: 'NO_SUCH_REPORT' },
    });
    const first = await reportFor(cell);
    const { body: receipt } = await submit(cell, first);
    await ask(cell, 'return', issued.reviewer, { reason: 'Thiếu biên bản' });
    await submit(cell, await reportFor(cell, { seed: 5, round: 2 }));

    const shown = await get(path, issued.reviewer);
    expect(shown).toMatchObject({
      status: 200,
      body: {
        round: 2,
        status: 'submitted',
        checkedOn: '2024-01-30',
        rounds: [{ round: 1, receipt: receipt['receipt'] }, { round: 2 }],
      },
    });
    expect(shown.headers['etag']).toBe('"4"');
    const old = await get(`${path}?round=1`, issued.approver);
    expect(old).toMatchObject({
      status: 200,
      body: {
        round: 1,
        report: first,
        receipt: { number: receipt['receipt'], sha256: receipt['sha256'], timeliness: 'onTime' },
        checkedOn: null,
        findings: [],
        decisions: [{ event: { type: 'ReportReturned' } }],
      },
    });
    expect((old.body['tables'] as { key: string }[]).map(({ key }) => key)).toEqual([
      'terms',
      'review',
      'additions',
      'meetings',
      'votes',
    ]);
    expect(await get(`${path}?round=3`, issued.reviewer)).toMatchObject({
      status: 404,
      body: { code: 'NO_SUCH_REPORT' },
    });
    for (const wrong of ['?round=0', '?round=x', '?vong=1'])
      expect((await get(path + wrong, issued.reviewer)).status).toBe(400);
    expect(await get(path, cell.token)).toMatchObject({ status: 200 });
    expect(await get(path, issued.cells[6]!.token)).toMatchObject({
      status: 403,
      body: { code: 'NOT_YOUR_CELL' },
    });

    const views = await rowsOf<{ round: number; account: string }>(
      'select round, account from app.report_view where obligation = $1 order by at, round',
      [cell.obligation],
    );
    expect(views.map(({ round }) => round).toSorted()).toEqual([1, 2, 2]);
    expect(new Set(views.map(({ account }) => account)).size).toBe(3);
    for (const sql of [
      'update app.report_view set round = 9',
      'delete from app.report_view',
      `update app.review_comment set text = 'x'`,
      'delete from app.review_comment',
    ]) {
      await expect(rowsOf(sql)).rejects.toThrow('permission denied');
    }
  });

  it('differs between two rounds by person: who came, who went, what changed', async () => {
    const cell = issued.cells[7]!;
    const first = await reportFor(cell);
    await submit(cell, first);
    await ask(cell, 'return', issued.reviewer, { reason: 'Bổ sung lý do' });
    const [term, ...others] = first.submission.terms;
    const dropped = term!.lines.find(({ movement }) => movement === 'add')!;
    const noted = term!.lines.find(({ movement }) => movement === 'continue')!;
    const lines = term!.lines
      .filter((line) => line !== dropped)
      .map((line) => (line === noted ? { ...line, note: 'Đã trao đổi' } : line));
    const meetings = first.submission.meetings.map((meeting) => ({
      ...meeting,
      ballot: meeting.ballot && {
        ...meeting.ballot,
        votes: meeting.ballot.votes.filter(
          ({ person, term: id }) => !(person === dropped.person && id === term!.term.id),
        ),
      },
    }));
    const outcome = lines.some(({ movement }) => movement !== 'continue') ? 'changed' : 'unchanged';
    await submit(cell, {
      ...first,
      number: '15-BC/CB',
      submission: {
        ...first.submission,
        meetings,
        terms: [{ ...term!, outcome, lines }, ...others],
      },
    });

    const { status, body } = await get(
      `/api/obligations/${cell.obligation}/rounds/diff?from=1&to=2`,
      issued.reviewer,
    );
    expect(status).toBe(200);
    const table = (key: string) =>
      (
        body['tables'] as {
          key: string;
          added: object[];
          removed: { key: string }[];
          changed: object[];
        }[]
      ).find((one) => one.key === key)!;
    expect(table('additions')).toMatchObject({
      added: [],
      removed: [{ key: lineId(term!.term.id, dropped), values: { post: dropped.post } }],
      changed: [],
    });
    expect(table('review')).toMatchObject({
      added: [],
      removed: [],
      changed: [
        {
          key: lineId(term!.term.id, noted),
          columns: [{ column: 'note', before: null, after: 'Đã trao đổi' }],
        },
      ],
    });
    expect(body['files']).toEqual({ added: [], removed: [] });
    const back = await get(
      `/api/obligations/${cell.obligation}/rounds/diff?from=2&to=1`,
      cell.token,
    );
    expect((back.body['tables'] as { added: object[] }[])[2]!.added).toHaveLength(1);
    expect(
      await get(`/api/obligations/${cell.obligation}/rounds/diff?from=1&to=4`, issued.reviewer),
    ).toMatchObject({ status: 404, body: { code: 'NO_SUCH_REPORT' } });
    expect(
      (await get(`/api/obligations/${cell.obligation}/rounds/diff`, issued.reviewer)).body,
    ).toEqual(body);
    expect(
      (await get(`/api/obligations/${cell.obligation}/rounds/diff?from=0`, issued.reviewer)).status,
    ).toBe(400);
  });
});

describe('remarks', () => {
  const seen = async (
    cell: Cell,
    token: string,
  ): Promise<{ id: string; round: number; text: string }[]> =>
    (await get(`/api/obligations/${cell.obligation}/comments`, token)).body['comments'] as never;

  it(
    'stand at a row, a column or the whole; what does not exist in the round is ' + 'refused',
    async () => {
      const cell = issued.cells[8]!;
      expect(await ask(cell, 'comments', issued.reviewer, { text: 'Chưa có gì' })).toMatchObject({
        status: 409,
        body: { code: 'NOTHING_TO_REVIEW' },
      });
      const report = await reportFor(cell);
      await submit(cell, report);
      const [term] = report.submission.terms;
      const row = lineId(term!.term.id, term!.lines[0]!);
      const key = freshKey();
      const cellOfTable = { table: 'review', row, column: 'rating1' };
      const written = await remark(cell, key, { text: 'Xem lại xếp loại', anchor: cellOfTable });
      expect(written).toMatchObject({
        status: 200,
        body: { round: 1, anchor: cellOfTable, text: 'Xem lại xếp loại', resolvedAt: null },
      });
      expect(
        (await remark(cell, key, { text: 'Xem lại xếp loại', anchor: cellOfTable })).body,
      ).toEqual(written.body);
      expect(await remark(cell, key, { text: 'Khác' })).toMatchObject({
        status: 422,
        body: { code: 'IDEMPOTENCY_KEY_REUSED' },
      });
      expect(
        (await ask(cell, 'comments', issued.approver, { text: 'Thiếu biên bản' })).status,
      ).toBe(200);
      for (const anchor of [
        { table: 'khac' },
        { table: 'review', row: `${row}x` },
        { table: 'review', row, column: 'khac' },
        { table: 'additions', row },
        { file: '0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01', page: 1 },
        { row },
      ])
        expect([
          anchor,
          (await ask(cell, 'comments', issued.reviewer, { text: 'Sai chỗ', anchor })).status,
        ]).toEqual([anchor, 400]);
      expect(await ask(cell, 'comments', cell.token, { text: 'Tự góp ý' })).toMatchObject({
        status: 403,
      });
      expect((await seen(cell, issued.approver)).map(({ text }) => text)).toEqual([
        'Xem lại xếp loại',
        'Thiếu biên bản',
      ]);
    },
  );

  it('stand at a page of a file that came with the report', async () => {
    const cell = issued.cells[10]!;
    const upload = await sendFile(stage.url, `/api/obligations/${cell.obligation}/attachments`, {
      token: cell.token,
      key: freshKey(),
      name: 'Biên bản.pdf',
      bytes: samplePdf(),
    });
    const file = String(upload.body['id']);
    await submit(cell, { ...(await reportFor(cell)), attachments: [file] });
    expect(
      await ask(cell, 'comments', issued.reviewer, {
        text: 'Trang này thiếu chữ ký',
        anchor: { file, page: 3 },
      }),
    ).toMatchObject({ status: 200, body: { anchor: { file, page: 3 } } });
    expect(
      (
        await ask(cell, 'comments', issued.reviewer, {
          text: 'Không có trang này',
          anchor: { file, page: 0 },
        })
      ).status,
    ).toBe(400);
    await ask(cell, 'return', issued.reviewer, { reason: 'Thiếu chữ ký' });
    await submit(cell, { ...(await reportFor(cell)), number: '17-BC/CB' });
    const { body } = await get(`/api/obligations/${cell.obligation}/report`, issued.reviewer);
    expect(body['comments']).toEqual([expect.not.objectContaining({ place: expect.anything() })]);
    expect(
      (await get(`/api/obligations/${cell.obligation}/rounds/diff?from=1&to=2`, issued.reviewer))
        .body['files'],
    ).toEqual({ added: [], removed: ['Biên bản.pdf'] });
  });

  it(
    'are the cell’s to read and answer from the return on, and keep their line in the next ' +
      'round',
    async () => {
      const cell = issued.cells[8]!;
      const [first] = await seen(cell, issued.reviewer);
      expect(await seen(cell, cell.token)).toEqual([]);
      expect(await ask(cell, `comments/${first!.id}/resolve`, cell.token)).toMatchObject({
        status: 404,
        body: { code: 'NO_SUCH_COMMENT' },
      });
      await ask(cell, 'return', issued.reviewer, { reason: 'Xem góp ý' });
      expect((await newest(cell)).data['comments']).toHaveLength(2);
      expect(await seen(cell, cell.token)).toHaveLength(2);
      expect(await ask(cell, 'comments', issued.reviewer, { text: 'Sau khi trả' })).toMatchObject({
        status: 409,
        body: { code: 'NOTHING_TO_REVIEW' },
      });
      const answered = await ask(cell, `comments/${first!.id}/resolve`, cell.token);
      expect(answered).toMatchObject({
        status: 200,
        body: { id: first!.id, resolvedAt: expect.any(String) },
      });
      expect((await ask(cell, `comments/${first!.id}/resolve`, issued.reviewer)).body).toEqual(
        answered.body,
      );
      for (const id of ['khong-co', '0d9f5c1e-7c9b-4b43-9f0a-2f5f1c1f6a01'])
        expect((await ask(cell, `comments/${id}/resolve`, issued.reviewer)).status).toBe(404);
      expect(
        (await ask(cell, `comments/${first!.id}/resolve`, issued.cells[6]!.token)).status,
      ).toBe(403);

      await submit(cell, { ...(await reportFor(cell)), number: '16-BC/CB' });
      const second = await ask(cell, 'comments', issued.reviewer, { text: 'Vòng hai' });
      expect(second.body).toMatchObject({ round: 2 });
      const shown = (await get(`/api/obligations/${cell.obligation}/report`, issued.reviewer)).body[
        'comments'
      ] as { text: string; place?: object | null }[];
      expect(shown.map(({ text, place }) => [text, place !== undefined])).toEqual([
        ['Xem lại xếp loại', true],
        ['Thiếu biên bản', true],
        ['Vòng hai', true],
      ]);
      expect((await seen(cell, cell.token)).map(({ text }) => text)).toEqual([
        'Xem lại xếp loại',
        'Thiếu biên bản',
      ]);
      const own = (await get(`/api/obligations/${cell.obligation}/report`, cell.token)).body;
      expect((own['comments'] as object[]).length).toBe(2);
    },
  );

  it('and opinions are not shown to the cell before and after the review', async () => {
    const cell = issued.cells[9]!;
    await submit(cell, await reportFor(cell));
    await ask(cell, 'comments', issued.reviewer, { text: 'Nội bộ' });
    await review(cell);
    const types = async (token: string) =>
      (
        (await get(`/api/obligations/${cell.obligation}/report`, token)).body['decisions'] as {
          event: { type: string };
        }[]
      ).map(({ event }) => event.type);
    expect(await types(issued.approver)).toEqual(['ReportReviewed']);
    expect(await types(cell.token)).toEqual([]);
    const own = (await get(`/api/obligations/${cell.obligation}/report`, cell.token))
      .body as unknown as Told & { comments: object[] };
    expect(own.comments).toEqual([]);
    expect(own.findings.every(({ accepted }) => accepted === null)).toBe(true);
  });
});
