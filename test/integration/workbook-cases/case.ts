import type { Values } from '#libs/forms';
import { madeBook, type MadeBook, type MadeCell } from '../workbook.made.js';
import { headings, row, sheet } from '../workbook.people.js';

export interface Expected {
  /** Code the whole file is refused with. */
  readonly refused?: string;
  /** `RULE row column` of every remark, in order. */
  readonly finds?: readonly string[];
  /** Some values of every row that was read. */
  readonly values?: readonly Values[];
}

export type Case = readonly [name: string, make: () => Buffer, expected: Expected];

export const one =
  (changes: Readonly<Record<string, MadeCell>> = {}, more: Partial<MadeBook> = {}) =>
  (): Buffer =>
    madeBook({ sheets: [sheet([row(changes)])], ...more });
export const withPart = (name: string, part: string | Uint8Array) =>
  one({}, { parts: { [name]: part } });
export const fine = {
  name: 'Lê Văn An',
  card: '0012',
  born: '1980-03-15',
  joined: '2001-02-03',
  votes: 12,
  post: 'bi-thu',
  ok: true,
  note: 'Đã họp',
};
export const raw = (markup: string): MadeCell => ({ raw: markup });
/** A day as a number, in that format. */
export const day = (format: number, serial: number): MadeCell =>
  raw(`<c r="@" s="${format}"><v>${serial}</v></c>`);
export const big = (bytes: number, unit = 'A'): string =>
  unit.repeat(Math.ceil(bytes / unit.length));
export const rels = (type: string, mode = ' TargetMode="External"'): string =>
  '<Relationships ' +
  'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship ' +
  `Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" ` +
  `Target="https://example.invalid/x"${mode}/></Relationships>`;
export const sheetWith = (data: string, after = ''): string =>
  '<worksheet ' +
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  `<sheetData>${data}</sheetData>${after}</worksheet>`;
const headingCells = headings.map(
  (heading, index) =>
    `<c r="${String.fromCharCode(65 + index)}1" t="inlineStr"><is><t>${heading}</t></is></c>`,
);
export const headerRow = `<row r="1">${headingCells.join('')}</row>`;
export const ownXml =
  (data: string, after = '') =>
  (): Buffer =>
    madeBook({ sheets: [{ name: 'Danh sách', xml: sheetWith(headerRow + data, after) }] });
export const table =
  (rows: readonly (readonly MadeCell[])[], more: Parameters<typeof sheet>[1] = {}) =>
  (): Buffer =>
    madeBook({ sheets: [sheet(rows, more)] });
export const renamed = (from: string, to: string): string[] =>
  headings.map((heading) => (heading === from ? to : heading));
export const headed =
  (titles: readonly MadeCell[], ...rows: (readonly MadeCell[])[]) =>
  (): Buffer =>
    madeBook({ sheets: [{ name: 'Danh sách', rows: [titles, ...rows] }] });
