import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readConditions } from '../src/conditions.js';
import { runSuite } from '../src/main.js';
import { startServers } from '../src/servers.js';
import { suites } from '../src/suites/index.js';

const quiet = () => undefined;
let servers;
let conditions;
before(async () => {
  servers = await startServers(quiet);
  conditions = await readConditions(servers);
});
after(() => servers?.stop());

test('the server keeps what it says it has committed', () => {
  assert.equal(conditions.postgres.synchronous_commit, 'on');
  assert.equal(conditions.postgres.fsync, 'on');
});

/**
 * Only the last contest of a suite is run, which has all systems and the most clients. Each run
 * checks its own work. The figures mean nothing at this size.
 */
for (const name of ['append', 'command', 'issue', 'expire']) {
  test(`${name} runs with 200`, async () => {
    const suite = suites.find((one) => one.name === name);
    const rows = await runSuite(
      servers,
      { ...suite, contests: (options) => suite.contests(options).slice(-1) },
      { n: 200, runs: 1, conditions, log: quiet },
    );
    assert.ok(rows.length > 0);
    for (const row of rows) {
      for (const field of [
        'suite',
        'case',
        'ours',
        'against',
        'peer',
        'ratio',
        'unit',
        'n',
        'runs',
        'conditions',
      ])
        assert.notEqual(row[field], undefined, field);
      assert.ok(row.ours > 0 && row.n === 200 && row.runs === 1);
    }
  });
}
