/**
 * How long each test file took last time, and which of its tests took most of that. The order of
 * the next run goes by it, and so does whoever looks for slow tests.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const durationsFile = fileURLToPath(
  new URL('../../node_modules/.cache/dondoc/test-durations.json', import.meta.url),
);

/**
 * The durations by file, relative to the project: `{ seconds, slowest: { "full name": seconds } }`.
 * Empty on a fresh machine.
 */
export function known() {
  try {
    return JSON.parse(readFileSync(durationsFile, 'utf8'));
  } catch {
    return {};
  }
}

const rounded = (milliseconds) => Math.round(milliseconds / 100) / 10;

/**
 * The durations in Jest's results, in the shape of the file. A file that did not run is left as it
 * was.
 */
export function secondsOf(suites, root) {
  const ran = suites.filter(({ perfStats }) => perfStats?.end > perfStats?.start);
  return Object.fromEntries(
    ran.map(({ testFilePath, perfStats, testResults }) => {
      const slowest = testResults
        .toSorted((a, b) => (b.duration ?? 0) - (a.duration ?? 0))
        .slice(0, 3);
      return [
        path.relative(root, testFilePath),
        {
          seconds: rounded(perfStats.end - perfStats.start),
          slowest: Object.fromEntries(
            slowest.map(({ fullName, duration }) => [fullName, rounded(duration ?? 0)]),
          ),
        },
      ];
    }),
  );
}
