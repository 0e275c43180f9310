import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import {
  annotateWorkbook,
  type PaperPage,
  readPaper,
  writeListDocument,
  writeListWorkbook,
} from '#libs/documents';
import { projectPath } from '#libs/platform';
import { describeWithOffice } from '../support/needs.js';
import { part } from './printed-list.fixtures.js';
import { consolidation, layouts, list, remarks, workbook } from './printed-sheets.fixtures.js';

// What an office prints: read as markup everywhere, and as pages where LibreOffice is.

const widthOf = (sheet: string): number =>
  [...sheet.matchAll(/<col [^>]*width="([\d.]+)"/g)].reduce(
    (sum, [, width]) => sum + Number(width),
    0,
  );
/** Points of a landscape A4 page between margins of 10 mm; a character of 12 points is six wide. */
const printedSize = (sheet: string, character = 6): number =>
  (12 * ((297 - 20) / 25.4) * 72) / (widthOf(sheet) * character);

describe('sheets as they are printed', () => {
  it(
    'are landscape A4, as wide as the page, with their headings on every page, in letters of ' +
      'at least 8.5 points',
    () => {
      const bytes = workbook();
      layouts.forEach((layout, index) => {
        const sheet = part(bytes, `xl/worksheets/sheet${index + 1}.xml`);
        expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
        expect(sheet).toMatch(
          /<pageSetup paperSize="9" fitToHeight="0" orientation="landscape" fitToWidth="1"\/>/,
        );
        expect(printedSize(sheet)).toBeGreaterThan(8.5);
        expect(part(bytes, 'xl/workbook.xml')).toContain(
          `localSheetId="${index}">'${layout.name}'!$4:$5<`,
        );
      });
      // The control: as wide as the form would have its columns, the letters were of four points.
      expect(
        (12 * 785) / (layouts[1]!.columns.reduce((sum, { width }) => sum + width, 0) * 6),
      ).toBeLessThan(4.5);
    },
  );

  it('so is the list of what is to be mended, in the workbook that was handed in', async () => {
    const bytes = await annotateWorkbook(
      await annotateWorkbook(workbook(), remarks, { tables: new Map() }),
      remarks,
      { tables: new Map() },
    );
    const sheet = part(bytes, 'xl/worksheets/sheet-don-doc.xml');
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toContain('orientation="landscape" fitToWidth="1"');
    expect(printedSize(sheet)).toBeGreaterThan(8.5);
    expect(part(bytes, 'xl/workbook.xml').match(/'Cần sửa'!\$1:\$1/g)).toHaveLength(1);
    expect(part(bytes, 'xl/workbook.xml')).toContain(
      `localSheetId="${layouts.length + 1}">'Cần sửa'`,
    );
  });

  it(
    'end a page before the last two lines when the signature does not fit below them, and ' +
      'repeat their headings',
    async () => {
      expect(part(writeListWorkbook(list(1, 2)), 'xl/worksheets/sheet1.xml')).not.toContain(
        '<rowBreaks',
      );
      const sheet = part(writeListWorkbook(list(1, 21)), 'xl/worksheets/sheet1.xml');
      const last = Number([...sheet.matchAll(/<brk id="(\d+)"/g)].at(-1)?.[1]);
      expect(sheet.match(/<row r="\d+"/g)!.length - last).toBeGreaterThanOrEqual(4);
      const word = part(await writeListDocument(list(1, 21)), 'word/document.xml');
      const tables = word.split('<w:pageBreakBefore/>');
      expect(tables.length).toBeGreaterThan(2);
      for (const table of tables) expect(table.match(/<w:tblHeader/g)).toHaveLength(3);
      const ending = tables.at(-1)!;
      const people = ending.split('<w:tr>').filter((row) => row.includes('Nguoi '));
      expect(people.length).toBeGreaterThanOrEqual(2);
      for (const row of people.slice(-2))
        expect(row.match(/<w:keepNext\/>/g)!.length).toBe(row.match(/<w:p>/g)!.length);
      expect(ending).toContain('Le Van Mau');
    },
  );
});

/**
 * As an office has it: Times New Roman is there. The letters are those of our papers, so that pages
 * end alike on any machine.
 */
const fonts = (folder: string): string =>
  '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>\n' +
  `<dir>${projectPath('node_modules/@expo-google-fonts/tinos')}</dir>` +
  `<cachedir>${folder}/fonts</cachedir>\n` +
  '<match target="pattern"><edit name="family" mode="assign" binding="same">' +
  '<string>Tinos</string></edit></match></fontconfig>';

/**
 * What is wrong with the pages of a list: the last one has the signature, whole, below one line at
 * least, and no page is without a line.
 */
function listFaults(pages: readonly PaperPage[]): string[] {
  const texts = pages.map(({ text }) => text.replaceAll(' ', ''));
  const signed = texts.findIndex((text) => text.includes('T/M'));
  const lines = texts.map((text) => text.match(/Nguoi|Tổngcộng/gu)?.length ?? 0);
  return [
    ...(signed === pages.length - 1 && texts.at(-1)!.includes('LeVanMau')
      ? []
      : [`signature on page ${signed + 1} of ${pages.length}`]),
    ...lines.flatMap((count, index) =>
      count === 0 ? [`page ${index + 1} of ${pages.length} has no line`] : [],
    ),
  ];
}

const without = (bytes: Buffer, name: string, what: RegExp): Buffer => {
  const parts = unzipSync(bytes);
  return Buffer.from(
    zipSync({ ...parts, [name]: strToU8(strFromU8(parts[name]!).replaceAll(what, '')) }),
  );
};
const sizes = Array.from({ length: 45 }, (_each, index) => index + 1);

/** Lists of which no page is ended and nothing is kept with the next. */
async function controls(): Promise<[string, Buffer][]> {
  const files = [2, 5, 6, 7].map(async (count): Promise<[string, Buffer][]> => [
    [
      `control-list-${count}.xlsx`,
      without(
        writeListWorkbook(list(1, count)),
        'xl/worksheets/sheet1.xml',
        /<rowBreaks.*?<\/rowBreaks>/g,
      ),
    ],
    [
      `control-word-${count}.docx`,
      without(
        await writeListDocument(list(count === 5 ? 1 : 2, count)),
        'word/document.xml',
        /<w:(pageBreakBefore|keepNext)\/>/g,
      ),
    ],
  ]);
  return (await Promise.all(files)).flat();
}

describeWithOffice('sheets and lists on the pages of LibreOffice', () => {
  let folder: string;
  const pages = new Map<string, PaperPage[]>();
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'office-'));
    const files: [string, Buffer][] = [
      ['workbook.xlsx', workbook()],
      ['remarks.xlsx', await annotateWorkbook(workbook(), remarks, { tables: new Map() })],
    ];
    for (const count of sizes) {
      files.push(
        [`list-${count}.xlsx`, writeListWorkbook(list(count % 2 ? 2 : 1, count))],
        [`word-${count}.docx`, await writeListDocument(list(count % 2 ? 1 : 2, count))],
      );
      if (count % 3 === 0) files.push([`all-${count}.xlsx`, consolidation(count)]);
    }
    files.push(...(await controls()));
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
    await writeFile(join(folder, 'fonts.conf'), fonts(folder));
    const env = { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') };
    await promisify(execFile)(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...files.map(([name]) => join(folder, name)),
      ],
      { env, maxBuffer: 10_000_000 },
    );
    for (const [name] of files)
      pages.set(name, await readPaper(await readFile(join(folder, name.replace(/\w+$/, 'pdf')))));
  }, 600_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are one page wide, in letters of more than 8 points', () => {
    for (const name of ['workbook.xlsx', 'remarks.xlsx']) {
      for (const { width, height, runs } of pages.get(name)!) {
        expect(width).toBeGreaterThan(height);
        expect(Math.min(...runs.map(({ size }) => size))).toBeGreaterThan(8);
        expect(Math.max(...runs.map((run) => run.x + run.width))).toBeLessThan(width - 15);
      }
    }
    const all = pages.get('remarks.xlsx')!;
    const own = all.filter(({ text }) => text.includes('Dong'));
    expect(own.length).toBeGreaterThan(1);
    for (const page of own) expect(page.text).toMatch(/TT.*Trang/);
  });

  const faultsOf = (begin: string): string[] =>
    [...pages]
      .filter(([name]) => name.startsWith(begin))
      .flatMap(([name, read]) => listFaults(read).map((fault) => `${name}: ${fault}`));

  it.each([
    ['list', 45],
    ['word', 45],
    ['all', 15],
  ])(
    'keep the signature of a %s with lines above it, at every length of 1 to 45',
    (kind, files) => {
      expect([...pages.keys()].filter((name) => name.startsWith(kind))).toHaveLength(files);
      expect(faultsOf(kind)).toEqual([]);
    },
  );

  it.each(['list', 'word'])(
    'see a %s whose signature is alone when no page is ended before it',
    (kind) => {
      expect(faultsOf(`control-${kind}`)).not.toEqual([]);
    },
  );
});
