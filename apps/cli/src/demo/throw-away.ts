import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { type Config } from '#libs/platform';

/**
 * Makes a folder under `var/` empty for one play, and returns it. It shares the unpacked browser of
 * `var/`, which is no part of the play and takes seconds to unpack.
 */
export async function throwAwayFolder(base: Config, ...names: string[]): Promise<string> {
  const varDir = path.resolve(base.varDir, ...names);
  await rm(varDir, { recursive: true, force: true });
  await mkdir(varDir, { recursive: true });
  const browser = path.resolve(base.varDir, 'browser');
  await mkdir(browser, { recursive: true });
  // Windows makes a junction without special rights; elsewhere the word has no meaning.
  await symlink(browser, path.join(varDir, 'browser'), 'junction');
  return varDir;
}
