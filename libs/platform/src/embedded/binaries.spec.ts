import {
  access,
  chmod,
  constants,
  mkdir,
  mkdtemp,
  readFile,
  readlink,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { locateBinaries } from './binaries.js';

describe('locateBinaries', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dondoc-spec-'));
    await mkdir(path.join(folder, 'native', 'bin'), { recursive: true });
    await mkdir(path.join(folder, 'native', 'lib'));
    await writeFile(path.join(folder, 'native', 'lib', 'libpq.so.5.18'), 'library');
    await writeFile(
      path.join(folder, 'native', 'pg-symlinks.json'),
      JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]),
    );
    for (const name of ['initdb', 'postgres']) {
      await writeFile(path.join(folder, 'native', 'bin', name), '');
      await chmod(path.join(folder, 'native', 'bin', name), 0o644);
    }
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it(
    'makes the links and the modes that an install without scripts left out, and does so twice ' +
      'without harm',
    async () => {
      await locateBinaries(folder);
      const { postgres } = await locateBinaries(folder);
      const link = path.join(folder, 'native', 'lib', 'libpq.so.5');
      expect(await readlink(link)).toBe('libpq.so.5.18');
      expect(await readFile(link, 'utf8')).toBe('library');
      await access(postgres, constants.X_OK);
    },
  );
});
