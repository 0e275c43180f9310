import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { toInstant } from '#libs/calendar';
import { readWorkbook } from '#libs/documents';
import { setLogLevel } from '#libs/platform';
import { type ConsolidationRow, type Counts } from '#libs/planning';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { call, well } from '../support/call.js';
import { freshKey, type Issued, openIssued, tokenOf } from '../support/issued.js';
import { type Stage } from '../support/stage.js';
import { approve, review } from './consolidation.fixtures.js';
import { sweep } from './cutoff-race.fixtures.js';

setLogLevel('error');

type Row = ConsolidationRow & {
  readonly cellName: string;
  readonly status: string;
  readonly kept: boolean;
};
interface Table {
  readonly cells: object;
  readonly on: string;
  readonly ruleSet: { readonly id: string };
  readonly terms: readonly {
    readonly term: string;
    readonly rows: readonly Row[];
    readonly total: Counts;
    readonly without: readonly string[];
  }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly source: { readonly reference: string };
  }[];
}

let stage: Stage;
let issued: Issued;

const path = (what = '') => `/api/directives/${issued.directive}/consolidation${what}`;
const table = async (): Promise<Table> =>
  (await well(call(stage.url, path(), { token: issued.reviewer }))).body as unknown as Table;
const sum = (
  rows: readonly Row[],
  key: 'start' | 'removed' | 'added' | 'end' | 'women' | 'underForty' | 'minorities',
): number => rows.reduce((total, row) => total + row[key], 0);

/**
 * Persons of each cell's list by the organisation file, and those whom the facts of this directive
 * take out or bring in: counted apart from the product.
 */
async function byHand(
  term: string,
  cell: string,
): Promise<{ start: number; removed: number; added: number }> {
  const people = await stage.dataSource.query(
    `select distinct p.person from app.planned_post p join app.term t on t.id = p.term
      where t.cell = $1 and t.name = $2`,
    [cell, term],
  );
  const [fact] = await stage.dataSource.query(
    `select data->'delta'->'lines' as lines from app.event
      where stream = $1 and type = 'PlanListAmended'`,
    [`plan-${cell}-${term}`],
  );
  const before = new Set((people as { person: string }[]).map(({ person }) => person));
  const lines = (fact?.lines ?? []) as { movement: string; person: string }[];
  const gone = new Set(
    lines.filter(({ movement }) => movement === 'remove').map(({ person }) => person),
  );
  const come = new Set(
    lines.filter(({ movement }) => movement === 'add').map(({ person }) => person),
  );
  return {
    start: before.size,
    removed: [...gone].filter(
      (person) =>
        !come.has(person) &&
        !lines.some((line) => line.person === person && line.movement === 'continue'),
    ).length,
    added: [...come].filter((person) => !before.has(person)).length,
  };
}

beforeAll(async () => {
  ({ stage, issued } = await openIssued('2024-01-30T10:00:00+07:00'));
}, 60_000);
afterAll(() => stage.close());

describe('the committee’s table', () => {
  it('shows every cell with the list approved before while nothing is approved', async () => {
    const { cells, terms, on, ruleSet } = await table();
    expect({ cells, on, ruleSet }).toMatchObject({
      cells: { all: 12, approved: 0, open: 12 },
      on: letter2024.dueOn,
      ruleSet: { id: 'qd50-2021' },
    });
    expect(terms.map(({ term, rows, without }) => [term, rows.length, without])).toEqual([
      ['2022-2025', 12, []],
      ['2025-2027', 12, []],
    ]);
    for (const { term, rows } of terms) {
      for (const { cell, start, removed, added, end, kept } of rows)
        expect({ cell, start, removed, added, end, kept }).toEqual({
          cell,
          start: (await byHand(term, cell)).start,
          removed: 0,
          added: 0,
          end: start,
          kept: true,
        });
    }
  });

  it(
    'counts what each approval changed; who is expired or under way keeps the list and is ' +
      'marked',
    async () => {
      for (const cell of issued.cells.slice(0, 4))
        await well(cell.submit({ seed: issued.cells.indexOf(cell) + 1 }));
      for (const cell of issued.cells.slice(0, 3)) await review(stage, issued, cell);
      for (const cell of issued.cells.slice(0, 3)) await approve(stage, issued, cell);
      await stage.moveTo('2024-02-16T00:10:00+07:00');
      await sweep(stage);
      const { cells, terms } = await table();
      expect(cells).toEqual({ all: 12, approved: 3, expired: 8, rejected: 0, open: 1 });
      for (const { term, rows, total } of terms) {
        expect(rows.map(({ status, kept }) => `${status} ${kept}`)).toEqual(
          [
            'approved',
            'approved',
            'approved',
            'submitted',
            ...Array.from({ length: 8 }, () => 'expired'),
          ].map((status) => `${status} ${status !== 'approved'}`),
        );
        for (const row of rows) {
          const { start, removed, added } = await byHand(term, row.cell);
          expect({
            term,
            cell: row.cell,
            start: row.start,
            removed: row.removed,
            added: row.added,
            end: row.end,
          }).toEqual({ term, cell: row.cell, start, removed, added, end: start - removed + added });
        }
        for (const key of [
          'start',
          'removed',
          'added',
          'end',
          'women',
          'underForty',
          'minorities',
        ] as const)
          expect([key, sum(rows, key)]).toEqual([key, total[key]]);
      }
      expect(
        terms.flatMap(({ rows }) => rows).filter(({ added }) => added > 0).length,
      ).toBeGreaterThanOrEqual(3);
    },
  );

  it('judges percentages over the whole Đảng bộ, naming rule and source', async () => {
    await stage.dataSource.query(`update app.person set sex = 'nam'`);
    const { findings, terms } = await table();
    expect(terms.map(({ total }) => total.women)).toEqual([0, 0]);
    const women = findings.filter(({ rule }) => rule === 'SHARE_OF_WOMEN');
    expect(women).toHaveLength(2);
    for (const { source } of women) expect(source.reference).not.toBe('');
  });

  it('divides by the seats on record, and by nothing where a cell has none', async () => {
    await stage.dataSource.query(
      `update app.term set seats = 3 where cell is not null and name = '2022-2025'`,
    );
    await stage.dataSource.query(`update app.term set seats = null where name = '2025-2027'`);
    const {
      terms: [first, second],
    } = await table();
    expect(first!.total).toMatchObject({ seats: 36, coefficient: first!.total.end / 36 });
    expect(second!.total).toMatchObject({ seats: null, coefficient: null });
  });
});

describe('its files', () => {
  it('are a workbook of a sheet per term with the same figures', async () => {
    const { terms } = await table();
    const token = await tokenOf(stage, { name: 'Người thử', role: 'clerk' });
    const file = await fetch(`${stage.url}${path('.xlsx')}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(file.headers.get('content-type')).toContain('spreadsheetml.sheet');
    const { sheets } = await readWorkbook(Buffer.from(await file.arrayBuffer()));
    expect(sheets.map(({ name }) => name)).toEqual(['Nhiệm kỳ 2022-2025', 'Nhiệm kỳ 2025-2027']);
    for (const [index, { rows }] of sheets.entries()) {
      const { total, rows: cells } = terms[index]!;
      expect(
        rows
          .find(({ cells: [, name] }) => name === 'Tổng cộng')
          ?.cells.slice(2, 6)
          .map(Number),
      ).toEqual([total.start, total.removed, total.added, total.end]);
      const marked = rows.flatMap(({ cells: [, name] }) =>
        String(name).endsWith(' (*)') ? [String(name).slice(0, -4)] : [],
      );
      expect(marked).toEqual(cells.filter(({ kept }) => kept).map(({ cellName }) => cellName));
    }
  });

  it('are a PDF without a number: no paper is issued by looking', async () => {
    const file = await fetch(`${stage.url}${path('.pdf')}`, {
      headers: { authorization: `Bearer ${issued.auditor}` },
    });
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await file.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(
      await stage.dataSource.query(`select from app.used_number where document_type = 'BC'`),
    ).toEqual([]);
  }, 60_000);

  it(
    'asked for years later are those of their own year: its superior, and a day in ' + 'it',
    async () => {
      const now = await stage.clock.now();
      await stage.clock.set(toInstant('2026-11-28T09:00:00+07:00'));
      const file = await fetch(`${stage.url}${path('.xlsx')}`, {
        headers: { authorization: `Bearer ${issued.auditor}` },
      });
      await stage.clock.set(now);
      const {
        sheets: [first],
      } = await readWorkbook(Buffer.from(await file.arrayBuffer()));
      const texts = first!.rows.flatMap(({ cells }) => cells.map(String)).join('\n');
      expect(texts).toMatch(/ĐẢNG BỘ KHỐI CƠ QUAN/);
      expect(texts).toMatch(/năm 2024/);
      expect(texts).not.toMatch(/ĐẢNG BỘ UBND|2026/);
    },
  );

  it('are nothing for the cells', async () => {
    for (const what of ['', '.xlsx', '.pdf'])
      expect([
        what,
        (await call(stage.url, path(what), { token: issued.cells[0]!.token })).status,
      ]).toEqual([what, 403]);
    for (const what of ['', '.xlsx', '.pdf'])
      expect([what, (await call(stage.url, path(what))).status]).toEqual([what, 401]);
  });
});

describe('a directive without lists', () => {
  it('has no such table, and says where to look', async () => {
    const body = {
      directive: 'bao-cao-2024',
      committee: letter2024.committee,
      workflow: 'bao-cao-dinh-ky',
      year: 2024,
      subject: 'báo cáo công tác năm 2024',
      dueOn: '2024-12-05',
      letter: letter2024.letter,
    };
    await well(call(stage.url, '/api/directives', { token: issued.clerk, key: freshKey(), body }));
    const ask = () =>
      call(stage.url, '/api/directives/bao-cao-2024/consolidation', { token: issued.clerk });
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'NOT_ISSUED' } });
    await well(
      call(stage.url, '/api/directives/bao-cao-2024/issue', {
        token: issued.clerk,
        key: freshKey(),
        method: 'POST',
      }),
    );
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'NOT_PLANNING' } });
    const report = await call(stage.url, '/api/directives/bao-cao-2024/upward-report', {
      token: issued.approver,
      key: freshKey(),
      body: {},
    });
    expect(report).toMatchObject({ status: 409, body: { code: 'NOT_PLANNING' } });
    expect(
      await call(stage.url, '/api/directives/khong-co/consolidation', { token: issued.clerk }),
    ).toMatchObject({ status: 404, body: { code: 'NO_SUCH_DIRECTIVE' } });
  });
});
