import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fixtureFiles, fixtureNames, growTree, projectRoot } from './trees.js';

interface Finding {
  /** `plugin(rule)` */
  code: string;
  filename: string;
}

/** oxlint exits 1 when it finds something, so the exit code says nothing new. */
async function lint(root: string): Promise<Finding[]> {
  const folders = (await readdir(root)).filter((name) => ['libs', 'apps', 'test'].includes(name));
  const args = [
    join(projectRoot, 'node_modules/oxlint/bin/oxlint'),
    '--disable-nested-config',
    '--format',
    'json',
    ...folders,
  ];
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (_error, stdout) => resolve(stdout));
  });
  return (JSON.parse(output) as { diagnostics: Finding[] }).diagnostics;
}

async function lintFixtures(names: readonly string[]): Promise<Finding[]> {
  const tree = await growTree('lint', names);
  try {
    return await lint(tree.root);
  } finally {
    await tree.remove();
  }
}

async function rulesInForce(): Promise<string[]> {
  const config = JSON.parse(await readFile(join(projectRoot, '.oxlintrc.json'), 'utf8')) as Record<
    'rules',
    Record<string, unknown>
  > & { overrides: { rules: Record<string, unknown> }[] };
  const rules = [config.rules, ...config.overrides.map((override) => override.rules)].flatMap(
    (table) => Object.entries(table),
  );
  return [
    ...new Set(
      rules.filter(([, level]) => level !== 'off').map(([name]) => name.split('/')[1] as string),
    ),
  ].toSorted();
}

describe('lint', () => {
  it('has a fixture for every rule, and no fixture without a rule', async () => {
    expect((await fixtureNames('lint')).filter((name) => name !== 'allowed')).toEqual(
      await rulesInForce(),
    );
  });

  it('finds the fault in every file of every fixture', async () => {
    const rules = (await fixtureNames('lint')).filter((name) => name !== 'allowed');
    const found = new Set(
      (await lintFixtures(rules)).map(
        ({ code, filename }) => `${/\((.+)\)/.exec(code)?.[1]}: ${filename}`,
      ),
    );
    const silent: string[] = [];
    for (const rule of rules) {
      const faults = (await fixtureFiles('lint', rule)).map((file) => `${rule}: ${file}`);
      silent.push(...faults.filter((fault) => !found.has(fault)));
    }
    expect(silent).toEqual([]);
  });

  it('lets good code pass', async () => {
    expect(await lintFixtures(['allowed'])).toEqual([]);
  });
});
