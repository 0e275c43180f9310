import { describe, expect, it } from '@jest/globals';
import { lines, summarize } from './plain-reporter.mjs';

const test = (status: string, ...titles: string[]) => ({ status, ancestorTitles: titles.slice(0, -1), fullName: titles.join(' ') });

describe('the plain reporter', () => {
  it('counts a suite that could not run as a failure, and names what was left out', () => {
    const summary = summarize({
      numPassedTests: 3, numFailedTests: 1, numRuntimeErrorTestSuites: 2,
      testResults: [
        { testResults: [test('pending', 'queue on Redis [needs redis-server]', 'retries'), test('pending', 'queue on Redis [needs redis-server]', 'stalls')] },
        { testResults: [test('passed', 'x', 'y'), test('todo', 'x', 'z')] },
      ],
    });
    expect(lines(summary)).toEqual(['Left out: 3 tests', '  queue on Redis [needs redis-server] (2)', '  x z (1)', '3 passed, 3 failed']);
  });

  it('ends with the counts alone', () => {
    expect(lines({ passed: 2, failed: 0, leftOut: [] })).toEqual(['2 passed, 0 failed']);
  });
});
