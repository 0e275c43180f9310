import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { readWorkbook } from '#libs/documents';
import { call } from '../support/call.js';
import { freshKey } from '../support/issued.js';
import { edited, set } from './workbook.edited.js';
import { cells, download, draft, issued, of, stage, upload } from './workbook-routes.fixtures.js';

/** A cell's own workbook, downloaded, filled in and handed back. */
export function theCellsOwnWorkbook(): void {
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
}
