import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from './trees.js';

/** Exit code and output of the floor check for one lockfile. */
function check(lockfile: string): Promise<{ code: number; output: string }> {
  const args = [join(projectRoot, 'scripts/checks/floors.mjs'), lockfile];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: projectRoot }, (error, stdout) =>
      resolve({ code: error ? 1 : 0, output: stdout }),
    );
  });
}

const fixture = (name: string): string =>
  join(projectRoot, 'test/architecture/fixtures/floors', `${name}.json`);

describe('floors', () => {
  it.each([
    ['below', 'node_modules/a/node_modules/handlebars: handlebars 4.7.9 is below 4.7.10'],
    ['prerelease', 'fastify 5.8.5-rc.1 is below 5.8.5'],
    ['forbidden', 'node_modules/a/node_modules/xlsx: xlsx is forbidden'],
    ['alias', 'node_modules/sheets: xlsx is forbidden'],
    ['empty', '0 packages'],
  ])('refuses a lockfile: %s', async (name, words) => {
    const { code, output } = await check(fixture(name));
    expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(words) });
  });

  it('accepts versions at and above the floor', async () => {
    expect((await check(fixture('allowed'))).code).toBe(0);
  });

  it('accepts this project', async () => {
    expect(await check('package-lock.json')).toEqual({
      code: 0,
      output: expect.stringContaining(' 0 findings'),
    });
  });
});
