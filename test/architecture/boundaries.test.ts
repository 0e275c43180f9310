import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixtureNames, type FixtureTree, growTree, projectRoot } from './trees.js';

interface Judgement {
  root: string;
  modules: number;
  doors: number;
  unseen: string[];
  violations: { rule: string; from: string; to: string }[];
}

const run = promisify(execFile);

async function judge(roots: string[]): Promise<Judgement[]> {
  const script = join(projectRoot, 'scripts', 'checks', 'boundaries.mjs');
  const { stdout } = await run(process.execPath, [script, '--json', ...roots], {
    cwd: projectRoot,
    maxBuffer: 1 << 27,
  });
  return JSON.parse(stdout) as Judgement[];
}

async function ruleNames(): Promise<string[]> {
  const table = (await import(join(projectRoot, '.dependency-cruiser.mjs'))) as {
    default: { forbidden: { name: string }[] };
  };
  const rooms = (await import(join(projectRoot, 'scripts/checks/rooms.mjs'))) as {
    roomRules: string[];
  };
  return [...table.default.forbidden.map(({ name }) => name), ...rooms.roomRules];
}

describe('boundaries', () => {
  const trees: FixtureTree[] = [];
  const judged = new Map<string, Judgement>();

  beforeAll(async () => {
    const names = await fixtureNames('boundaries');
    for (const name of names) trees.push(await growTree('boundaries', [name]));
    const results = await judge(trees.map(({ root }) => root));
    names.forEach((name, index) => judged.set(name, results[index] as Judgement));
  }, 120_000);

  afterAll(async () => {
    for (const { remove } of trees) await remove();
  });

  it('has a fixture for every rule, and no fixture without a rule', async () => {
    expect([...judged.keys()].filter((name) => name !== 'allowed')).toEqual(
      (await ruleNames()).toSorted(),
    );
  });

  it('breaks each rule with its own fixture', () => {
    const silent = [...judged].filter(
      ([name, { violations }]) =>
        name !== 'allowed' && !violations.some(({ rule }) => rule === name),
    );
    expect(silent).toEqual([]);
  });

  it('keeps examples out of what ships', () => {
    expect(
      judged
        .get('code-not-on-tests')
        ?.violations.map(({ from }) => from)
        .toSorted(),
    ).toEqual(['libs/platform/src/reach.ts', 'libs/platform/src/show.ts']);
  });

  it('lets the allowed imports pass', () => {
    expect(judged.get('allowed')?.violations).toEqual([]);
    expect(judged.get('allowed')?.doors).toBe(4);
  });

  it('finds none in this project, and sees its edges', async () => {
    const [project] = await judge(['.']);
    expect(project?.violations).toEqual([]);
    expect(project?.unseen).toEqual([]);
    expect(project?.doors).toBeGreaterThan(0);
  }, 240_000);
});
