import { findBrowser } from './browser/find-browser.js';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export { figures } from './figures.examples.js';
export { sampleJpeg, samplePdf, samplePng } from './files/file.examples.js';

const run = promisify(execFile);

/**
 * The folder of the browser for all tests: unpacking it costs four seconds of processor time. Tests
 * of the unpacking have folders of their own.
 */
export const sharedBrowserDir = resolve('node_modules/.cache/dondoc/browser');

/** The browser that tests open pages in: the one that papers are printed with. */
export const findAnyBrowser = () =>
  findBrowser({
    ...(process.env['CHROMIUM_PATH'] ? { chromiumPath: process.env['CHROMIUM_PATH'] } : {}),
    cacheDir: sharedBrowserDir,
  });

/**
 * poppler-utils is the independent reader. Without it, only what the bytes themselves show is
 * checked.
 */
const poppler = spawnSync('pdftotext', ['-v']).error === undefined;
if (!poppler)
  process.stderr.write(
    'pdftotext is not installed (poppler-utils): the texts of PDFs are not compared\n',
  );

export interface PdfExpectation {
  readonly contains?: readonly string[];
  readonly lacks?: readonly string[];
  readonly fonts?: readonly string[];
  readonly pages?: number;
  /** How often each text must occur. */
  readonly times?: Readonly<Record<string, number>>;
}

interface PdfReading {
  /** The text in reading order, with one blank for each run of white space. */
  readonly text: string;
  readonly fonts: string;
  readonly pages: number;
}

async function readPdf(pdf: Buffer): Promise<PdfReading> {
  const folder = await mkdtemp(join(tmpdir(), 'pdf-'));
  const file = join(folder, 'document.pdf');
  try {
    await writeFile(file, pdf);
    const [text, fonts] = await Promise.all([
      run('pdftotext', [file, '-']),
      run('pdffonts', [file]),
    ]);
    return {
      text: text.stdout.replaceAll(/\s+/g, ' '),
      fonts: fonts.stdout,
      pages: text.stdout.split('\f').length - 1,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function compare(
  read: PdfReading,
  { contains, lacks, fonts, pages, times }: Required<PdfExpectation>,
): string[] {
  return [
    ...contains.filter((text) => !read.text.includes(text)).map((text) => `lacks "${text}"`),
    ...lacks.filter((text) => read.text.includes(text)).map((text) => `has "${text}"`),
    ...fonts
      .filter((font) => !new RegExp(`${font} .* yes yes yes `).test(read.fonts))
      .map((font) => `does not embed ${font}`),
    ...Object.entries(times)
      .filter(([text, count]) => read.text.split(text).length - 1 !== count)
      .map(([text, count]) => `does not have "${text}" ${count} times`),
    ...(pages === read.pages ? [] : [`has ${read.pages} pages, not ${pages}`]),
  ];
}

/**
 * Throws an error that names what is wrong, unless the PDF has these texts, lacks those, and embeds
 * these fonts. A hyphen at the end of a line is not in the text, because pdftotext joins words.
 */
export async function expectPdf(pdf: Buffer, expected: PdfExpectation): Promise<void> {
  if (pdf.subarray(0, 5).toString() !== '%PDF-') throw new Error('not a PDF');
  if (!poppler) return;
  const read = await readPdf(pdf);
  const findings = compare(read, {
    contains: [],
    lacks: [],
    fonts: [],
    times: {},
    pages: read.pages,
    ...expected,
  });
  if (findings.length > 0)
    throw new Error(`the PDF ${findings.join('; ')}\n${read.text}\n${read.fonts}`);
}
