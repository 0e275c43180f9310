import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contractsFolder } from './regenerated.js';

const MANIFEST = 'events.sha256';

/** Lines of `hash  path`; what is in a database with this shape will be there for ever. */
async function manifestOf(folder: string): Promise<Map<string, string>> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => '');
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
}

async function goldenFiles(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(join(folder, 'events'), { recursive: true }))
    .map((name) => `events/${name}`)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
  return new Map(
    await Promise.all(
      names.toSorted().map(
        async (name) =>
          [
            name,
            createHash('sha256')
              .update(await readFile(join(folder, name)))
              .digest('hex'),
          ] as const,
      ),
    ),
  );
}

/**
 * Every golden file that was ever committed is here, byte for byte; new ones may be added, and are
 * written down on demand.
 */
async function problems(folder: string): Promise<string[]> {
  const [known, files] = [await manifestOf(folder), await goldenFiles(folder)];
  const fresh = [...files.keys()].filter((name) => !known.has(name));
  if (fresh.length > 0 && process.env.UPDATE_CONTRACTS === '1' && process.env.CI !== 'true') {
    const all = new Map([...fresh.map((name) => [name, files.get(name)!] as const), ...known]);
    await writeFile(
      join(folder, MANIFEST),
      [...all]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, hash]) => `${hash}  ${name}\n`)
        .join(''),
    );
    return [];
  }
  return [
    ...[...known]
      .filter(([name, hash]) => files.get(name) !== hash)
      .map(
        ([name]) =>
          `${name} was ${files.has(name) ? 'edited' : 'removed'}: old events keep their ` +
          'shape. Add a version with an upcaster instead.',
      ),
    ...fresh.map((name) => `${name} is not in ${MANIFEST}: run once with UPDATE_CONTRACTS=1.`),
  ];
}

/**
 * Lines that left the committed manifest or changed in it, over its whole history; nothing where
 * the history is not there.
 */
function changedInHistory(): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      'git',
      ['log', '-p', '--format=', '--unified=0', '--', MANIFEST],
      { cwd: contractsFolder },
      (_error, stdout) =>
        resolve(
          stdout
            .split('\n')
            .filter((line) => /^-[0-9a-f]{64} /.test(line))
            .join('\n'),
        ),
    );
  });
}

describe('golden files of events', () => {
  it('are the ones that were committed', async () => {
    expect(await problems(contractsFolder)).toEqual([]);
    expect(await changedInHistory()).toBe('');
  });

  it('control: an edited, a removed and a new file are each named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dondoc-golden-'));
    await cp(join(contractsFolder, 'events'), join(folder, 'events'), { recursive: true });
    await cp(join(contractsFolder, MANIFEST), join(folder, MANIFEST));
    await writeFile(join(folder, 'events/notice/NoticeSealed.json'), '{}\n');
    await rm(join(folder, 'events/register/NumberDrawn.json'));
    await writeFile(join(folder, 'events/notice/NoticeLost.json'), '{}\n');
    const update = process.env.UPDATE_CONTRACTS;
    delete process.env.UPDATE_CONTRACTS;
    const found = await problems(folder);
    if (update !== undefined) process.env.UPDATE_CONTRACTS = update;
    await rm(folder, { recursive: true });
    expect(found).toEqual([
      expect.stringMatching(/^events\/notice\/NoticeSealed\.json was edited/),
      expect.stringMatching(/^events\/register\/NumberDrawn\.json was removed/),
      expect.stringMatching(/^events\/notice\/NoticeLost\.json is not in/),
    ]);
  });
});
