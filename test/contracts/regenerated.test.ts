import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { expectContract, stableJson } from './regenerated.js';

describe('contract files', () => {
  const { UPDATE_CONTRACTS, CI } = process.env;
  let folder = '';

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-contracts-'));
    delete process.env.UPDATE_CONTRACTS;
    delete process.env.CI;
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
    for (const [name, value] of Object.entries({ UPDATE_CONTRACTS, CI })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it('pass when the bytes are the same, whatever the order of the keys', async () => {
    await writeFile(join(folder, 'a.json'), '{\n  "a": [\n    2,\n    1\n  ],\n  "b": null\n}\n');
    await expectContract('a.json', stableJson({ b: null, a: [2, 1] }), folder);
  });

  it('fail with the first line that differs', async () => {
    await writeFile(join(folder, 'a.json'), stableJson({ a: 1 }));
    await expect(expectContract('a.json', stableJson({ a: 2 }), folder)).rejects.toThrow(
      /line 2\n {2}committed: {3}"a": 1\n {2}now: {9}"a": 2/,
    );
  });

  it('fail when the file is longer or missing', async () => {
    await writeFile(join(folder, 'a.txt'), 'one\ntwo\n');
    await expect(expectContract('a.txt', 'one\n', folder)).rejects.toThrow(
      'is not what the code produces',
    );
    await expect(expectContract('b.txt', 'one\n', folder)).rejects.toThrow('is not committed');
  });

  it('are written on demand, but never in CI', async () => {
    process.env.UPDATE_CONTRACTS = '1';
    await expectContract('sub/a.txt', 'one\n', folder);
    expect(await readFile(join(folder, 'sub/a.txt'), 'utf8')).toBe('one\n');
    process.env.CI = 'true';
    await expect(expectContract('sub/a.txt', 'two\n', folder)).rejects.toThrow(
      'is not what the code produces',
    );
  });
});
