import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { approvedListView } from '#libs/directive';
import { ReaderLoop, rebuildView, viewReader } from '#libs/event-store';
import { type LineDecision, lineId } from '#libs/planning';
import { reportOf } from '../support/issued.js';
import { whatIsAskedOfLists } from './planning-lists.asked.js';
import {
  approve,
  changed,
  issued,
  later,
  letterOf,
  listsOf,
  open,
  reviewed,
  send,
  stage,
} from './planning-lists.fixtures.js';

beforeAll(open);
afterAll(() => stage.close());

describe('a cell’s lists', () => {
  it('are refused with every error at once, and nothing is kept of them', async () => {
    const cell = issued.cells[0]!;
    const report = await reportOf(stage, cell.id, 2);
    const wrong = changed(report, (lines) =>
      lines.flatMap((line, i) => {
        if (i === 1)
          return [
            {
              movement: 'remove',
              person: line.person,
              post: line.post,
              note: '',
              ground: null,
              reason: '',
            },
          ];
        return i === 0
          ? [{ movement: 'add', person: line.person, post: line.post, note: '' }]
          : [line];
      }),
    );
    const reply = await send(cell, wrong);
    expect(reply).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT' } });
    const told = (reply.body['errors'] as { path: string; message: string }[])
      .map(({ message }) => message)
      .join('\n');
    expect(told).toMatch(/đã được phê duyệt quy hoạch/);
    expect(told).toMatch(/chưa chọn lý do/);
    expect(
      await stage.dataSource.query('select from app.receipt where obligation = $1', [
        cell.obligation,
      ]),
    ).toEqual([]);
    expect(
      (
        await send(cell, {
          ...report,
          submission: { ...report.submission, cell: issued.cells[1]!.id },
        })
      ).status,
    ).toBe(400);
  });

  it(
    'become the next base when they are approved, and the notice prints what was decided, line ' +
      'by line',
    async () => {
      const cell = issued.cells[1]!;
      const before = await listsOf(cell.id);
      expect(before.map(({ version, list }) => [version, list.version])).toEqual([
        [0, 0],
        [0, 0],
      ]);
      const report = await reportOf(stage, cell.id, 2);
      expect((await send(cell, report)).status).toBe(201);
      await reviewed(cell);
      const [first, second] = report.submission.terms;
      const struck = first!.lines.find(({ movement }) => movement === 'add')!;
      const line = lineId(first!.term.id, struck);
      expect(await approve(cell, [{ line, verdict: 'strike', reason: '' }])).toMatchObject({
        status: 409,
        body: { code: 'NO_REASON' },
      });
      expect(
        await approve(cell, [
          { line: `${first!.term.id}/bi-thu/dv-khong-co`, verdict: 'strike', reason: 'Không có' },
        ]),
      ).toMatchObject({ status: 404, body: { code: 'NO_SUCH_LINE' } });
      const decisions: LineDecision[] = [
        { line, verdict: 'strike', reason: 'Chưa đủ thời gian công tác' },
      ];
      const both = await Promise.all([approve(cell, decisions), approve(cell, decisions)]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);

      const after = await listsOf(cell.id);
      expect(after.map(({ version, list }) => [version, list.version])).toEqual([
        [2, 1],
        [2, 1],
      ]);
      const people = (i: number): string[] => after[i]!.list.entries.map(({ person }) => person);
      expect(people(0)).not.toContain(struck.person);
      const came = second!.lines.find(({ movement }) => movement === 'add')!;
      expect(people(1)).toContain(came.person);
      const gone = first!.lines.find(({ movement }) => movement === 'remove')!;
      expect(
        after[0]!.list.entries.some(
          ({ person, post }) => person === gone.person && post === gone.post,
        ),
      ).toBe(false);
      expect(
        after[1]!.list.entries.find(
          ({ person, post }) => person === came.person && post === came.post,
        )?.since,
      ).toMatch(/^Thông báo số \d+-TB\/ĐU, ngày /);

      const letter = await letterOf(cell);
      const nameOf = (person: string): string =>
        report.submission.people.find(({ id }) => id === person)!.name;
      expect(letter.terms[0]!['notApproved']).toEqual([
        expect.objectContaining({
          name: nameOf(struck.person),
          proposal: expect.stringMatching(/^Bổ sung\. .+/),
        }),
      ]);
      expect(letter.terms[0]!['added']).toEqual([]);
      // The category, not the cell's words; and each term cites what its own list stands on.
      expect(letter.terms[0]!['removed']).toEqual([
        expect.objectContaining({
          name: nameOf(gone.person),
          reason: 'Chuyển công tác, chuyển sinh hoạt đảng',
        }),
      ]);
      expect(JSON.stringify(letter)).not.toContain('Sở Nội vụ');
      expect(letter.terms.map(({ base }) => base)).toEqual([
        expect.stringContaining('62-TB/ĐU'),
        expect.stringContaining('97-TB/ĐU'),
      ]);
      expect(letter.terms[1]!['added']!.map((person) => person.name)).toEqual([
        nameOf(came.person),
      ]);
      expect(
        await stage.dataSource.query(
          `select from app.event where stream = $1 and type = 'PlanListAmended'`,
          [`plan-${first!.term.id}`],
        ),
      ).toHaveLength(1);
    },
  );

  it('are seen in a view that a rebuild finds equal', async () => {
    await new ReaderLoop(stage.dataSource, [viewReader(approvedListView)]).drainOnce();
    const rows: { key: string; version: number; entries: object[]; cited: string }[] =
      await stage.dataSource.query(
        'select key, version, entries, cited from app.approved_list order by key',
      );
    const lists = await listsOf(issued.cells[1]!.id);
    expect(rows.map(({ version, entries, cited }) => ({ version, entries, cited }))).toEqual(
      lists.map(({ list, cited }) => ({ version: list.version, entries: list.entries, cited })),
    );
    expect(await rebuildView(stage.dataSource, approvedListView)).toMatchObject({ differences: 0 });
  });

  it('are signed by whom, and in whose name, the records of the day say', async () => {
    const cell = issued.cells[4]!;
    expect((await send(cell, await reportOf(stage, cell.id, 1))).status).toBe(201);
    await reviewed(cell);
    const sign = (name: string, post: string, person: string) =>
      stage.dataSource.query(
        'update app.letterhead set signs_for = $1, signer_post = $2, signer_name = $3',
        [name, post, person],
      );
    const [before]: { signer_name: string }[] = await stage.dataSource.query(
      'select signer_name from app.letterhead order by effective_from limit 1',
    );
    await sign('ban-thuong-vu', 'pho-bi-thu', 'Hoàng Thị Thử');
    expect((await approve(cell)).status).toBe(200);
    await sign('dang-uy', 'bi-thu', before!.signer_name);
    expect((await letterOf(cell)) as object).toMatchObject({
      signature: { onBehalfOf: 'Ban Thường vụ', position: 'Phó Bí thư', signer: 'Hoàng Thị Thử' },
    });
  });

  it(
    'that were reviewed from an older base are refused when they come, and at the approval ' +
      'when the base moved in between',
    async () => {
      const [, done, fresh] = later.cells;
      const stale = await reportOf(stage, done!.id, 1);
      const old = {
        ...stale,
        submission: {
          ...stale.submission,
          terms: stale.submission.terms.map((term) => ({ ...term, baseVersion: 0 })),
        },
      };
      const refused = await send(done!, old);
      expect(refused.status).toBe(400);
      expect(JSON.stringify(refused.body)).toMatch(/thay đổi sau khi chi bộ lập báo cáo/);

      const now = issued.cells[2]!;
      expect((await send(now, await reportOf(stage, now.id, 1))).status).toBe(201);
      expect((await send(fresh!, await reportOf(stage, fresh!.id, 3))).status).toBe(201);
      await reviewed(now);
      await reviewed(fresh!);
      expect((await approve(now)).status).toBe(200);
      expect(await approve(fresh!)).toMatchObject({ status: 409, body: { code: 'STALE_BASE' } });
      const rows: unknown[] = await stage.dataSource.query(
        'select from app.used_number where notice = $1',
        [`notice-${fresh!.obligation.slice('obligation-'.length)}`],
      );
      expect(rows).toEqual([]);
    },
  );

  it('of a cell that changes nothing are a full answer', async () => {
    const cell = issued.cells[3]!;
    const { submission, ...rest } = await reportOf(stage, cell.id, 1);
    const terms = submission.terms.map((term) => ({ ...term, outcome: 'unchanged', lines: [] }));
    expect(
      (
        await send(cell, {
          ...rest,
          outcome: 'unchanged',
          submission: {
            ...submission,
            terms,
            people: [],
            meetings: submission.meetings.map((meeting) => ({ ...meeting, ballot: null })),
          },
        })
      ).status,
    ).toBe(201);
    await reviewed(cell);
    expect((await approve(cell)).status).toBe(200);
    const letter = await letterOf(cell);
    expect(letter.terms.map(({ added, removed }) => [added, removed])).toEqual([
      [[], []],
      [[], []],
    ]);
    expect(letter.terms[0]!['continued']!.length).toBeGreaterThan(0);
  });
});

whatIsAskedOfLists();
