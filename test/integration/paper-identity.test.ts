import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeStored, type PdfRenderer, readPaper } from '#libs/documents';
import { EventStore } from '#libs/event-store';
import { type EffectHandler } from '#libs/platform';
import {
  Archive,
  fileName,
  notice as noticeAggregate,
  paperName,
  renderNotice,
  sealNotice,
} from '#libs/records';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { call, well } from '../support/call.js';
import { type Issued, issueOn } from '../support/issued.js';
import { plainWorker, smallPaper } from '../support/plain-worker.js';
import { openStage, type Stage } from '../support/stage.js';
import { approve, review } from './consolidation.fixtures.js';

/**
 * A Party congress on 20/02 in the middle of the campaign: the old committee's 01-TB/ĐU approves
 * the first cell that afternoon, the new one's 01-TB/ĐU the second cell the day after.
 */
let stage: Stage;
let issued: Issued;

beforeEach(async () => {
  stage = await openStage({ worker: false });
  await stage.dataSource.query(
    `update app.term set ends_on = '2024-02-20' where body = 'dang-uy-vp' and '2024-02-20' between
      starts_on and coalesce(ends_on, 'infinity')`,
  );
  await stage.dataSource.query(
    `insert into app.term (id, committee, name, starts_on, ends_on) values ('dang-uy-vp-2024-2029',
      'dang-uy-vp', '2024-2029', '2024-02-21', '2024-12-31')`,
  );
  await stage.dataSource.query(`update app.register_opening set last_number = 0 where type = 'TB'`);
  await stage.moveTo('2024-01-30T09:00:00+07:00');
  issued = await issueOn(stage);
  for (const cell of issued.cells.slice(0, 2)) {
    await well(cell.submit());
    await review(stage, issued, cell);
  }
}, 60_000);
afterEach(() => stage.close());

const [first, second] = [0, 1];

/** Approves the cell on that day; its paper is made by the handler. */
async function approveOn(at: string, index: number, handler?: EffectHandler): Promise<void> {
  await stage.moveTo(at);
  await approve(stage, issued, issued.cells[index]!);
  await work(handler);
}

async function work(handler = mended()): Promise<void> {
  const worker = await plainWorker(stage.config.databaseUrl!, stage.config.archiveDir, handler);
  await worker.drain();
  await worker.stop();
}

const archive = (): Archive => new Archive(stage.config.archiveDir);
const mended = (renderer: PdfRenderer = smallPaper): EffectHandler =>
  renderNotice(stage.dataSource, new EventStore(stage.dataSource), {
    renderer,
    archive: archive(),
  });

/** As papers were made before: the symbol alone was the name, and what stood under it was taken. */
function before(): EffectHandler {
  const { dataSource } = stage;
  const store = new EventStore(dataSource);
  return {
    kind: 'render-notice',
    async run({ subject }) {
      const [{ kind, data, symbol, dossier }] = await dataSource.query(
        `select l.kind, l.data, e.data->>'symbol' as symbol, e.data->>'dossier' as dossier
          from app.letter l join app.event e on e.stream = l.notice and e.version = 1
          where l.notice = $1`,
        [subject],
      );
      const place = { dossier, name: fileName(symbol), mediaType: 'application/pdf' };
      const bytes =
        (await archive().standing(place))?.bytes ??
        (await smallPaper.render(composeStored(kind, data)));
      const { sha256, size, path } = await archive().put({ ...place, bytes });
      return {
        commit: async (manager) =>
          void (await store.transact({
            aggregate: noticeAggregate,
            stream: subject,
            manager,
            command: { name: 'seal-notice', actor: 'system' },
            decide: (state) => ({
              events: sealNotice(state, { sha256, size, file: path }),
              result: undefined,
            }),
          })),
      };
    },
  };
}

const papers = (): Promise<
  { key: string; symbol: string; term: string; file: string; cell: string }[]
> =>
  stage.dataSource.query(
    `select o.key, o.symbol, o.term, o.file, c.name as cell from app.outgoing o
      join app.head h on h.stream = o.subject join app.cell c on c.id = h.owner
      where o.document_type = 'TB' order by o.term`,
  );
const violations = async (): Promise<string[]> =>
  (await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }))
    .violations;
const textOf = async (file: string): Promise<string> =>
  (await readPaper(await readFile(join(stage.config.archiveDir, file))))
    .map(({ text }) => text)
    .join(' ');

describe('a congress in the middle of the campaign', () => {
  it(
    'gives each of the two papers 01-TB/ĐU its own file, its own text and its own ' + 'link',
    async () => {
      await approveOn('2024-02-20T15:00:00+07:00', first);
      await approveOn('2024-02-21T09:00:00+07:00', second);
      const both = await papers();
      expect(both.map(({ symbol, term }) => [symbol, term])).toEqual([
        ['01-TB/ĐU', '2020-2025'],
        ['01-TB/ĐU', '2024-2029'],
      ]);
      expect(new Set(both.map(({ file }) => file)).size).toBe(2);
      for (const [index, { file, term, cell, key }] of both.entries()) {
        expect(file).toMatch(
          new RegExp(`^ho-so/${issued.directive}/01-TB-ĐU \\(${term}\\) [0-9a-f]{8}\\.pdf$`),
        );
        expect(await textOf(file)).toContain(`của ${cell}`);
        expect(await textOf(file)).not.toContain(`của ${both[1 - index]!.cell}`);
        const link = await call(stage.url, `/documents/${key}.pdf`, { token: issued.auditor });
        expect([link.status, String(link.headers['content-disposition'])]).toEqual([
          200,
          expect.stringContaining(
            encodeURIComponent(`(${term})`).replaceAll('(', '%28').replaceAll(')', '%29'),
          ),
        ]);
      }
      const listed = (await call(stage.url, '/api/notices', { token: issued.auditor }))
        .body as unknown as {
        symbol: string;
        term: string;
        body: string;
        number: number;
        file: string;
      }[];
      expect(
        listed
          .filter(({ symbol }) => symbol === '01-TB/ĐU')
          .map(({ term, body, number }) => ({ term, body, number })),
      ).toEqual([
        { term: '2020-2025', body: 'dang-uy-vp', number: 1 },
        { term: '2024-2029', body: 'dang-uy-vp', number: 1 },
      ]);
      expect(await violations()).toEqual([]);
    },
  );

  it(
    'control: as it was before, the second cell got the first cell’s paper, and verify now ' +
      'says so',
    async () => {
      await approveOn('2024-02-20T15:00:00+07:00', first, before());
      expect(await violations()).toEqual([]);
      await approveOn('2024-02-21T09:00:00+07:00', second, before());
      const both = await papers();
      expect(new Set(both.map(({ file }) => file)).size).toBe(1);
      const found = await violations();
      expect(found).toEqual([
        expect.stringMatching(/^I17: Một tệp ho-so\/.*\/01-TB-ĐU\.pdf cho nhiều văn bản/),
        expect.stringMatching(
          /^I17: .*in ngày 20 tháng 02 năm 2024, sổ ghi ngày 21 tháng 2 năm 2024; không phải thông báo của Chi bộ .*; thiếu \d+ người/,
        ),
      ]);
    },
  );

  it(
    'opens an archive of before under the mended product: its names stay, and what is new has ' +
      'names of its own',
    async () => {
      await approveOn('2024-02-20T15:00:00+07:00', first, before());
      await approveOn('2024-02-21T09:00:00+07:00', second);
      expect((await papers()).map(({ file }) => file.split('/').at(-1))).toEqual([
        '01-TB-ĐU.pdf',
        expect.stringMatching(/^01-TB-ĐU \(2024-2029\) /),
      ]);
      expect(await violations()).toEqual([]);
    },
  );
});

describe('a file that stands in the dossier', () => {
  it(
    'is taken after a crash between writing and signing, also under a name of before, and ' +
      'never when it says something else',
    async () => {
      await stage.moveTo('2024-02-20T15:00:00+07:00');
      await approve(stage, issued, issued.cells[first]!);
      const [{ kind, data }] = await stage.dataSource.query(
        `select kind, data from app.letter where kind = 'thong-bao-phe-duyet'`,
      );
      const html = composeStored(kind, data);
      // The same words by another release of the browser: other bytes.
      const older = Buffer.concat([await smallPaper.render(html), Buffer.from('\n% older\n')]);
      await archive().put({
        dossier: issued.directive,
        name: '01-TB-ĐU',
        bytes: older,
        mediaType: 'application/pdf',
      });
      await work();
      expect((await papers()).map(({ file }) => file.split('/').at(-1))).toEqual(['01-TB-ĐU.pdf']);
      expect(await violations()).toEqual([]);

      await stage.moveTo('2024-02-21T09:00:00+07:00');
      await approve(stage, issued, issued.cells[second]!);
      let files: string[] = [];
      const spoiled: PdfRenderer = {
        render: async (next: string) => {
          // While this paper is being made, another one is put under the very name it will have.
          const [row] = await stage.dataSource.query(
            `select e.stream, encode(e.hash, 'hex') as hash, e.data->>'symbol' as symbol,
            e.data->>'term' as term from app.event e where e.type = 'NoticeNumbered'
            and e.data->>'term' = '2024-2029'`,
          );
          await archive().put({
            dossier: issued.directive,
            name: paperName(row),
            bytes: await smallPaper.render(html),
            mediaType: 'application/pdf',
          });
          files = await readdir(join(stage.config.archiveDir, 'ho-so', issued.directive));
          return smallPaper.render(next);
        },
      } as unknown as PdfRenderer;
      await work(mended(spoiled));
      const [, own] = await papers();
      expect(files).not.toContain(own!.file.split('/').at(-1));
      expect(await textOf(own!.file)).toContain(`của ${own!.cell}`);
      expect(await violations()).toEqual([
        expect.stringMatching(/^I13: Kho lưu trữ có tệp objects/),
        expect.stringMatching(
          /^I13: Kho lưu trữ có tệp ho-so\/.*01-TB-ĐU \(2024-2029\) [0-9a-f]{8}\.pdf mà không sự kiện/,
        ),
      ]);
    },
  );
});
