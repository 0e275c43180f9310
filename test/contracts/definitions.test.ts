import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitionNames, shippedDefinition } from '#libs/directive';
import { contractsFolder } from './regenerated.js';

const FILE = 'definitions.txt';

/** Obligations are pinned to what a version says: `name version id`, every version for ever. */
interface Version {
  readonly name: string;
  readonly version: number;
  readonly id: string;
}

const shipped = (): Version[] =>
  definitionNames().map((name) => {
    const { id, version } = shippedDefinition(name).definition.workflow;
    return { name, version, id };
  });
const lineOf = ({ name, version, id }: Version): string => `${name} ${version} ${id}`;

/** What is wrong with the versions of now; versions that are new are written down on demand. */
async function problems(now: readonly Version[], folder = contractsFolder): Promise<string[]> {
  const path = join(folder, FILE);
  const known = (await readFile(path, 'utf8').catch(() => '')).split('\n').filter(Boolean);
  const of = ({ name, version }: Version): string | undefined =>
    known.find((line) => line.startsWith(`${name} ${version} `));
  const fresh = now.filter((version) => of(version) === undefined);
  const changed = now.filter((version) => ![undefined, lineOf(version)].includes(of(version)));
  if (process.env['UPDATE_CONTRACTS'] === '1' && process.env['CI'] !== 'true')
    await writeFile(path, [...known, ...fresh.map(lineOf)].toSorted().join('\n') + '\n');
  else if (fresh.length > 0)
    return fresh.map(
      (version) => `${lineOf(version)} is not in ${FILE}: run once with UPDATE_CONTRACTS=1.`,
    );
  return changed.map(
    ({ name, version }) =>
      `The files of workflows/${name} say something else, and version ${version} is in use: ` +
      "raise 'version' in workflow.yaml.",
  );
}

describe('versions of the definitions', () => {
  it('say what they said when they were given', async () =>
    expect(await problems(shipped())).toEqual([]));
});

describe('the check of versions', () => {
  let folder: string;
  const first: Version = { name: 'a', version: 1, id: 'a@1' };
  const ci = process.env['CI'];
  const update = process.env['UPDATE_CONTRACTS'];

  const restore = (name: string, value: string | undefined): void => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dondoc-versions-'));
    await writeFile(join(folder, FILE), `${lineOf(first)}\n`);
    delete process.env['CI'];
  });
  afterAll(async () => {
    restore('CI', ci);
    restore('UPDATE_CONTRACTS', update);
    await rm(folder, { recursive: true, force: true });
  });

  it('finds another content under the same version, and never writes it down', async () => {
    for (const mode of ['0', '1']) {
      process.env['UPDATE_CONTRACTS'] = mode;
      expect(await problems([{ ...first, id: 'a@2' }], folder)).toEqual([
        expect.stringContaining("raise 'version'"),
      ]);
      expect(await readFile(join(folder, FILE), 'utf8')).toBe(`${lineOf(first)}\n`);
    }
  });

  it('asks for a new version to be written down, and keeps the old one', async () => {
    const next = { ...first, version: 2, id: 'a@2' };
    process.env['UPDATE_CONTRACTS'] = '0';
    expect(await problems([next], folder)).toEqual([
      expect.stringContaining('run once with UPDATE_CONTRACTS=1'),
    ]);
    process.env['UPDATE_CONTRACTS'] = '1';
    expect(await problems([next], folder)).toEqual([]);
    expect(await readFile(join(folder, FILE), 'utf8')).toBe(`${lineOf(first)}\n${lineOf(next)}\n`);
  });
});
