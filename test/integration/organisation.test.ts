import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReaderLoop, viewReader } from '#libs/event-store';
import { endOffice } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { outgoingView } from '#libs/records';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, well } from '../support/call.js';
import { drain, freshKey, type Issued, tokenOf } from '../support/issued.js';
import { CELL, openTwo, OTHER } from '../support/side-by-side.js';
import { type Stage } from '../support/stage.js';

let stage: Stage;
let issued: Issued;
let clerkTwo: string;

beforeAll(async () => {
  ({ stage, issued, clerk: clerkTwo } = await openTwo());
}, 180_000);
afterAll(() => stage.close());

interface Cell {
  readonly cell: string;
  readonly state: string;
  readonly hasAddress: boolean;
  readonly speakers: readonly { office: string; account: boolean }[];
}
interface Committee {
  readonly committee: string;
  readonly name: string;
  readonly superior: { committee: string | null; name: string | null };
  readonly letterheads: readonly { state: string }[];
  readonly terms: readonly { state: string }[];
  readonly cells: readonly Cell[];
}
async function read(token: string, on = ''): Promise<readonly Committee[]> {
  const { body } = await well(call(stage.url, `/api/organisation${on}`, { token }));
  return body['committees'] as never;
}

describe('GET /api/organisation', () => {
  it('shows the reader’s committee with its cells and who speaks for each', async () => {
    const [committee, ...more] = await read(issued.clerk);
    expect(more).toEqual([]);
    expect(committee).toMatchObject({
      committee: letter2024.committee,
      name: 'Đảng ủy Văn phòng UBND tỉnh',
      superior: { committee: null },
    });
    expect(committee!.letterheads.some(({ state }) => state === 'effective')).toBe(true);
    expect(committee!.terms.some(({ state }) => state === 'effective')).toBe(true);
    const own = committee!.cells.find(({ cell }) => cell === issued.cells[0]!.id);
    expect(own).toMatchObject({ state: 'effective', hasAddress: true });
    expect(own!.speakers).toEqual([
      expect.objectContaining({ office: `chibo-${issued.cells[0]!.id}-1`, account: false }),
    ]);
  });

  it('shows it as of a day: cells that are to come, and who spoke then', async () => {
    const cell = issued.cells[3]!.id;
    await inTransaction(stage.dataSource, (manager) =>
      endOffice(manager, { office: `chibo-${cell}-1`, reason: 'Thôi' }, { by: 'operator:test' }),
    );
    await stage.dataSource.query(`update app.cell set effective_to = '2024-01-31' where id = $1`, [
      cell,
    ]);
    const of = async (on: string) =>
      (await read(issued.clerk, `?on=${on}`))[0]!.cells.find((one) => one.cell === cell)!;
    expect(await of('2024-02-15')).toMatchObject({ state: 'ended', speakers: [] });
    expect(await of('2024-01-30')).toMatchObject({ state: 'effective', speakers: [] });
    expect(await of('1990-01-01')).toMatchObject({ state: 'to-come', speakers: [] });
    await stage.dataSource.query('update app.cell set effective_to = null where id = $1', [cell]);
    const wrong = await call(stage.url, '/api/organisation?on=31/12/2024', { token: issued.clerk });
    expect(wrong.status).toBe(400);
  });

  it('is not for a cell, and knows nothing of another committee', async () => {
    const denied = await call(stage.url, '/api/organisation', { token: issued.cells[0]!.token });
    expect(denied).toMatchObject({ status: 403, body: { code: 'NOT_YOUR_ROLE' } });
    const { text } = await call(stage.url, '/api/organisation', { token: issued.clerk });
    expect([text.includes(OTHER), text.includes('hai-cb-')]).toEqual([false, false]);
    const theirs = await read(clerkTwo);
    expect(theirs.map(({ committee }) => committee)).toEqual([OTHER]);
    // Must-fail control: what was looked for above is there for whoever may see it.
    expect(JSON.stringify(theirs)).toContain(CELL);
  });
});

describe('GET /api/organisation/cells/:cell', () => {
  it('shows terms, lists, offices and work of one cell, and writes down who looked', async () => {
    const cell = issued.cells[1]!;
    await cell.submit();
    await drain(stage);
    await new ReaderLoop(stage.dataSource, [viewReader(outgoingView)]).drainOnce();
    const { body } = await well(
      call(stage.url, `/api/organisation/cells/${cell.id}`, { token: issued.auditor }),
    );
    expect(body).toMatchObject({
      cell: cell.id,
      committee: letter2024.committee,
      state: 'effective',
      offices: [{ office: `chibo-${cell.id}-1`, held: true, lentBy: null }],
      obligations: [
        {
          obligation: cell.obligation,
          directive: issued.directive,
          subject: 'V/v thực hiện rà soát, bổ sung quy hoạch cán bộ cấp ủy năm 2024',
          status: 'submitted',
          receipt: expect.stringMatching(/^2024\//),
          notice: null,
        },
      ],
    });
    expect((body['terms'] as object[]).length).toBeGreaterThan(0);
    expect(JSON.stringify(body['lists'])).toContain('cardNumber');
    const looks: { office: string }[] = await stage.dataSource.query(
      `select office from app.look where what = '/api/organisation/cells/:cell' and subject = $1`,
      [cell.id],
    );
    expect(looks.length).toBe(1);
  });

  it('says nothing of a cell of another committee, nor to a cell', async () => {
    const of = (cell: string, token: string) =>
      call(stage.url, `/api/organisation/cells/${cell}`, { token });
    const token = await tokenOf(stage, {
      name: 'Người đọc',
      role: 'auditor',
      committee: letter2024.committee,
    });
    expect(await of(CELL, token)).toMatchObject({ status: 403 });
    expect((await of(CELL, clerkTwo)).status).toBe(200);
    expect((await of(issued.cells[0]!.id, issued.cells[0]!.token)).status).toBe(403);
  });
});

describe('POST /api/directives/preview', () => {
  const { directive: _, ...letter } = letter2024 as never as Record<string, unknown>;
  const preview = (body: object, token: string) =>
    call(stage.url, '/api/directives/preview', { token, key: freshKey(), body });

  it('says what the draft would do, and writes nothing', async () => {
    const count = async () =>
      (await stage.dataSource.query('select count(*) as n from app.event'))[0].n as string;
    const before = await count();
    const { status, body } = await preview(letter, issued.clerk);
    expect(status).toBe(200);
    expect(body['deadline']).toEqual({
      dueOn: '2024-02-15',
      wording: 'trước ngày 15/02/2024',
      cutoffAt: issued.cutoffAt,
      text: 'hết thứ Năm, ngày 15 tháng 02 năm 2024',
      warnings: [],
    });
    expect((body['waves'] as object[]).length).toBeGreaterThan(1);
    expect(body['recipients']).toContainEqual({
      cell: issued.cells[0]!.id,
      name: expect.any(String),
      lacks: ['account'],
    });
    expect(body['letter']).toContain('<!doctype html>');
    expect(await count()).toBe(before);
    const tet = await preview({ ...letter, dueOn: '2024-02-12' }, issued.clerk);
    expect(tet.body['deadline']).toMatchObject({
      warnings: ['Ngày hạn rơi vào kỳ nghỉ Tết.', 'Ngày hạn là ngày nghỉ.'],
    });
  });

  it('is refused to others, and for another committee', async () => {
    expect((await preview(letter, issued.approver)).status).toBe(403);
    expect((await preview(letter, clerkTwo)).body).toMatchObject({ code: 'NOT_YOUR_COMMITTEE' });
  });
});

describe('GET /api/calendar', () => {
  it('shows the days off of a year with their source, and none that is not known', async () => {
    const of = async (year: string) =>
      (await call(stage.url, `/api/calendar?year=${year}`, { token: issued.clerk })).body;
    expect(await of('2024')).toMatchObject({
      year: 2024,
      calendar: { tet: { from: '2024-02-08' }, source: expect.stringContaining('Chính thức') },
    });
    expect(((await of('2024'))['calendar'] as { workingDays: number[] }).workingDays[1]).toBe(16);
    expect(await of('2031')).toMatchObject({ calendar: null });
  });
});
