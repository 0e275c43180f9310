import { describe, expect, it } from '@jest/globals';
import { Deposit } from '#libs/records';
import { call, type Reply } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import { edited, set } from './workbook.edited.js';
import { madeBook } from './workbook.made.js';
import {
  type Answer,
  type Asker,
  cells,
  download,
  draft,
  issued,
  of,
  stage,
  upload,
} from './workbook-routes.fixtures.js';

/** Errors and warnings of a workbook, from the draft to the review. */
export function whatStaysWithTheDraft(): void {
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
          body: {
            ready: false,
            submission: null,
            workbook: expect.stringMatching(/^[0-9a-f]{64}$/),
          },
        });
        expect(rules(answer.body)).toEqual(expect.arrayContaining(['SHEET_MISSING', 'CELL_ERROR']));
        const kept = await draft(cell);
        expect(kept).toMatchObject({ ready: false, submission: null });
        expect(rules(kept as never)).toEqual(
          expect.arrayContaining(['SHEET_MISSING', 'CELL_ERROR']),
        );
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
}
