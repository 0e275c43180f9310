import { describe, expect, it } from '@jest/globals';
import { readWorkbook, writeWorkbook } from '#libs/documents';
import { type Form, sheetLayouts } from '#libs/forms';
import { planningForm } from '../support/planning-form.js';
import { madeBook, zipped } from './workbook.made.js';
import { cells, download, draft, issued, upload } from './workbook-routes.fixtures.js';

/** Files that are refused, and workbooks of another round, list or form. */
export function whatCannotBeTaken(): void {
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
}
