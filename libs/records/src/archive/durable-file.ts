import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { identityOf } from '#libs/platform';

export function code(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** sha256 of a file's bytes; undefined when there is no such file. */
export async function hashOfFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch (error) {
    if (code(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A name is durable only when its folder is. Some file systems cannot sync folders. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'ENOTSUP', 'EISDIR'].includes(code(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** Names of the temporary files that this process is writing. */
const writing = new Set<string>();
const temporary = /^(?<host>.+)\.(?<pid>\d+)\.[0-9a-f-]{36}$/;
const oneDay = 86_400_000;

function temporaryName(folder: string): string {
  const path = join(folder, `${hostname()}.${process.pid}.${randomUUID()}`);
  writing.add(basename(path));
  return path;
}

/**
 * Writes the bytes to a file of our own in `folder`. They are on disk when this resolves. The
 * caller passes the file to `place` or `replace`, and discards what is left.
 */
export async function writeTemporary(
  folder: string,
  bytes: Uint8Array,
  mode = 0o444,
): Promise<string> {
  const path = temporaryName(folder);
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return path;
}

/**
 * The same for bytes that are still arriving, with one piece in memory at a time. When `chunks`
 * throws, no file is left.
 */
export async function streamTemporary(
  folder: string,
  chunks: AsyncIterable<Uint8Array>,
  mode = 0o444,
): Promise<string> {
  const path = temporaryName(folder);
  try {
    const handle = await open(path, 'wx', mode);
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await discard(path);
    throw error;
  }
  return path;
}

export async function discard(temporaryPath: string): Promise<void> {
  await rm(temporaryPath, { force: true });
  writing.delete(basename(temporaryPath));
}

/** Moves a temporary file to its name, and replaces what stood there. */
export async function replace(temporaryPath: string, target: string): Promise<void> {
  await rename(temporaryPath, target);
  writing.delete(basename(temporaryPath));
  await syncFolder(dirname(target));
}

/**
 * Gives `source` a second name, or copies it where the file system has no hard links. False when
 * the name is taken. A copy goes through a temporary file, so the name never stands for half a
 * file.
 */
export async function place(
  source: string,
  target: string,
  temporaryFolder: string,
): Promise<boolean> {
  try {
    await link(source, target);
  } catch (error) {
    if (code(error) === 'EEXIST') return false;
    if (
      !['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'EMLINK', 'ENOSYS'].includes(code(error) ?? '')
    )
      throw error;
    return placeCopy(source, target, temporaryFolder);
  }
  await syncFolder(dirname(target));
  return true;
}

/** Does what `place` does where there are no hard links. */
export async function placeCopy(
  source: string,
  target: string,
  temporaryFolder: string,
): Promise<boolean> {
  if (
    await stat(target).then(
      () => true,
      () => false,
    )
  )
    return false;
  await replace(await writeTemporary(temporaryFolder, await readFile(source)), target);
  return true;
}

/**
 * True for a file of ours that is being written, and for somebody else's that is too young to be
 * given up. `now` is the file system's own clock.
 */
async function inUse(folder: string, name: string, now: number): Promise<boolean> {
  const owner = temporary.exec(name)?.groups;
  if (writing.has(name)) return true;
  if (owner?.host === hostname())
    return Number(owner.pid) !== process.pid && identityOf(Number(owner.pid)) !== undefined;
  const info = await stat(join(folder, name)).catch(() => undefined);
  return info !== undefined && now - info.mtimeMs < oneDay;
}

/** Removes the files that killed processes left incomplete. */
export async function sweepTemporary(folder: string): Promise<void> {
  const probe = await writeTemporary(folder, new Uint8Array());
  try {
    const now = (await stat(probe)).mtimeMs;
    for (const name of await readdir(folder))
      if (!(await inUse(folder, name, now))) await rm(join(folder, name), { force: true });
  } finally {
    await discard(probe);
  }
}
