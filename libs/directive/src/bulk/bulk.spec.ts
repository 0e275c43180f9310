import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { verifyChains } from '#libs/event-store';
import { Clock } from '#libs/platform';
import { engineStates } from '#libs/workflow';
import * as example from '../obligation/obligation.examples.js';
import { bulkCommands, bulkRequest } from './bulk-commands.js';
import { BulkRuns } from './bulk-runs.js';
import { cases, prove } from './bulk-twice.examples.js';
import { clerk, type Life, reviewer } from './lives.examples.js';
import {
  close,
  database,
  GRACE,
  open,
  store,
  streamOf,
  workflows,
  write,
} from './written-lives.examples.js';

beforeAll(open);
afterEach(() => void jest.restoreAllMocks());
afterAll(close);

describe('bulk equals the single form', () => {
  it(
    'event for event, head for head, reason for reason, for random obligations in random ' +
      'states',
    async () => {
      const outcome = await prove(60);
      expect(
        outcome.failed
          ? `${fc.defaultReportMessage(outcome)}\n${String(outcome.errorInstance)}`
          : '',
      ).toBe('');
      const seen: { status: string }[] = await database.dataSource.query(
        `select distinct status from app.head where category = 'obligation'`,
      );
      // No bulk command cancels, no life here contains a cancellation, and no step is its own.
      expect(seen.map(({ status }) => status).toSorted()).toEqual(
        engineStates.filter((status) => status !== 'cancelled').toSorted(),
      );
      const violations: unknown[] = [];
      for await (const violation of verifyChains(database.dataSource)) violations.push(violation);
      expect(violations).toEqual([]);
    },
  );

  it.each([
    [
      'another round in the data',
      'review-report',
      {
        type: 'ReportReviewed',
        data: `jsonb_build_object('round', 1, 'opinion', $1::text, 'by', $2::text)`,
      },
    ],
    ['a head that keeps the old cutoff', 'extend-deadline', undefined],
    [
      'the wrong instant in the mark',
      'expire',
      {
        type: 'ObligationExpired',
        data:
          `jsonb_build_object('cutoffAt', app.iso(h.cutoff_at), 'effectiveAt', ` +
          'app.iso(h.cutoff_at + make_interval(mins => $1::int)))',
      },
    ],
  ] as const)('must-fail control: sees %s', async (_what, name, event) => {
    if (event) jest.replaceProperty(bulkCommands[name] as { event: object }, 'event', event);
    else jest.replaceProperty(bulkCommands['extend-deadline'] as { head: object }, 'head', {});
    // The command reaches these obligations, so a wrong result has a chance to show.
    const reachable: Life = {
      steps: name === 'review-report' ? ['submitted', 'returned', 'submitted'] : ['acknowledged'],
      against: [],
    };
    const outcome = await prove(
      40,
      cases
        .filter(({ asked, late }) => asked.command === name && late === (name === 'expire'))
        .map((one) => ({ ...one, some: null, lives: [...one.lives, reachable] })),
    );
    expect(outcome.failed).toBe(true);
    expect(String((outcome.errorInstance as Error | null)?.message)).toContain('expect(');
  });

  it('leaves alone who moved on between the choice and the work, and says so', async () => {
    await new Clock(database.dataSource).set('2024-01-12T02:00:00.000000Z');
    await write('moved', [
      { steps: ['submitted'], against: [] },
      { steps: ['submitted'], against: [] },
      { steps: [], against: [] },
    ]);
    const runs = new BulkRuns(database.dataSource, store, workflows, { graceMinutes: GRACE });
    const request = bulkRequest.parse({
      command: 'review-report',
      directive: 'moved',
      body: { opinion: 'Đủ' },
    });
    const { run, total, leftOut } = await runs.start(reviewer(1), 'key-of-moved', request);
    expect({ total, leftOut }).toMatchObject({
      total: 2,
      leftOut: [{ code: 'NOT_IN_THIS_STATE', count: 1, cells: ['cb-2'] }],
    });
    expect(leftOut[0]!.message).toContain('Thẩm định báo cáo');
    await store.append([
      { stream: streamOf('moved', 0), expect: 'exists', events: [example.keptLate], actor: 'x' },
    ]);
    expect(await runs.advance(run)).toMatchObject({
      state: 'done',
      total: 2,
      done: 1,
      skipped: 1,
      notDone: [
        {
          code: 'CHANGED_SINCE',
          message: expect.stringContaining('đã thay đổi'),
          count: 1,
          cells: ['cb-0'],
        },
      ],
    });
    expect(
      await database.dataSource.query(
        `select stream, outcome from app.bulk_item where run = $1 order by stream`,
        [run],
      ),
    ).toEqual([
      { stream: streamOf('moved', 0), outcome: 'CHANGED_SINCE' },
      { stream: streamOf('moved', 1), outcome: 'done' },
    ]);
  });

  it(
    'two processes at one run do each obligation once, and a reused key or a wrong role is ' +
      'refused',
    async () => {
      await new Clock(database.dataSource).set('2024-01-12T02:00:00.000000Z');
      await write(
        'twice',
        Array.from({ length: 30 }, () => ({ steps: ['submitted'] as const, against: [] })),
      );
      const runs = new BulkRuns(database.dataSource, store, workflows, { graceMinutes: GRACE });
      const request = bulkRequest.parse({
        command: 'review-report',
        directive: 'twice',
        body: { opinion: 'Đủ' },
      });
      const { run } = await runs.start(reviewer(1), 'key-of-twice', request);
      await Promise.all([runs.advance(run, { chunk: 4 }), runs.advance(run, { chunk: 7 })]);
      expect(await runs.read(run)).toMatchObject({
        state: 'done',
        total: 30,
        done: 30,
        skipped: 0,
      });
      const facts: { n: number }[] = await database.dataSource.query(
        `select count(*)::int as n from app.event where causation = $1`,
        [run],
      );
      expect(facts).toEqual([{ n: 30 }]);
      await expect(
        runs.start(reviewer(1), 'key-of-twice', { ...request, body: { opinion: 'Khác' } } as never),
      ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      await expect(runs.start(clerk, 'key-of-clerk', request)).rejects.toMatchObject({
        code: 'NOT_YOUR_ROLE',
      });
      await expect(runs.preview(clerk, request)).rejects.toMatchObject({ code: 'NOT_YOUR_ROLE' });
      await expect(
        runs.preview(reviewer(1), { ...request, directive: 'nowhere' }),
      ).rejects.toMatchObject({ code: 'NO_SUCH_DIRECTIVE' });
    },
  );
});
