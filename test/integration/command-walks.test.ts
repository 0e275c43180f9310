import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runVerify } from '../../apps/cli/src/verify/index.js';
import { contractsFolder } from '../contracts/regenerated.js';
import { asked, asks, type Try } from './command-walks.asks.js';
import {
  close,
  duties,
  type Duty,
  HOUR,
  instant,
  open,
  stage,
  START,
  walked,
  worker,
} from './command-walks.fixtures.js';

// Random commands over HTTP, many obligations of three workflows in one database, while the clock
// runs and the worker marks: whatever was answered, the database verifies at the end.

const ROUNDS = 12;

const answers = new Map<string, number>();

const frequent: readonly Try['command'][] = [
  'submit-report',
  'submit-report',
  'submit-report',
  'review-report',
  'review-report',
  'approve-report',
  'return-report',
  'withdraw-report',
  'accept-late-report',
  'accept-late-report',
  'accept-late-report',
  'accept-late-report',
  'reopen',
  'revoke-approval',
];
const attempt: fc.Arbitrary<Try> = fc.record({
  command: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...frequent) },
    { weight: 2, arbitrary: fc.constantFrom(...asked) },
  ),
  who: fc.integer({ min: 0, max: 7 }),
  seed: fc.integer({ min: 1, max: 40 }),
  days: fc.integer({ min: -2, max: 9 }),
});

const times = (command: string, how: 'done' | 'refused'): number =>
  answers.get(`${command} ${how}`) ?? 0;

async function tryOne(duty: Duty, attempted: Try, now: number): Promise<void> {
  const { status, text } = await asks[attempted.command](duty, attempted, now);
  if (status >= 500 || (status === 400 && !text.includes('attachments.0')))
    throw new Error(`${attempted.command} ${duty.path}: ${status} ${text}`);
  const how = status < 300 ? 'done' : 'refused';
  answers.set(`${attempted.command} ${how}`, times(attempted.command, how) + 1);
}

beforeAll(open, 120_000);
afterAll(close);

describe('random walks over HTTP', () => {
  it('answer every command with done or why not, never with a fault', async () => {
    expect(duties.length).toBeGreaterThanOrEqual(50);
    const [waits] = fc.sample(
      fc.array(fc.constantFrom(1, 6, 12, 24, 30), { minLength: ROUNDS, maxLength: ROUNDS }),
      { numRuns: 1, seed: 11 },
    );
    const tries = fc.sample(attempt, { numRuns: ROUNDS * duties.length, seed: 2024 });
    let now = START;
    for (const [round, wait] of waits!.entries()) {
      await stage.moveTo(instant((now += wait * HOUR)));
      for (const [i, duty] of duties.entries())
        await tryOne(duty, tries[round * duties.length + i]!, now);
      await worker.drain();
    }
    // That a late report is let in, and an approval and a rejection are taken back, is left to no
    // chance.
    const dutyIn = async (status: string): Promise<Duty> => {
      const [found]: { stream: string }[] = await stage.dataSource.query(
        `select stream from app.head where category = 'obligation' and status = $1
          order by stream limit 1`,
        [status],
      );
      return duties.find(({ path }) => path.endsWith(`/${found!.stream}`))!;
    };
    const marked = await dutyIn('expired');
    for (const command of ['submit-report', 'accept-late-report'] as const)
      await tryOne(marked, { command, who: 1, seed: 1, days: 1 }, now);
    await tryOne(
      await dutyIn('approved'),
      { command: 'revoke-approval', who: 1, seed: 1, days: 1 },
      now,
    );
    const waiting = await dutyIn('submitted');
    for (const command of ['reject-report', 'undo-rejection'] as const)
      await tryOne(waiting, { command, who: 1, seed: 1, days: 1 }, now);
    // A walk that is always refused proves nothing.
    for (const command of [
      'submit-report',
      'review-report',
      'approve-report',
      'return-report',
      'withdraw-report',
      'reopen',
      'accept-late-report',
      'revoke-approval',
      'undo-rejection',
    ] as const) {
      expect([command, times(command, 'done') > 0, times(command, 'refused') > 0]).toEqual([
        command,
        true,
        true,
      ]);
    }
  }, 240_000);

  it('ask every command on one obligation that has a route', async () => {
    const elsewhere = new Set(['attachments', 'correct-approval', 'release-hold', 'workbook']);
    const contract = await readFile(path.join(contractsFolder, 'openapi.json'), 'utf8');
    const { paths } = JSON.parse(contract) as { paths: Record<string, { post?: object }> };
    const routes = Object.entries(paths).flatMap(([route, { post: command }]) => {
      const [, name] = /^\/api\/obligations\/\{obligation\}\/([a-z-]+)$/.exec(route) ?? [];
      return command && name && !elsewhere.has(name) ? [name] : [];
    });
    expect(routes.length).toBeGreaterThan(10);
    expect(routes.filter((name) => !walked.has(name))).toEqual([]);
  });

  it('leave a database that verifies, in all the states there are', async () => {
    await stage.moveTo(instant(START + 1_200 * HOUR));
    await worker.drain();
    const seen: { status: string; n: number }[] = await stage.dataSource.query(
      `select status, count(*)::int as n from app.head where category = 'obligation' group by 1
        order by 1`,
    );
    expect(seen.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['approved', 'expired', 'returned', 'submitted']),
    );
    expect(
      await runVerify({ dataSource: stage.dataSource, archiveDir: stage.config.archiveDir }),
    ).toMatchObject({ clean: true, violations: [] });
  }, 60_000);

  it(
    'control: a mark over a report that came in time is refused by the database, and verify ' +
      'would see one',
    async () => {
      const [taken]: { stream: string }[] = await stage.dataSource.query(
        `select h.stream from app.head h where h.category = 'obligation'
          and h.status in ('returned',
        'submitted') and exists (select from app.receipt r where r.obligation = h.stream
        and r.timeliness = 'onTime') limit 1`,
      );
      await expect(
        stage.dataSource.query(`update app.head set status = 'expired' where stream = $1`, [
          taken!.stream,
        ]),
      ).rejects.toThrow(/cannot be marked expired|illegal transition/);
    },
  );
});
