import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RegisterEntry, type Registers } from '#libs/records';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call } from '../support/call.js';
import { type Issued, tokenOf } from '../support/issued.js';
import { DIRECTIVE, openTwo, OTHER } from '../support/side-by-side.js';
import { type Stage } from '../support/stage.js';

let stage: Stage;
let issued: Issued;
let auditor: string;
let clerkOfOther: string;
beforeAll(async () => {
  ({ stage, issued, clerk: clerkOfOther } = await openTwo());
  auditor = await tokenOf(stage, {
    name: 'Người kiểm tra',
    role: 'auditor',
    committee: letter2024.committee,
  });
  for (const cell of issued.cells.slice(0, 3))
    expect((await cell.submit()).status).toBeLessThan(300);
  await stage.startWorker();
  await stage.settle();
}, 90_000);
afterAll(() => stage.close());

interface Page {
  readonly entries: readonly RegisterEntry[];
  readonly next: string | null;
}

async function page(query: string, token = auditor): Promise<Page> {
  const reply = await call(stage.url, `/api/registers/entries?${query}`, { token });
  if (reply.status !== 200) throw new Error(reply.text);
  return reply.body as never;
}

const registers = async (token: string): Promise<Registers> =>
  (await call(stage.url, '/api/registers', { token })).body as never;

describe('the registers', () => {
  it('are listed with their last number, each committee its own', async () => {
    const mine = await registers(auditor);
    expect(mine.out).toEqual([
      expect.objectContaining({
        body: letter2024.committee,
        bodyName: 'Đảng ủy Văn phòng UBND tỉnh',
        documentType: 'CV',
        papers: 1,
        sealed: 1,
        revoked: 0,
      }),
    ]);
    expect(mine.out[0]!.passedOver).toBe(mine.out[0]!.last - 1);
    expect(mine.in).toEqual([
      expect.objectContaining({ body: letter2024.committee, year: 2024, last: 3, reports: 3 }),
    ]);
    expect((await registers(clerkOfOther)).out.map(({ body }) => body)).toEqual([OTHER]);
  });

  it('has the letter as a line of the register out', async () => {
    const { entries } = await page('direction=out');
    expect(entries).toEqual([
      expect.objectContaining({
        kind: 'Công văn',
        day: '2024-01-30',
        state: 'sealed',
        stateText: 'Đã phát hành',
        directive: issued.directive,
        cell: null,
        pdf: `/documents/notice-${issued.directive}.pdf`,
      }),
    ]);
    expect(entries[0]!.signer).not.toBeNull();
    const pdf = await call(stage.url, entries[0]!.pdf!, { token: auditor });
    expect([pdf.status, pdf.type]).toEqual([200, expect.stringContaining('application/pdf')]);
  });

  it('has reports and the superior’s letter as lines of the register in', async () => {
    const { entries } = await page('direction=in');
    expect(entries.filter(({ state }) => state === 'received').map(({ number }) => number)).toEqual(
      ['2024/0003', '2024/0002', '2024/0001'],
    );
    const superior = letter2024.superior!;
    expect(entries.find(({ state }) => state === 'letter')).toMatchObject({
      symbol: superior.number,
      day: superior.on,
      party: superior.body,
      directive: issued.directive,
    });
  });

  it('is searched without marks, and turned page by page without a gap', async () => {
    const all = (await page('direction=in')).entries.map(({ id }) => id);
    const turned: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const next: Page = await page(
        `direction=in&limit=1${after && `&after=${encodeURIComponent(after)}`}`,
      );
      turned.push(...next.entries.map(({ id }) => id));
      after = next.next;
    }
    expect(turned).toEqual(all);
    expect((await page('direction=out&q=RA%20SOAT')).entries.length).toBe(1);
    expect((await page('direction=out&q=kh%C3%B4ng%20c%C3%B3')).entries).toEqual([]);
    expect((await page('direction=out&q=%25')).entries).toEqual([]);
    expect((await page('direction=out&year=2023')).entries).toEqual([]);
    const [first] = (await registers(auditor)).out;
    expect((await page(`register=${first!.register}`)).entries.length).toBe(1);
    expect((await page('register=register-x')).entries).toEqual([]);
  });

  it('shows nothing of another committee, and nothing to a cell', async () => {
    for (const direction of ['out', 'in']) {
      expect(JSON.stringify(await page(`direction=${direction}`))).not.toContain(DIRECTIVE);
      expect(JSON.stringify(await page(`direction=${direction}`, clerkOfOther))).not.toContain(
        letter2024.committee,
      );
    }
    const { status } = await call(stage.url, '/api/registers', { token: issued.cells[0]!.token });
    expect(status).toBe(403);
  });

  it('folds as people write: Ủy, uỷ, ỦY and Đ are found', async () => {
    const [row] = await stage.dataSource.query(
      `select array_agg(app.fold_text(t)) as folded from unnest($1::text[]) t`,
      [['Ủy', 'uỷ', 'ỦY', 'uy', 'ĐẢNG Đôn đốc'.normalize('NFD')]],
    );
    expect(row.folded).toEqual(['uy', 'uy', 'uy', 'uy', 'dang don doc']);
  });
});
