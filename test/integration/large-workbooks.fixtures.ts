import { expect } from '@jest/globals';
import { type Reply } from '../support/call.js';
import { letters, type MadeBook, madeBook } from './workbook.made.js';

export const additions = 'Phụ lục 2 - Bổ sung';
export const known: Readonly<Record<string, string>> = {
  'Nhiệm kỳ *': '2022-2025',
  'Họ và tên *': 'Nguyễn Văn Mẫu',
  'Ngày sinh *': '15/03/1980',
  'Giới tính *': 'Nam',
  'Dân tộc': 'Kinh',
  'Chức danh đề xuất *': 'Chi ủy viên',
};
export const card = (index: number): string => `04${String(index).padStart(10, '0')}`;

export interface Draft {
  readonly version: number;
  readonly ready: boolean;
  readonly submission: {
    readonly people: readonly object[];
    readonly terms: readonly { readonly lines: readonly object[] }[];
  } | null;
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
}
export const bodyOf = (reply: Reply): Draft => reply.body as unknown as Draft;

/** Words that say what to do, and a code: never a fault of the server. */
export function saysWhy({ status, type, body }: Reply): void {
  expect([status < 500, type, body['code'], body['detail']]).toEqual([
    true,
    expect.stringContaining('problem+json'),
    expect.stringMatching(/^[A-Z][A-Z_]+$/),
    expect.stringMatching(/[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/),
  ]);
}

/** A sheet of additions with these rows. */
export const withSheet = (rows: string): Buffer =>
  madeBook({
    sheets: [{ name: additions, xml: `<worksheet><sheetData>${rows}</sheetData></worksheet>` }],
  });

/** Letters that no packing makes small, always the same. */
export function words(length: number, seed: number): string {
  let state = seed + 1;
  let text = '';
  while (text.length < length) {
    state = (state * 48_271) % 2_147_483_647;
    text += `${state.toString(36)} `;
  }
  return text.slice(0, length);
}

export const manySheets = (count: number): Buffer =>
  madeBook({
    sheets: Array.from({ length: count }, (_sheet, index) => ({
      name: `T${index}`,
      rows: [['a']],
    })),
  });

const note = (ref: string): string =>
  `<comment ref="${ref}" authorId="0"><text><t>${words(100, ref.length)}</t></text></comment>`;
/** A part with so many notes, twenty to a row, and the relation to it. */
export const comments = (count: number): NonNullable<MadeBook['parts']> => ({
  'xl/worksheets/_rels/sheet1.xml.rels':
    '<Relationships ' +
    'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship ' +
    'Id="r1" ' +
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" ' +
    'Target="/xl/comments1.xml"/></Relationships>',
  'xl/comments1.xml':
    '<comments ' +
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<authors><author>a</author></authors><commentList>' +
    Array.from({ length: count }, (_note, index) =>
      note(`${letters(index % 20)}${2 + Math.floor(index / 20)}`),
    ).join('') +
    '</commentList></comments>',
});
