import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseArguments } from '../src/arguments.js';
import { expectEqual, runClients } from '../src/clients.js';
import { runContest } from '../src/contest.js';
import { resultsPage } from '../src/report.js';
import { compare, single } from '../src/rows.js';
import { median, percentile, spread } from '../src/statistics.js';

test('medians, percentiles and spread', () => {
  assert.equal(median([9, 1, 5]), 5);
  assert.equal(median([1, 2, 3, 10]), 2.5);
  assert.equal(percentile([5, 1, 4, 2, 3], 50), 3);
  assert.equal(
    percentile(
      Array.from({ length: 100 }, (_, i) => i + 1),
      99,
    ),
    99,
  );
  assert.equal(spread([8, 10, 12]), 0.4);
  assert.equal(spread([0, 0]), 0);
  assert.throws(() => median([]), RangeError);
});

test('clients make every call once, so many at a time', async () => {
  const seen = [];
  let now = 0;
  let most = 0;
  await runClients(4, 25, async (i) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    seen.push(i);
    now -= 1;
  });
  assert.deepEqual(
    seen.toSorted((a, b) => a - b),
    Array.from({ length: 25 }, (_, i) => i),
  );
  assert.equal(most, 4);
});

test('a run whose work was not done has no figure', () => {
  expectEqual('200', 200, 'rows');
  assert.throws(() => expectEqual('199', 200, 'rows'), /199 instead of 200/);
});

const contest = (over) => ({
  case: '32 clients',
  unit: 'events/s',
  contestants: { ours: { params: { n: 10 } }, plain: { label: 'INSERT', params: { n: 10 } } },
  ...over,
});
const runs = (...counts) => counts.map((count) => ({ count, seconds: 1, load: 0.5 }));
const conditions = { cores: 2, postgres: {} };

test('a target is met or missed by the ratio of medians', () => {
  const row = (ours, comparison) =>
    compare({
      suite: 's',
      contest: contest(),
      results: { ours: runs(...ours), plain: runs(100, 90, 110) },
      comparison: { peer: 'plain', ...comparison },
      conditions,
    });
  assert.deepEqual(
    { ...row([200, 210, 220], { atLeast: 2 }), conditions: 0 },
    {
      suite: 's',
      case: '32 clients',
      ours: 210,
      against: 'INSERT',
      peer: 100,
      ratio: 2.1,
      unit: 'events/s',
      n: 10,
      peerN: 10,
      runs: 3,
      target: '≥ 2',
      met: true,
      spread: { ours: 0.09524, peer: 0.2 },
      values: { ours: [200, 210, 220], peer: [100, 90, 110] },
      conditions: 0,
    },
  );
  assert.equal(row([190, 195, 900], { atLeast: 2 }).met, false);
  const seconds = { atMost: 2.5, unit: 's', value: ({ count }) => 1000 / count };
  assert.equal(row([41, 41, 41], seconds).met, true);
  assert.equal(row([39, 39, 39], seconds).met, false);
  assert.equal(row([1, 1, 1], {}).met, undefined);
  assert.equal(
    single({
      suite: 's',
      contest: contest(),
      results: { ours: runs(60) },
      figure: { name: 'p99', value: ({ count }) => count, atMost: 50 },
      conditions,
    }).met,
    false,
  );
});

test('the page says what was missed, what failed, and that the machine was busy', () => {
  const row = (load) =>
    compare({
      suite: 's',
      contest: contest(),
      results: { ours: runs(100).map((run) => ({ ...run, load })), plain: runs(100) },
      comparison: { peer: 'plain', atLeast: 2 },
      conditions,
    });
  const suites = [
    { name: 's', about: 'one thing' },
    { name: 't', about: 'another' },
  ];
  const page = (load) =>
    resultsPage({ rows: [row(load)], failed: ['t'], suites, conditions, seconds: 60 });
  assert.match(page(0.5), /≥ 2 ✗ missed/);
  assert.match(page(0.5), /## t\n\nAnother\.\n\n\*\*Failed/);
  assert.match(page(7), /busy/);
  assert.doesNotMatch(page(0.5), /busy/);
});

test('arguments', () => {
  const known = ['append', 'issue'];
  assert.deepEqual(parseArguments(['issue', '--n', '5', '--json', 'o.json'], known), {
    all: false,
    names: ['issue'],
    json: 'o.json',
    n: 5,
    runs: 5,
  });
  assert.deepEqual(parseArguments(['all'], known).names, known);
  for (const wrong of [
    [],
    ['nothing'],
    ['issue', '--n', 'many'],
    ['issue', '--runs', '0'],
    ['issue', '--loud'],
  ])
    assert.throws(() => parseArguments(wrong, known));
});

test(
  'contestants take turns, each run in a database of its own, ' +
    'and stop when the budget is used up',
  async () => {
    const order = [];
    const servers = {
      database: async (key) => {
        order.push(`+${key}`);
        return { url: 'none', drop: async () => void order.push(`-${key}`) };
      },
    };
    const module = new URL('turn.fixture.js', import.meta.url).href;
    const three = {
      case: 'c',
      show: () => '',
      contestants: {
        ours: { module, params: { name: 'a' } },
        plain: { module, params: { name: 'b' } },
      },
    };
    const results = await runContest(servers, three, { runs: 2, log: () => undefined });
    assert.deepEqual(order, ['+a', '-a', '+b', '-b', '+a', '-a', '+b', '-b']);
    assert.equal(results.ours.length, 2);
    assert.notEqual(results.ours[0].pid, results.ours[1].pid);
    const short = await runContest(
      servers,
      { ...three, budgetSeconds: 0.001 },
      { runs: 5, log: () => undefined },
    );
    assert.equal(short.plain.length, 1);
    await assert.rejects(
      runContest(
        servers,
        { ...three, contestants: { ours: { module, params: { name: 'fails' } } } },
        { runs: 1, log: () => undefined },
      ),
      /did not work/,
    );
  },
);
