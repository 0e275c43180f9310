import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  baoCaoTongHop,
  congVan,
  type DocumentKind,
  documentKinds,
  type KindName,
  kindNamed,
  thongBao,
  thongBaoPheDuyet,
} from '#libs/document-kinds';
import { PdfRenderer } from '../pdf/pdf-renderer.js';
import { bareText, type PaperPage, readPaper } from '../pdf/read-paper.js';
import { composePaper } from './documents.js';
import { joinLines } from './joins.js';
import { type Profile, profiles, spell } from './profile.js';

const sentence =
  'Rà soát kết quả thực hiện theo Công văn số 241-CV/ĐU, ngày 12/01/2024 của Đảng ủy, có 07 ' +
  'đồng chí trong danh sách nhiệm kỳ 2025-2027';
const points = (count: number): string[] =>
  Array.from({ length: count }, (_point, index) => sentence.slice(0, 60 + ((index * 37) % 75)));
const people = (count: number): { name: string; born: string; position: string; post: string }[] =>
  Array.from({ length: count }, (_person, index) => ({
    name: `Nguyễn Thị Hằng ${String.fromCharCode(65 + (index % 26))}`,
    born: `0${(index % 9) + 1}/${(index % 12) + 1}/19${70 + (index % 25)}`,
    position: index % 3 ? 'Chuyên viên' : 'Phó Trưởng phòng Hành chính, Tổ chức',
    post: ['Bí thư', 'Phó Bí thư', 'Chi ủy viên'][index % 3]!,
  }));
const counts = {
  start: 1,
  removed: 1,
  added: 2,
  end: 2,
  seats: 3,
  coefficient: 1.5,
  women: 1,
  underForty: 1,
  minorities: 0,
  averageAge: 40.5,
};
const counted = (count: number, name: string): object[] =>
  Array.from({ length: count }, (_row, index) => ({
    cell:
      `${name} ` +
      `${index % 2 ? 'Hành chính' : 'Hành chính - Tổ chức, Quản trị, Tài vụ'} Q${index}`,
    ...counts,
  }));

/** Kinds whose length is not that of their points. */
const lists: { readonly [Each in KindName]?: (count: number) => object } = {
  'thong-bao-phe-duyet': (count) => {
    const [first, second] = thongBaoPheDuyet.samples.plain.terms;
    const removed = people(Math.floor(count / 5)).map((person) => ({
      ...person,
      reason: 'Chuyển công tác',
    }));
    return {
      terms: [
        { ...first, continued: people(count), removed, added: people(count % 4) },
        { ...second, continued: people(count % 7), added: [], removed: [] },
      ],
    };
  },
  'bao-cao-tong-hop': (count) => {
    const term = (name: string): object => ({
      term: name,
      rows: counted(count, 'Chi bộ'),
      total: counts,
    });
    return { terms: [term('2022-2025'), term('2025-2027')], points: points(count % 3) };
  },
};
/** A paper of the kind, `count` lines long. */
const paperOf = ({ name, samples }: DocumentKind, count: number): object => ({
  ...samples.plain,
  ...(lists[name]?.(count) ?? { points: points(count) }),
});

/** The last page that has the text, -1 for none. */
function lastPage(pages: readonly PaperPage[], text: string): number {
  return pages.findLastIndex((page) => bareText(page.text).includes(bareText(text)));
}

/** Places of rows on a page, from the top; a table begins with 1. */
function rowsOf({ runs, height }: PaperPage): number[] {
  return runs
    .filter(({ text, x, y }) => /^\d{1,2}$/.test(text.trim()) && x < 115 && y < height - 55)
    .toSorted((a, b) => b.y - a.y)
    .map(({ text }) => Number(text));
}

/** What is torn or alone; nothing when the paper is as a clerk would break it. */
function faults(
  pages: readonly PaperPage[],
  texts: { closing: string; authority: string; signer: string },
): string[] {
  const end = pages.length - 1;
  const ends = {
    begins: texts.closing.slice(0, 30),
    closing: texts.closing.slice(-30),
    authority: texts.authority,
    signer: texts.signer,
    recipients: 'Nơi nhận',
  };
  const torn = Object.entries(ends).flatMap(([name, text]) =>
    lastPage(pages, text) === end
      ? []
      : [`${name} on page ${lastPage(pages, text) + 1} of ${end + 1}`],
  );
  const lonely = pages.slice(0, -1).flatMap((page, index) => {
    const lowest = Math.min(...page.runs.map(({ y }) => y));
    const line = page.runs
      .filter(({ y }) => y - lowest < 3)
      .map(({ text }) => text)
      .join('');
    return /^([1-5]\. [^,;]*(đồng chí|không có)|[IVX]+- |TT$|.*như sau:$)/.test(line)
      ? [`“${line}” ends page ${index + 1}`]
      : [];
  });
  const single = pages.slice(1).flatMap((page, index) => {
    const [before, rows] = [rowsOf(pages[index]!), rowsOf(page)];
    const continued = rows[0] !== undefined && rows[0] > 1 && rows[0] === (before.at(-1) ?? 0) + 1;
    return [
      ...(continued && rows[1] !== rows[0]! + 1
        ? [`row ${rows[0]} alone on page ${index + 2}`]
        : []),
      ...(continued && before.at(-1) === 1 ? [`row 1 alone on page ${index + 1}`] : []),
    ];
  });
  return [...torn, ...lonely, ...single];
}

interface Ended {
  closing?: string;
  carriedOutBy?: string;
  signature: { onBehalfOf: string; signer?: string | null };
}

function textsOf(data: Ended, { spelling }: Profile): Parameters<typeof faults>[1] {
  const closing =
    data.closing ??
    `${data.carriedOutBy} có trách nhiệm thông báo, công khai kết quả quy hoạch theo quy ` +
      'định; thực hiện đào tạo, bồi dưỡng cán bộ trong quy hoạch và tiếp tục rà soát, bổ sung ' +
      'quy hoạch vào năm sau';
  return {
    closing: spell(closing, spelling),
    authority: spell(`T/M ${data.signature.onBehalfOf.toLocaleUpperCase('vi')}`, spelling),
    signer: data.signature.signer!,
  };
}

/** What stands between the margins, in the order of the page. */
const bodyOf = (pages: readonly PaperPage[]): string =>
  bareText(
    pages
      .flatMap(({ runs, height }) => runs.filter(({ y }) => y < height - 55))
      .map(({ text }) => text)
      .join(''),
  );

/**
 * What is wrong at the end of a paper whose last paragraph may be longer than a page: eight lines
 * of it, or all, stand with the signature.
 */
function endFaults(
  pages: readonly PaperPage[],
  { closing, authority, signer }: Parameters<typeof faults>[1],
): string[] {
  const signed = lastPage(pages, authority);
  const together = Object.entries({
    'the end of the text': closing.slice(-400),
    signer,
    recipients: 'Nơi nhận',
  }).filter(([, text]) => lastPage(pages, text) !== signed);
  return [
    ...together.map(([name]) => `${name} is not on page ${signed + 1} with the signature`),
    ...(bodyOf(pages).includes(bareText(closing)) ? [] : ['a part of the last paragraph is lost']),
  ];
}

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
  ): Promise<{ pages: PaperPage[]; texts: ReturnType<typeof textsOf> }> {
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

  const long = 'Ư'.repeat(60);
  const notice = thongBaoPheDuyet.samples.plain;
  const person = { name: long, born: long, position: long, post: long };
  const wide: [string, DocumentKind, object][] = [
    [
      'every cell of a list',
      thongBaoPheDuyet,
      {
        ...notice,
        terms: [
          {
            ...notice.terms[0],
            continued: [person],
            removed: [{ ...person, reason: long }],
            notApproved: [{ ...person, proposal: long }],
          },
        ],
      },
    ],
    [
      'head and foot',
      thongBaoPheDuyet,
      {
        ...notice,
        subject: long,
        cell: long,
        issuer: {
          name: `Đảng ủy ${long}`,
          superior: long,
          symbol: 'ĐU-VPUBNDTINHHHHHHHHH',
          place: long,
        },
        recipients: [long],
        signature: { onBehalfOf: long, position: long, signer: long },
      },
    ],
    [
      'points and addressees',
      congVan,
      {
        ...congVan.samples.plain,
        points: [long.repeat(20), `12345-${long}/${long}`],
        addressees: [long, long],
        deadlineNote: long,
        closing: long,
        subject: long,
      },
    ],
    [
      'a table of figures',
      baoCaoTongHop,
      {
        ...baoCaoTongHop.samples.plain,
        terms: [
          {
            term: long,
            rows: [{ cell: long, ...counts, start: 1_000_000, averageAge: 150 }],
            total: { ...counts, end: 1_000_000 },
          },
        ],
      },
    ],
  ];

  it.each(wide)(
    'keeps its size and its margins with words of 60 letters in %s',
    async (_name, kind, data) => {
      const [control, pages] = [
        await renderer.render(composePaper(kind, kind.read(kind.samples.plain))),
        await renderer.render(composePaper(kind, kind.read(data))),
      ].map(readPaper);
      const sizeOf = (read: PaperPage[]): number =>
        read[0]!.runs.find(({ text }) => text.includes('CỘNG SẢN'))!.size;
      const [right, left] = [
        (await pages!).flatMap(({ runs }) => runs.map(({ x, width }) => x + width)),
        (await pages!).flatMap(({ runs }) => runs.map(({ x }) => x)),
      ];
      expect(sizeOf(await pages!)).toBeCloseTo(sizeOf(await control!), 2);
      expect(sizeOf(await pages!)).toBeCloseTo(15, 1);
      expect(Math.max(...right)).toBeLessThan(((210 - 15) / 25.4) * 72 + 1);
      expect(Math.min(...left)).toBeGreaterThan((30 / 25.4) * 72 - 1);
    },
  );

  const sheet = (body: string): string =>
    '<!doctype html><html lang="vi"><head><style>@page{size:A4;margin:20mm 15mm 20mm ' +
    '30mm}body{margin:0;font:14pt ' +
    `Tinos}table{width:100%;table-layout:fixed}</style></head><body>${body}</body></html>`;

  it.each([
    ['a line that cannot break', `<p style="white-space:nowrap">${'dài '.repeat(60)}</p>`],
    ['a block wider than the page', '<div style="width:200mm">x</div>'],
    ['a word over its cell', `<table><tr><td>${'x'.repeat(60)}</td><td>y</td></tr></table>`],
    ['a word to the left of the margin', '<p style="margin-left:-20mm">x</p>'],
  ])('refuses %s and makes nothing smaller', async (_name, body) => {
    await expect(renderer.render(sheet(body))).rejects.toThrow('Văn bản không vừa khổ giấy A4');
    expect(
      (await readPaper(await renderer.render(sheet('<p>vừa</p>'))))[0]!.runs[0]!.size,
    ).toBeCloseTo(14, 1);
  });
});

describe('joinLines', () => {
  const line = (text: string): string =>
    joinLines(`<body><p>${text}</p></body>`)
      .slice('<body><p>'.length, -'</p></body>'.length)
      .replaceAll('\u00A0', '_')
      .replaceAll(/<\/?span[^>]*>/g, '|');

  it.each([
    ['trước ngày 20/02/2024, gửi', 'trước ngày_|20/02/2024|, gửi'],
    ['Báo cáo số 05-BC/CB, ngày 10/02/2024', 'Báo cáo số_|05-BC/CB|, ngày_|10/02/2024|'],
    ['Thông báo số 119-TB/ĐU', 'Thông báo số_|119-TB/ĐU|'],
    ['Quyết định số 244-QĐ/TW', 'Quyết định số_|244-QĐ/TW|'],
    ['Nghị định 30/2020/NĐ-CP', 'Nghị định |30/2020/NĐ-CP|'],
    ['nhiệm kỳ 2025-2027', 'nhiệm kỳ_|2025-2027|'],
    ['ngày 20 tháng 02 năm 2024', 'ngày_20_tháng_02_năm_2024'],
    ['có 07 đồng chí', 'có 07_đồng_chí'],
    ['quy hoạch cấp uỷ năm 2024', 'quy_hoạch cấp_uỷ năm_2024'],
    ['Chi bộ Hành chính - Tổ chức', 'Chi bộ Hành chính_- Tổ chức'],
    ['1. Thứ nhất; I- Mục', '1. Thứ nhất; I- Mục'],
    ['A &amp; B &#x27;c&#x27;', 'A &amp; B &#x27;c&#x27;'],
    [`12-${'X'.repeat(30)}`, `12-${'X'.repeat(30)}`],
  ])('holds together what belongs together in %j', (text, expected) => {
    expect(line(text)).toBe(expected);
  });

  it('leaves styles and the columns of a table as they are', () => {
    expect(
      joinLines(
        '<body><style>a{margin:1-2/3 ngày 1}</style><table class="people"><td>40 tuổi, số ' +
          '05-BC/CB</td></table><p>40 tuổi</p></body>',
      ),
    ).toBe(
      '<body><style>a{margin:1-2/3 ngày 1}</style><table class="people"><td>40 tuổi, số ' +
        '<span class="keep">05-BC/CB</span></td></table><p>40\u00A0tuổi</p></body>',
    );
  });
});
