import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { sampleJpeg, samplePdf, samplePng } from './file.examples.js';
import { type Sniffed } from './file-kind.js';
import { sniffFile } from './sniff.js';
import { linesOf, wordLines } from './word-lines.js';
import { sniffMembers } from './zip-kind.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'sniff-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function saved(bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, 'file');
  await writeFile(file, bytes);
  return file;
}
const kindOf = async (bytes: Uint8Array): Promise<string> => {
  const said: Sniffed = await sniffFile(await saved(bytes));
  return 'type' in said ? said.type : said.doubt;
};
const zip = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const list = (part: string, type: string): string =>
  '<?xml version="1.0"?><Types><Default Extension="xml" ' +
  `ContentType="application/xml"/><Override ContentType='${type}' PartName='/${part}'/></Types>`;
const relations = (part: string): string =>
  '<Relationships><Relationship Id="r1" ' +
  'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" ' +
  `Target="${part}"/></Relationships>`;
const text = (...lines: string[]): string =>
  '<w:document><w:body>' +
  lines
    .map((line) => `<w:p w:id="1"><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`)
    .join('') +
  '</w:body></w:document>';

describe('a PDF', () => {
  it('is one with bytes before it, whichever way its offsets are counted', async () => {
    expect(await kindOf(samplePdf())).toBe('pdf');
    expect(await kindOf(samplePdf('', { before: '\r\nX-Scanner: 1\r\n' }))).toBe('pdf');
    expect(await kindOf(samplePdf('', { before: ' '.repeat(1024) }))).toBe('pdf');
    expect(await kindOf(samplePdf('', { before: ' '.repeat(1025) }))).toBe('UNKNOWN');
    expect(await kindOf(Buffer.concat([samplePdf(), Buffer.alloc(3000)]))).toBe('pdf');
    expect(await kindOf(await readFile('apps/cli/sample/bien-ban-kiem-phieu-mau.pdf'))).toBe('pdf');
  });

  it('with its table in a stream is one', async () => {
    const head = '%PDF-1.5\n';
    expect(
      await kindOf(
        Buffer.from(
          `${head}7 0 obj\n<</Type/XRef/Size 1/Root 1 0 R>>\nstream\n/Encrypt ` +
            `x\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF`,
        ),
      ),
    ).toBe('pdf');
    expect(
      await kindOf(
        Buffer.from(
          `${head}7 0 obj\n<</Type/XRef/Size 1/Encrypt 9 0 ` +
            `R>>\nstream\nx\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF`,
        ),
      ),
    ).toBe('LOCKED_PDF');
  });

  it('that is cut anywhere is damaged', async () => {
    const whole = await readFile('apps/cli/sample/bien-ban-kiem-phieu-mau.pdf');
    for (let part = 1; part < 20; part += 1)
      expect(await kindOf(whole.subarray(0, (whole.length * part) / 20))).toBe('DAMAGED');
    expect(await kindOf(whole.subarray(0, -6))).toBe('DAMAGED');
    expect(await kindOf(Buffer.from('%PDF-1.7\nwords\n%%EOF\n'))).toBe('DAMAGED');
    expect(await kindOf(Buffer.from('%PDF-1.7\nstartxref\n900\n%%EOF\n'))).toBe('DAMAGED');
  });

  it('with a password, or locked for printing, is locked', async () => {
    expect(await kindOf(samplePdf('', { trailer: '/Encrypt 5 0 R' }))).toBe('LOCKED_PDF');
    expect(await kindOf(samplePdf('', { trailer: '/Encrypt<</Filter/Standard>>' }))).toBe(
      'LOCKED_PDF',
    );
    expect(await kindOf(samplePdf('/Encrypt'))).toBe('pdf');
  });
});

describe('a picture', () => {
  it('is whole or damaged; what a phone adds behind its end does not count', async () => {
    for (const [type, whole] of [
      ['jpg', sampleJpeg()],
      ['png', samplePng()],
    ] as const) {
      expect(await kindOf(whole)).toBe(type);
      expect(await kindOf(Buffer.concat([whole, Buffer.alloc(70_000)]))).toBe(type);
      for (let length = 8; length < whole.length; length += 1)
        expect([type, length, await kindOf(whole.subarray(0, length))]).toEqual([
          type,
          length,
          'DAMAGED',
        ]);
    }
    expect(await kindOf(Buffer.from('ffd8ff', 'hex'))).toBe('DAMAGED');
    expect(await kindOf(Buffer.from('ffd8ffd9', 'hex'))).toBe('DAMAGED');
  });

  it('from a phone is told by its brand', async () => {
    for (const brand of ['heic', 'heix', 'mif1', 'hevc', 'avif'])
      expect(await kindOf(Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0`))).toBe('PHONE_PICTURE');
    expect(await kindOf(Buffer.from('\0\0\0\x18ftypqt  \0\0\0\0'))).toBe('UNKNOWN');
  });
});

describe('an Office file', () => {
  it('has its main part where its lists say', async () => {
    expect(
      await kindOf(
        zip({
          '[Content_Types].xml': list('word/document2.xml', MAIN),
          'word/document2.xml': text('a'),
        }),
      ),
    ).toBe('docx');
    expect(
      await kindOf(
        zip({ '[Content_Types].xml': list('xl/book1.xml', SHEET), 'xl/book1.xml': '<x/>' }),
      ),
    ).toBe('xlsx');
    expect(
      await kindOf(
        zip({
          '[Content_Types].xml': `<Types><Default Extension="xml" ContentType="${MAIN}"/></Types>`,
          '_rels/.rels': relations('/office/main.xml'),
          'office/main.xml': text('a'),
        }),
      ),
    ).toBe('docx');
    expect(
      await kindOf(
        zip({
          '[Content_Types].xml': list('word/document9.xml', MAIN),
          'word/document2.xml': text('a'),
        }),
      ),
    ).toBe('OTHER_ZIP');
  });

  it(
    'with a workbook inside is still a text, and what says macro is refused ' + 'whatever its name',
    () => {
      const names = ['[Content_Types].xml', 'word/document2.xml', 'word/embeddings/a.xlsx'];
      expect(
        sniffMembers(names, list('word/document2.xml', MAIN), relations('word/document2.xml')),
      ).toEqual({ type: 'docx' });
      expect(
        sniffMembers(
          names,
          list('word/document2.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml'),
        ),
      ).toEqual({ doubt: 'MACRO' });
    },
  );

  it('gives its lines: headers, text boxes and what is written in runs', async () => {
    const box =
      '<w:p><w:r><w:t>Kính ' +
      'gửi</w:t></w:r><w:txbxContent><w:p><w:r><w:t>MẬ</w:t></w:r><w:r><w:t>T</w:t></w:r></w:p></w:txbxContent></w:p>';
    expect(
      linesOf(
        `<w:body>${box}<w:p/><w:p><w:pPr/><w:r><w:t>a &amp; ` +
          '&#7852;&#x1EAC;</w:t><w:tab/><w:t>b</w:t></w:r></w:p></w:body>',
      ),
    ).toEqual(['Kính gửi', 'MẬT', 'a & ẬẬ b']);
    const file = await saved(
      zip({
        '[Content_Types].xml': list('word/document2.xml', MAIN),
        'word/document2.xml': text('thân'),
        'word/header1.xml': text('đầu'),
      }),
    );
    expect((await wordLines(file)).sort()).toEqual(['thân', 'đầu']);
  });
});
