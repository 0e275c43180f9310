import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DocumentKind, documentKinds, kindNamed, thongBao } from '#libs/document-kinds';
import { PdfRenderer } from '../pdf/pdf-renderer.js';
import { bareText, type PaperPage, readPaper } from '../pdf/read-paper.js';
import { composePaper } from './documents.js';
import { endFaults, type EndTexts, faults, textsOf } from './page-faults.examples.js';
import { paperOf, sentence } from './pages.examples.js';
import { type Profile, profiles } from './profile.js';

/** Every length; a fault shows at a few of them only, and not at the same ones in each layout. */
const lengths = Array.from({ length: 45 }, (_each, index) => index + 1);
const SWEEP = 240_000;

describe('the pages of a paper', () => {
  let renderer: PdfRenderer;
  let cacheDir: string;
  beforeAll(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), 'pages-'));
    renderer = new PdfRenderer({ cacheDir });
    await renderer.start();
  });
  afterAll(async () => {
    await renderer.close();
    await rm(cacheDir, { recursive: true, force: true });
  });

  type Change = (html: string) => string;
  const asItIs: Change = (html) => html;
  /** As papers were made before: the foot below the paragraph and not in it. */
  const footBelow: Change = (html) =>
    html
      .replace('.ending > p { display: inline; }', '.ending > br { display: none; }')
      .replace('.last { display: inline-block;', '.last {');
  const loose: Change = (html) =>
    footBelow(
      html
        .replaceAll(/break-(inside|after): avoid/g, '')
        .replace('.foot {', '.foot { break-inside: avoid; break-before: avoid;'),
    );

  async function printed(
    kind: DocumentKind,
    { data, profile, change = asItIs }: { data: object; profile: Profile; change?: Change },
  ): Promise<{ pages: PaperPage[]; texts: EndTexts }> {
    return {
      pages: await readPaper(
        await renderer.render(change(composePaper(kind, kind.read(data), profile))),
      ),
      texts: textsOf(kind.schema.parse(data), profile),
    };
  }

  /** Both layouts side by side, for the renderer has two tabs. */
  async function sweep(kind: DocumentKind, change = asItIs, some = lengths): Promise<string[]> {
    const found: string[] = [];
    for (const length of some) {
      await Promise.all(
        profiles().map(async (profile) => {
          const { pages, texts } = await printed(kind, {
            data: paperOf(kind, length),
            profile,
            change,
          });
          found.push(
            ...faults(pages, texts).map((fault) => `${profile.id}, length ${length}: ${fault}`),
          );
        }),
      );
    }
    return found;
  }

  it.each(documentKinds)(
    'of kind $name, 1 to 45 lines long: the last paragraph stands with the signature, no ' +
      'heading and no row alone',
    async (kind) => {
      expect(profiles()).toHaveLength(2);
      expect(await sweep(kind)).toEqual([]);
    },
    SWEEP,
  );

  // The control: as papers were made before, block and rows held by nothing.
  it.each([
    ['thong-bao', /authority on page|begins on page/],
    ['bao-cao-tong-hop', /alone on page|ends page/],
  ] as const)('sees what is torn in a %s without the boxes', async (kind, fault) => {
    expect((await sweep(kindNamed(kind), loose, [8, 38])).join('\n')).toMatch(fault);
  });

  /** A paper of the kind whose last paragraph has so many letters. */
  const ending = (kind: DocumentKind, letters: number): object => {
    const text = `${sentence}; `
      .repeat(40)
      .slice(0, letters - 4)
      .trim()
      .concat('hết.');
    return {
      ...paperOf(kind, 1 + ((letters / 160) % 13)),
      ['closing' in kind.samples.plain ? 'closing' : 'carriedOutBy']: text,
    };
  };
  /** A paragraph of a paper has at most 5,000 letters. */
  const letters = Array.from({ length: 31 }, (_each, index) => 200 + index * 160);

  async function endings(kind: DocumentKind, change = asItIs, some = letters): Promise<string[]> {
    const found: string[] = [];
    for (const [index, count] of some.entries()) {
      const profile = profiles()[index % 2]!;
      const { pages, texts } = await printed(kind, { data: ending(kind, count), profile, change });
      found.push(
        ...endFaults(pages, texts).map((fault) => `${profile.id}, ${count} letters: ${fault}`),
      );
    }
    return found;
  }

  it.each(documentKinds)(
    'of kind $name: the signature stands with text above it, however long the last paragraph is',
    async (kind) => {
      expect(() => kind.read(ending(kind, 5_001))).toThrow('5000');
      expect(await endings(kind)).toEqual([]);
    },
    SWEEP,
  );

  it(
    'sees a signature alone below a paragraph longer than its page when the foot is not a line ' +
      'of it',
    async () => {
      expect((await endings(thongBao, footBelow, [2_440, 2_600, 2_760])).join('\n')).toContain(
        'the end of the text is not on page',
      );
    },
  );

  const names = (count: number, size: number): string[] =>
    Array.from({ length: count }, () =>
      'Các đồng chí ủy viên Ban Chấp hành '.repeat(140).slice(0, size).trim(),
    );
  const feetOf: [number, number][] = [
    [1, 20],
    [20, 30],
    [30, 30],
    [32, 30],
    [20, 60],
    [20, 100],
    [20, 200],
    [40, 33],
    [3, 4_000],
  ];
  /** The foot as one table that no page ends in, however many recipients it has. */
  const oneTable: Change = (html) =>
    html
      .replace('.half {', '.half { display: none;')
      .replace(
        /<div class="recipients-aside">([^]*?)<\/div>\s*<div class="last half">([^]*)<\/div>\s*<\/main>/,
        '<div class="last"><table class="foot"><tr><td ' +
          'class="left">$1</td><td>$2</td></tr></table></div></main>',
      );

  async function feet(change = asItIs, some = feetOf): Promise<string[]> {
    const found: string[] = [];
    for (const [count, size] of some) {
      for (const closing of [300, 1_500]) {
        await Promise.all(
          profiles().map(async (profile) => {
            const { pages, texts } = await printed(thongBao, {
              data: { ...ending(thongBao, closing), recipients: names(count, size) },
              profile,
              change,
            });
            const whole =
              pages.map(({ text }) => bareText(text).length).reduce((sum, each) => sum + each, 0) >
              count * size * 0.7;
            found.push(
              ...[...endFaults(pages, texts), ...(whole ? [] : ['recipients are lost'])].map(
                (fault) => `${profile.id}, ${count} of ${size} after ${closing}: ${fault}`,
              ),
            );
          }),
        );
      }
    }
    return found;
  }

  it(
    'keep the signature with text above it, however many recipients stand beside it',
    async () => {
      expect(await feet()).toEqual([]);
      // The control: recipients taller than a page in one table with the signature.
      expect((await feet(oneTable, [[20, 100]])).join('\n')).toContain(
        'the end of the text is not on page',
      );
    },
    SWEEP,
  );
});
