import { createPublicKey, type KeyObject, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { type Checkpoint, checkpointSchema } from './checkpoint.js';
import { keyIdOf } from './signing-key.js';

/**
 * Number of checkpoints that stay in a folder. Older ones may go, because the newest root stands
 * for all blocks before it.
 */
const KEPT = 1000;
const NEWEST = 'latest.json';

/** A checkpoint exists, but what it recorded cannot be read. */
export class CheckpointUnreadable extends Error {
  override readonly name = 'CheckpointUnreadable';
  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super(`Không đọc được điểm niêm phong ${file}.`, { cause });
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

async function read(file: string): Promise<Checkpoint | undefined> {
  try {
    return checkpointSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new CheckpointUnreadable(file, error);
  }
}

/** The newest checkpoint of a folder. Errors: `CheckpointUnreadable`. */
export function readCheckpoint(folder: string): Promise<Checkpoint | undefined> {
  return read(path.join(folder, NEWEST));
}

/**
 * Writes the file completely or not at all, even when the process is killed: it is made durable
 * under another name first.
 */
async function writeDurably(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  const handle = await open(temporary, 'wx', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
  const folder = await open(path.dirname(file), 'r');
  // Some file systems cannot sync folders.
  await folder.sync().catch(() => undefined);
  await folder.close();
}

/**
 * A newer database left behind a file of the same number with another root. It is kept under
 * another name.
 */
async function setAside(file: string, checkpoint: Checkpoint): Promise<void> {
  const there = await read(file).catch(() => null);
  if (there === undefined || there?.block.root === checkpoint.block.root) return;
  await rename(
    file,
    file.replace(/\.json$/, `.superseded-${there?.block.root.slice(0, 12) ?? randomUUID()}.json`),
  );
}

async function tidy(folder: string, newest: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const number = /^(\d+)\.json$/.exec(name)?.[1];
    // Only one signer runs at a time, so a temporary file that is here now was left by a killed
    // one.
    if (name.endsWith('.tmp') || (number !== undefined && Number(number) <= newest - KEPT))
      await rm(path.join(folder, name), { force: true });
  }
}

/** Writes `<n>.json` once for its block, then `latest.json`. */
export async function writeCheckpoint(folder: string, checkpoint: Checkpoint): Promise<void> {
  await mkdir(folder, { recursive: true });
  const text = `${JSON.stringify(checkpoint, null, 2)}\n`;
  const numbered = path.join(folder, `${checkpoint.block.number}.json`);
  await setAside(numbered, checkpoint);
  if ((await read(numbered)) === undefined) {
    await writeDurably(numbered, text);
    await tidy(folder, checkpoint.block.number);
  }
  await writeDurably(path.join(folder, NEWEST), text);
}

/**
 * Keeps the public key beside the checkpoints, so blocks can be verified after SECRET_KEY was
 * changed.
 */
export async function keepPublicKey(folder: string, publicKey: KeyObject): Promise<void> {
  const file = path.join(folder, 'keys', `${keyIdOf(publicKey)}.pem`);
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  if ((await readFile(file, 'utf8').catch(() => '')) === pem) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeDurably(file, String(pem));
}

/**
 * Keys that once signed, as the folder keeps them. A file is ignored when its name is not the id of
 * its key.
 */
export async function keptPublicKeys(folder: string): Promise<Map<string, KeyObject>> {
  const keys = new Map<string, KeyObject>();
  const names = await readdir(path.join(folder, 'keys')).catch(() => [] as string[]);
  for (const name of names.filter((file) => file.endsWith('.pem'))) {
    const key = createPublicKey(await readFile(path.join(folder, 'keys', name), 'utf8'));
    if (`${keyIdOf(key)}.pem` === name) keys.set(keyIdOf(key), key);
  }
  return keys;
}
