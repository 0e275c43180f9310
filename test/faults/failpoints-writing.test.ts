import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from '@jest/globals';
import { projectPath } from '#libs/platform';
import { cases } from './failpoints.cases.js';
import { describeBroken, writing } from './failpoints.suite.js';

/** Every `probe('a:b', …)` of the product's source. */
function pointsInSource(): string[] {
  const files = readdirSync(projectPath('libs'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !/\.spec\.ts$/.test(file),
  );
  const points = files.flatMap((file) =>
    [
      ...readFileSync(path.join(projectPath('libs'), file), 'utf8').matchAll(
        /\bprobe(?:\?\.)?\('([a-z]+:[a-z]+)'/g,
      ),
    ].map((match) => match[1]!),
  );
  return [...new Set(points)].toSorted();
}

it('is broken at every point that the source names', () => {
  expect([...new Set(cases.map(({ point }) => point))].toSorted()).toEqual(pointsInSource());
});

describeBroken(writing);
