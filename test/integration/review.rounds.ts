import { describe, expect, it } from '@jest/globals';
import { lineId } from '#libs/planning';
import { ask, get, issued, reportFor, rowsOf, submit } from './review.fixtures.js';

/** What whoever reviews is shown of each round, on the stage of review.test.ts. */
export function rounds(): void {
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
      const outcome = lines.some(({ movement }) => movement !== 'continue')
        ? 'changed'
        : 'unchanged';
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
        (await get(`/api/obligations/${cell.obligation}/rounds/diff?from=0`, issued.reviewer))
          .status,
      ).toBe(400);
    });
  });
}
