import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { keptInApp } from '#libs/messages';
import { type Config, DEVELOPMENT_SECRET } from '#libs/platform';

/**
 * Makes a folder under `var/` empty for one play, and returns a configuration that touches nothing
 * else of the installation: no database, queue, mail server or place of checkpoints of its own. It
 * shares the unpacked browser of `var/`, which is no part of the play and takes seconds to unpack.
 */
export async function throwAway(base: Config, ...names: string[]): Promise<Config> {
  const varDir = path.resolve(base.varDir, ...names);
  await rm(varDir, { recursive: true, force: true });
  await mkdir(varDir, { recursive: true });
  const browser = path.resolve(base.varDir, 'browser');
  await mkdir(browser, { recursive: true });
  // Windows makes a junction without special rights; elsewhere the word has no meaning.
  await symlink(browser, path.join(varDir, 'browser'), 'junction');
  return {
    ...keptInApp(base),
    // Its clock is a virtual one, and nothing that it signs is the installation's.
    production: false,
    secretKey: DEVELOPMENT_SECRET,
    varDir,
    archiveDir: path.join(varDir, 'archive'),
    checkpointDir: undefined,
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    redisUrl: undefined,
    host: '127.0.0.1',
    port: 0,
  };
}
