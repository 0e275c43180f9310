import { expect } from '@jest/globals';
import fc from 'fast-check';
import { EventStore } from '#libs/event-store';
import { Clock } from '#libs/platform';
import { bulkCommands, bulkRequest } from './bulk-commands.js';
import { BulkRuns } from './bulk-runs.js';
import { type Command, command, type Life, life } from './lives.examples.js';
import {
  database,
  GRACE,
  single,
  store,
  streamOf,
  workflows,
  write,
} from './written-lives.examples.js';

// Runs the same lives twice: moved in bulk, and one by one.

let runNumber = 0;

const plain = (campaign: string, value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(campaign, 'campaign'));
const stored = async (campaign: string, cell: number) =>
  plain(campaign, [
    (await store.read(streamOf(campaign, cell))).map(
      ({ version, type, schemaVersion, data, actor }) => ({
        version,
        type,
        schemaVersion,
        data,
        actor,
      }),
    ),
    { ...(await store.head(streamOf(campaign, cell)))!, hash: '' },
  ]);
const tally = (codes: readonly string[]) => codes.filter((code) => code !== 'done').toSorted();

interface Case {
  readonly lives: readonly Life[];
  readonly asked: Command;
  readonly late: boolean;
  readonly some: readonly number[] | null;
  readonly chunk: number;
  readonly crash: boolean;
}

async function twice(lives: readonly Life[], late: boolean): Promise<[string, string]> {
  const [a, b] = [`bulk${(runNumber += 1)}`, `lone${runNumber}`];
  const clock = new Clock(database.dataSource);
  await clock.set('2024-01-12T02:00:00.000000Z');
  // Each case goes back in time, and the sweep would rightly take that for a broken clock.
  await database.dataSource.query('delete from app.checkpoint');
  await write(a, lives);
  await write(b, lives);
  await clock.set(late ? '2024-02-15T17:05:00.000000Z' : '2024-02-15T17:04:59.999999Z');
  return [a, b];
}

/** What the single form answers to each of the chosen obligations, after it ran on them. */
async function allSingly(campaign: string, { lives, some, asked }: Case): Promise<string[]> {
  const codes: string[] = (some ?? [])
    .filter((cell) => cell >= lives.length)
    .map(() => 'NO_SUCH_OBLIGATION');
  for (const [cell, one] of lives.entries()) {
    if (some === null || some.includes(cell))
      codes.push(await single(streamOf(campaign, cell), one, asked));
  }
  return codes;
}

/**
 * Puts the same lives into two campaigns. One is moved in bulk, with one interruption; the other is
 * moved obligation by obligation.
 */
async function compare(one: Case): Promise<void> {
  const { lives, asked, late, some, chunk, crash } = one;
  const [a, b] = await twice(lives, late);
  const cells = some?.map((cell) => `cb-${cell}`);
  const request = bulkRequest.parse({
    command: asked.command,
    body: asked.body,
    directive: a,
    ...(cells ? { cells } : {}),
  });

  const fragile = new EventStore(database.dataSource, {
    probe: (point) => {
      if (crash && point === 'bulk:commit') throw new Error('power cut');
    },
  });
  const settings = { graceMinutes: GRACE };
  const runs = new BulkRuns(database.dataSource, store, workflows, settings);
  // The mark itself writes the holds down, for both campaigns.
  if (asked.command === 'expire') await bulkCommands.expire.prepare!(database.dataSource, settings);
  const judged = await runs.preview(asked.by, request);
  const { run } = await runs.start(asked.by, `key-${a}`, request);
  if (crash && judged.eligible > 0)
    await expect(
      new BulkRuns(database.dataSource, fragile, workflows, settings).advance(run, { chunk }),
    ).rejects.toThrow('power cut');
  const ended = await runs.advance(run, { chunk });
  expect(await runs.start(asked.by, `key-${a}`, request)).toEqual(ended);
  expect(await runs.advance(run)).toEqual(ended);

  const codes = await allSingly(b, one);
  expect(
    tally(judged.leftOut.flatMap(({ code, count }) => Array.from({ length: count }, () => code))),
  ).toEqual(tally(codes));
  expect(judged).toMatchObject({
    selected: codes.length,
    eligible: codes.filter((code) => code === 'done').length,
  });
  expect(ended).toMatchObject({
    state: 'done',
    total: judged.eligible,
    done: judged.eligible,
    skipped: 0,
    leftOut: judged.leftOut,
  });
  for (const cell of lives.keys()) expect(await stored(a, cell)).toEqual(await stored(b, cell));
  const facts: { causation: string }[] = await database.dataSource.query(
    `select causation from app.event where causation = $1`,
    [run],
  );
  expect(facts).toHaveLength(judged.eligible);
}

export const cases: fc.Arbitrary<Case> = fc.record({
  lives: fc.array(life, { minLength: 1, maxLength: 5 }),
  asked: command,
  late: fc.boolean(),
  some: fc.oneof(
    fc.constant(null),
    fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }),
  ),
  chunk: fc.integer({ min: 1, max: 4 }),
  crash: fc.boolean(),
});
export const prove = (numRuns: number, which = cases) =>
  fc.check(fc.asyncProperty(which, compare), { numRuns, seed: 2024, endOnFailure: true });
