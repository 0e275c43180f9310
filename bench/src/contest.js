import { fork } from 'node:child_process';
import { load } from './conditions.js';
import { median } from './statistics.js';

const RUN_LIMIT_MS = 15 * 60_000;

/**
 * Runs one phase of one contestant in a child process. Errors: the child's own, a death without an
 * answer, or 15 minutes without one.
 */
export function inChild(message) {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('contestant.js', import.meta.url), {
      execArgv: ['--disable-warning=DeprecationWarning'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const limit = setTimeout(() => child.kill('SIGKILL'), RUN_LIMIT_MS);
    let answer;
    child.once('message', (said) => (answer = said));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(limit);
      if (answer?.result) resolve(answer.result);
      else reject(new Error(answer?.error ?? `a run ended without an answer (${signal ?? code})`));
    });
    child.send(message);
  });
}

async function runOnce(servers, { module, params }) {
  const { template } = await import(module);
  const message = { module, params };
  const arena = (url) => ({ url, redisUrl: servers.redisUrl });
  const database = await servers.database(template(params), (url) =>
    inChild({ ...message, phase: 'prepare', arena: arena(url) }),
  );
  const before = load();
  try {
    return {
      ...(await inChild({ ...message, phase: 'run', arena: arena(database.url) })),
      load: before,
    };
  } finally {
    await database.drop();
  }
}

/**
 * Runs ours, the first peer, the second peer, ours, … in turn, so that a machine that warms up or
 * slows down does so for all. It stops early, after whole rounds, when `budgetSeconds` are used up.
 * Answers the results by contestant.
 */
export async function runContest(servers, contest, { runs, log }) {
  const names = Object.keys(contest.contestants);
  const results = Object.fromEntries(names.map((name) => [name, []]));
  const start = performance.now();
  for (let round = 1; round <= runs; round++) {
    for (const name of names) {
      const result = await runOnce(servers, contest.contestants[name]);
      results[name].push(result);
      log(
        `${contest.case} · ${name} · run ${round}/${runs} · ${contest.show(result)} ` +
          `· load ${result.load}`,
      );
    }
    const perRound = (performance.now() - start) / 1000 / round;
    if (round < runs && perRound * (round + 1) > (contest.budgetSeconds ?? Infinity)) {
      log(
        `${contest.case} · ${round} of ${runs} runs: ` +
          `the next would not fit into ${contest.budgetSeconds} s`,
      );
      break;
    }
  }
  return results;
}

export const medianOf = (results, value) => median(results.map(value));
