import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectPath } from '#libs/platform/testing';

const head = `import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';\n`;
const files: Record<string, string> = {
  'a-leaves-things':
    `it('a', () => { process.env.LEFT = 'behind'; jest.spyOn(Math, 'max').mockReturnValue(-1); ` +
    'process.exitCode = 3; });',
  'b-finds-nothing':
    `it('b', () => { expect([process.env.LEFT, Math.max(1, 2), ` +
    'process.exitCode]).toEqual([undefined, 2, undefined]); });',
  'c-fails': `it.each([1, 2])('%i is two', (n) => { expect(n).toBe(2); });`,
  'c-matches':
    `it('is alike', () => { expect({ a: 1, f: () => 1 }).toMatchObject(` +
    `{ a: expect.stringContaining('x') }); });`,
  'd-hangs':
    `it('never ends', () => new Promise(() => undefined), 50);\nit('goes on', () => ` +
    'undefined);',
  'e-ends-the-process': `it('is gone', () => process.exit(0));`,
  'f-after-it': `it('runs in a new process', () => undefined);`,
  'g-throws-later':
    `it('is not awaited', async () => { setTimeout(() => { throw new Error('too late'); }); ` +
    'await new Promise((done) => setTimeout(done, 50)); });',
  'h-does-not-load': `throw new Error('at the top');`,
  'i-hooks':
    `const seen: string[] = [];\nbeforeAll(() => { seen.push('all'); });\ndescribe('inside', ` +
    `() => { it('has seen it', () => { expect(seen).toEqual(['all']); }); it.skip('is left ` +
    `out', () => undefined); });\nafterAll(() => { seen.length = 0; });`,
};

interface Outcome {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
}

describe('the test runner', () => {
  let folder: string;
  let outcomes: Map<string, Outcome>;

  beforeAll(async () => {
    // The folder lies inside the project, where the files find its packages.
    const parent = projectPath('node_modules/.cache');
    await mkdir(parent, { recursive: true });
    folder = await mkdtemp(path.join(parent, 'runner-'));
    for (const [name, text] of Object.entries(files))
      await writeFile(path.join(folder, `${name}.test.ts`), head + text);
    const config = {
      rootDir: folder,
      runner: projectPath('test/support/runner/index.mjs'),
      injectGlobals: false,
      haste: { retainAllFiles: true },
      testPathIgnorePatterns: [],
      testMatch: ['**/*.test.ts'],
      testSequencer: projectPath('test/support/runner/by-name.mjs'),
      reporters: [],
      maxWorkers: 1,
    };
    const output = path.join(folder, 'out.json');
    await new Promise((done) => {
      execFile(
        process.execPath,
        [
          projectPath('node_modules/jest/bin/jest.js'),
          '--config',
          JSON.stringify(config),
          '--json',
          '--outputFile',
          output,
        ],
        done,
      );
    });
    const { testResults } = JSON.parse(await readFile(output, 'utf8')) as {
      testResults: Outcome[];
    };
    outcomes = new Map(testResults.map((one) => [path.basename(one.name, '.test.ts'), one]));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const of = (name: string) =>
    outcomes.get(name)!.assertionResults.map(({ fullName, status }) => `${status}: ${fullName}`);

  it('puts back what a file left in its process', () => {
    expect([of('a-leaves-things'), of('b-finds-nothing')]).toEqual([['passed: a'], ['passed: b']]);
  });

  it('tells a failure, a test that hangs, and what is thrown later, and goes on', () => {
    expect(of('c-fails')).toEqual(['failed: 1 is two', 'passed: 2 is two']);
    expect(of('c-matches')).toEqual(['failed: is alike']);
    expect(outcomes.get('c-matches')!.message).toContain('StringContaining "x"');
    expect(of('d-hangs')).toEqual(['failed: never ends', 'passed: goes on']);
    expect(of('g-throws-later')).toEqual(['failed: is not awaited']);
  });

  it(
    'never counts a file as passed whose process ended or that does not load, and takes a new ' +
      'process',
    () => {
      expect(outcomes.get('e-ends-the-process')).toMatchObject({
        status: 'failed',
        message: expect.stringContaining('ended in the middle of this file'),
      });
      expect(outcomes.get('h-does-not-load')).toMatchObject({
        status: 'failed',
        message: expect.stringContaining('at the top'),
      });
      expect(of('f-after-it')).toEqual(['passed: runs in a new process']);
    },
  );

  it('runs hooks, and leaves out what is to be left out', () => {
    expect(of('i-hooks')).toEqual(['passed: inside has seen it', 'pending: inside is left out']);
  });
});
