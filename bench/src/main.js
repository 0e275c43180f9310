import { writeFile } from 'node:fs/promises';
import { parseArguments, USAGE } from './arguments.js';
import { describe, readConditions } from './conditions.js';
import { runContest } from './contest.js';
import { resultsPage, table } from './report.js';
import { compare, single } from './rows.js';
import { startServers } from './servers.js';
import { suites } from './suites/index.js';

function say(line) {
  process.stderr.write(`${line}\n`);
}

export async function runSuite(servers, suite, { n, runs, conditions, log }) {
  const rows = [];
  for (const contest of suite.contests({ n, redis: servers.redisUrl !== undefined })) {
    const results = await runContest(servers, contest, {
      runs,
      log: (line) => log(`${suite.name} · ${line}`),
    });
    const shared = { suite: suite.name, contest, results, conditions };
    rows.push(
      ...(contest.comparisons ?? []).map((comparison) => compare({ ...shared, comparison })),
    );
    rows.push(...(contest.figures ?? []).map((figure) => single({ ...shared, figure })));
    // A template of a million events is not kept for the suites that follow.
    await servers.forgetTemplates();
  }
  return [...rows, ...(suite.after?.(rows) ?? [])];
}

/**
 * A suite that fails is named and left out, so that half an hour of other figures is not thrown
 * away.
 */
async function runSuites(servers, chosen, { log, ...options }) {
  const rows = [];
  const failed = [];
  for (const suite of chosen) {
    try {
      rows.push(...(await runSuite(servers, suite, { log, ...options })));
    } catch (error) {
      failed.push(suite.name);
      log(`${suite.name} failed: ${error.stack}`);
      await servers.forgetTemplates();
    }
  }
  return { rows, failed };
}

async function publish({ rows, failed, chosen, conditions, seconds }, { json, all }) {
  const tables = chosen.map(
    ({ name }) => `${name}\n${table(rows.filter((row) => row.suite === name))}`,
  );
  process.stdout.write(`${tables.join('\n\n')}\n`);
  if (json) await writeFile(json, `${JSON.stringify(rows, null, 2)}\n`);
  if (all)
    await writeFile(
      new URL('../RESULTS.md', import.meta.url),
      resultsPage({ rows, failed, suites: chosen, conditions, seconds }),
    );
}

/** Measures the suites. Answers the names of those that failed. */
async function measure({ names, n, runs, ...output }) {
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  const log = (line) => say(`[${new Date(elapsed() * 1000).toISOString().slice(11, 19)}] ${line}`);
  const servers = await startServers(log);
  try {
    const conditions = await readConditions(servers);
    describe(conditions).forEach(say);
    const chosen = suites.filter((suite) => names.includes(suite.name));
    const { rows, failed } = await runSuites(servers, chosen, { n, runs, conditions, log });
    await publish({ rows, failed, chosen, conditions, seconds: elapsed() }, output);
    const missed = rows.filter((row) => row.met === false);
    const lines = missed.map(
      (row) => `\n  ${row.suite} · ${row.case}: ${row.ratio ?? row.ours} (${row.target})`,
    );
    log(`${rows.length} rows, ${missed.length} targets missed${lines.join('')}`);
    return failed;
  } finally {
    await servers.stop();
  }
}

/**
 * The exit code: 0 also when a target is missed (the table says so), 1 when a run failed, 2 for
 * wrong arguments.
 */
export async function main(argv) {
  let request;
  try {
    request = parseArguments(
      argv,
      suites.map((suite) => suite.name),
    );
  } catch (error) {
    say(`${error.message}\n${USAGE}`);
    return 2;
  }
  try {
    return (await measure(request)).length === 0 ? 0 : 1;
  } catch (error) {
    say(error.stack);
    return 1;
  }
}
