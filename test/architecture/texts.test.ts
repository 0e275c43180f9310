import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { fixtureFiles, fixtureNames, growTree, projectRoot } from './trees.js';

interface Report {
  rules: string[];
  files: number;
  findings: { rule: string; file: string }[];
}

const run = promisify(execFile);

async function read(root: string): Promise<Report> {
  const { stdout } = await run(process.execPath, [
    join(projectRoot, 'scripts/checks/texts.mjs'),
    '--json',
    root,
  ]);
  return JSON.parse(stdout) as Report;
}

async function readFixture(name: string): Promise<Report> {
  const tree = await growTree('texts', [name]);
  try {
    return await read(tree.root);
  } finally {
    await tree.remove();
  }
}

describe('texts', () => {
  it('has a fixture for every rule, and no fixture without a rule', async () => {
    const { rules } = await readFixture('allowed');
    expect((await fixtureNames('texts')).filter((name) => name !== 'allowed')).toEqual(
      rules.toSorted(),
    );
  });

  it('finds the fault in every file of every fixture', async () => {
    for (const name of (await fixtureNames('texts')).filter((each) => each !== 'allowed')) {
      const { findings } = await readFixture(name);
      const found = findings.filter(({ rule }) => rule === name).map(({ file }) => file);
      expect({ name, found: [...new Set(found)].toSorted() }).toEqual({
        name,
        found: (await fixtureFiles('texts', name))
          .filter((file) => !file.endsWith('README.md'))
          .toSorted(),
      });
    }
  });

  it('lets good texts pass', async () => {
    expect((await readFixture('allowed')).findings).toEqual([]);
  });
});
