import { describe, expect, it } from '@jest/globals';
import { secondsOf } from './durations.mjs';
import { lines, summarize } from './plain-reporter.mjs';

const test = (status: string, ...titles: string[]) => ({
  status,
  ancestorTitles: titles.slice(0, -1),
  fullName: titles.join(' '),
});

describe('the plain reporter', () => {
  it('counts a suite that could not run as a failure, and names what was left out', () => {
    const summary = summarize({
      numPassedTests: 3,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 2,
      testResults: [
        {
          testResults: [
            test('pending', 'queue on Redis [needs redis-server]', 'retries'),
            test('pending', 'queue on Redis [needs redis-server]', 'stalls'),
          ],
        },
        { testResults: [test('passed', 'x', 'y'), test('todo', 'x', 'z')] },
      ],
    });
    expect(lines(summary)).toEqual([
      'Left out: 3 tests',
      '  queue on Redis [needs redis-server] (2)',
      '  x z (1)',
      '3 passed, 3 failed',
    ]);
  });

  it('ends with the counts alone', () => {
    expect(lines({ passed: 2, failed: 0, leftOut: [] })).toEqual(['2 passed, 0 failed']);
  });

  it(
    'keeps how long each file took and its slowest tests, and nothing of a file that did not ' +
      'run',
    () => {
      const took = (fullName: string, duration: number) => ({ fullName, duration });
      const suites = [
        {
          testFilePath: '/p/test/a.test.ts',
          perfStats: { start: 1000, end: 3460 },
          testResults: [took('a', 20), took('b', 1500), took('c', 700), took('d', 40)],
        },
        { testFilePath: '/p/test/b.test.ts', perfStats: { start: 0, end: 0 }, testResults: [] },
      ];
      expect(secondsOf(suites, '/p')).toEqual({
        'test/a.test.ts': { seconds: 2.5, slowest: { b: 1.5, c: 0.7, d: 0 } },
      });
    },
  );
});
