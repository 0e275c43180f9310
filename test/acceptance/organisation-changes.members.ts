import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type OrgFile, readOrg } from '#libs/org';
import { importOrgFile } from '../../apps/cli/src/import-org.js';
import { review } from '../support/issued.js';
import {
  at,
  issued,
  onDuty,
  rows,
  stage,
  verified,
  worker,
} from './organisation-changes.fixtures.js';

/** Who moves with his plans from one cell to another. */
export function aMemberMoves(): void {
  describe('a member who moves to another cell in mid-campaign', () => {
    const [reported, leaving, taking] = [2, 10, 11];
    let folder: string;
    beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'dondoc-moved-'))));
    afterAll(() => rm(folder, { recursive: true, force: true }));

    /**
     * The first who is planned as a member only is planned in the other cell instead, in every
     * term.
     */
    function moved({ planned }: OrgFile, from: string, to: string): OrgFile['planned'] {
      const lines = planned.filter(({ cell }) => cell === from);
      const { person } = lines.find((line) =>
        lines.every(({ person: other, post }) => other !== line.person || post === 'chi-uy-vien'),
      )!;
      return planned.map((line) =>
        line.cell === from && line.person === person ? { ...line, cell: to } : line,
      );
    }
    const listed = (): Promise<unknown[]> =>
      rows('select * from app.planned_post order by cell, term, person, post');

    it(
      'is told in words with the campaign that is open, and asked for; both cells still report ' +
        'and are approved, and a report of before is given back',
      async () => {
        const ids = [reported, leaving, taking].map((n) => at(n).id) as [string, string, string];
        expect(await at(reported).submit()).toMatchObject({ status: 201 });
        let file = (await readOrg(stage.dataSource.manager, 'dang-uy-vp'))!;
        for (const from of ids.slice(0, 2)) file = { ...file, planned: moved(file, from, ids[2]) };
        const typed = path.join(folder, 'to-chuc.json');
        await writeFile(typed, JSON.stringify(file));

        const before = await listed();
        const asked = await importOrgFile(stage.dataSource, typed).then(
          () => 'taken',
          (error: Error) => error.message,
        );
        const named = await rows<{ id: string; name: string }>(
          'select id, name from app.cell where id = any ($1)',
          [ids],
        );
        const nameOf = (id: string): string => named.find((cell) => cell.id === id)!.name;
        expect(asked).toContain(
          `Đang có đợt chưa đóng: ${issued.directive}. Các chi bộ trong đợt sẽ thấy thay đổi này.`,
        );
        for (const from of ids.slice(0, 2))
          expect(asked).toMatch(
            new RegExp(
              `chuyển .+ từ Chi ủy viên, ${nameOf(from)}, nhiệm kỳ .+ sang Chi ủy viên, ` +
                `${nameOf(ids[2])}`,
            ),
          );
        expect(
          (await importOrgFile(stage.dataSource, typed, { dryRun: true })).difference,
        ).toContain('Cần xác nhận (--confirm)');
        expect(await listed()).toEqual(before);
        expect(
          (await importOrgFile(stage.dataSource, typed, { confirm: true })).changed,
        ).toBeGreaterThan(0);
        expect(await importOrgFile(stage.dataSource, typed)).toMatchObject({
          changed: 0,
          difference: expect.not.stringContaining('Đang có đợt'),
        });

        // A report of before still names who has gone: it is told so, and the cell is asked again.
        expect(await review(stage, issued.reviewer, at(reported))).toMatchObject({
          status: 409,
          body: {
            code: 'REPORT_HAS_ERRORS',
            detail: expect.stringContaining('trả lại để chi bộ sửa'),
          },
        });
        expect(
          await onDuty(
            at(reported).id,
            'return',
            { reason: 'Một đồng chí đã chuyển chi bộ' },
            issued.reviewer,
          ),
        ).toMatchObject({ status: 200 });
        for (const n of [reported, leaving, taking]) {
          const sent = await at(n).submit();
          expect({ n, refused: sent.status === 201 ? '' : sent.text }).toEqual({ n, refused: '' });
        }
        for (const n of [reported, leaving, taking]) {
          const seen = await review(stage, issued.reviewer, at(n));
          expect({ n, refused: seen.status === 200 ? '' : seen.text }).toEqual({ n, refused: '' });
          expect(
            await onDuty(at(n).id, 'approve', {
              meeting: { on: '2024-02-02', present: 11, agreed: 11 },
            }),
          ).toMatchObject({ status: 200 });
        }
        await worker.drain();
        expect(await verified()).toMatchObject({ clean: true, violations: [] });
      },
    );
  });
}
