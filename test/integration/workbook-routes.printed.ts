import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { readWorkbook } from '#libs/documents';
import { cells, download, issued, stage } from './workbook-routes.fixtures.js';

/** The last report as the official lists. */
export function thePrintedList(): void {
  describe('the printed list', () => {
    it('is the last report in the official columns, for whoever may read it', async () => {
      const cell = cells[8]!;
      expect((await download(cell, 'list.xlsx')).status).toBe(404);
      expect(await cell.submit({ seed: 9 })).toMatchObject({ status: 201 });
      const texts = async (bytes: Buffer): Promise<string[]> =>
        (await readWorkbook(bytes)).sheets.flatMap(({ rows }) =>
          rows.flatMap(({ cells: own }) =>
            own
              .filter((value) => value !== undefined)
              .flatMap((value) => String(value).split('\n')),
          ),
        );
      expect((await download(cell, 'list.xlsx', issued.auditor)).status).toBe(403);
      for (const token of [cell.token, issued.reviewer, issued.approver])
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
}
