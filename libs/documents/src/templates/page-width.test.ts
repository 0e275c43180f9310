import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { baoCaoTongHop, congVan, type DocumentKind, thongBaoPheDuyet } from '#libs/document-kinds';
import { figures } from '../figures.examples.js';
import { PdfRenderer } from '../pdf/pdf-renderer.js';
import { type PaperPage, readPaper } from '../pdf/read-paper.js';
import { composePaper } from './documents.js';

describe('the width of a paper', () => {
  let renderer: PdfRenderer;
  let cacheDir: string;
  beforeAll(async () => {
    cacheDir = await mkdtemp(join(tmpdir(), 'width-'));
    renderer = new PdfRenderer({ cacheDir });
    await renderer.start();
  });
  afterAll(async () => {
    await renderer.close();
    await rm(cacheDir, { recursive: true, force: true });
  });

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
            rows: [{ cell: long, ...figures, start: 1_000_000, averageAge: 150 }],
            total: { ...figures, end: 1_000_000 },
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
