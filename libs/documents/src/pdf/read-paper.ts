import { getDocumentProxy } from 'unpdf';

/** A run of letters at its place on the page, in points from the left and from the bottom. */
export interface PaperRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of the letters in points, as printed. They are smaller on a page that was scaled. */
  readonly size: number;
}

export interface PaperPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PaperRun[];
  /** The text in reading order, with one blank for each run of white space. */
  readonly text: string;
}

/** The bytes are not a PDF that can be opened. */
export class PaperUnreadable extends Error {
  override readonly name = 'PaperUnreadable';
}

interface Item {
  readonly str: string;
  readonly width: number;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
}

function runOf({ str, width, transform }: Item): PaperRun {
  const [, , skew = 0, scale = 0, x = 0, y = 0] = transform;
  return { text: str.normalize('NFC'), x, y, width, size: Math.hypot(skew, scale) };
}

type Opened = Awaited<ReturnType<typeof getDocumentProxy>>;

async function readPage(document: Opened, number: number): Promise<PaperPage> {
  const page = await document.getPage(number);
  const [, , width = 0, height = 0] = page.view;
  const items = (await page.getTextContent()).items as unknown as Item[];
  const text = items.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`).join('');
  return {
    width,
    height,
    runs: items.filter(({ str }) => str.trim() !== '').map(runOf),
    text: text.normalize('NFC').replaceAll(/\s+/g, ' ').trim(),
  };
}

/** The text of one of our PDFs, page by page, read from its bytes. Errors: `PaperUnreadable`. */
export async function readPaper(pdf: Uint8Array): Promise<PaperPage[]> {
  let document: Opened;
  try {
    // The reader takes over the memory that it is given.
    document = await getDocumentProxy(Uint8Array.from(pdf), { verbosity: 0 });
  } catch (error) {
    throw new PaperUnreadable(error instanceof Error ? error.message : String(error));
  }
  try {
    const pages: PaperPage[] = [];
    for (let number = 1; number <= document.numPages; number += 1)
      pages.push(await readPage(document, number));
    return pages;
  } catch (error) {
    throw new PaperUnreadable(error instanceof Error ? error.message : String(error));
  } finally {
    await document.loadingTask.destroy();
  }
}

/** Letters and figures alone, so that a word which was broken over two lines is the same word. */
export function bareText(value: string): string {
  return value.normalize('NFC').replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}
