import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { durationsFile, known, secondsOf } from './durations.mjs';

/**
 * Counts for the last line. A suite that could not run is one failure. What was left out is named,
 * and never only missing.
 */
export function summarize(results) {
  const leftOut = results.testResults.flatMap((suite) =>
    suite.testResults
      .filter((test) => test.status === 'pending' || test.status === 'todo')
      .map(
        (test) => test.ancestorTitles.find((title) => title.includes('[needs ')) ?? test.fullName,
      ),
  );
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    leftOut: [...new Set(leftOut)].map((title) => ({
      title,
      tests: leftOut.filter((other) => other === title).length,
    })),
  };
}

export function lines({ passed, failed, leftOut }) {
  const count = leftOut.reduce((sum, { tests }) => sum + tests, 0);
  return [
    ...(count === 0
      ? []
      : [
          `Left out: ${count} tests`,
          ...leftOut.map(({ title, tests }) => `  ${title} (${tests})`),
        ]),
    `${passed} passed, ${failed} failed`,
  ];
}

/**
 * Under `npm test` the counts go to a file. The script prints them when Jest has ended, because
 * nothing may follow the last line.
 */
export default class PlainReporter {
  #root;

  constructor({ rootDir }) {
    this.#root = rootDir;
  }

  /** The seconds are kept at once, so that a run which is stopped tells what it spent them on. */
  onTestResult(_test, result) {
    const durations = { ...known(), ...secondsOf([result], this.#root) };
    mkdirSync(path.dirname(durationsFile), { recursive: true });
    writeFileSync(durationsFile, `${JSON.stringify(durations, null, 1)}\n`);
  }

  onRunComplete(_contexts, results) {
    const summary = summarize(results);
    const file = process.env.DONDOC_TEST_SUMMARY;
    if (file) writeFileSync(file, JSON.stringify(summary));
    else process.stderr.write(`\n${lines(summary).join('\n')}\n`);
  }
}
