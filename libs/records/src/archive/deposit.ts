import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  code,
  discard,
  hashOfFile,
  replace,
  streamTemporary,
  sweepTemporary,
  syncFolder,
} from './durable-file.js';
import { ArchiveDamaged } from './object-store.js';

/** More bytes came than are allowed. */
export class DepositTooLarge extends Error {
  override readonly name = 'DepositTooLarge';
}

/** A file that is complete on disk, but not yet under its name. */
export interface Received {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Leaves nothing behind, whatever became of the file. */
  discard(): Promise<void>;
}

const shape = /^[0-9a-f]{64}$/;

/**
 * The part of the archive for files that others hand in. `tep-nop/ab/<sha256>` holds the exact
 * bytes that came, under their hash. It is separate from `objects/`, where everything is sealed and
 * nothing is ever removed, because what was handed in by mistake must be removable until it is part
 * of a report. The caller decides who may keep and drop, one at a time per hash.
 */
export class Deposit {
  #opened: Promise<void> | undefined;
  readonly dir: string;

  constructor(archiveDir: string) {
    this.dir = join(archiveDir, 'tep-nop');
  }

  /**
   * Streams to disk and hashes on the way. Errors: `DepositTooLarge`, and what `stream` throws;
   * then no file is left.
   */
  async receive(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Received> {
    await this.#open();
    const hash = createHash('sha256');
    let bytes = 0;
    const path = await streamTemporary(
      this.#temporary,
      (async function* () {
        for await (const chunk of stream) {
          bytes += chunk.length;
          if (bytes > limit) throw new DepositTooLarge(`more than ${limit} bytes`);
          hash.update(chunk);
          yield chunk;
        }
      })(),
    );
    return { path, bytes, sha256: hash.digest('hex'), discard: () => discard(path) };
  }

  /** Gives the file its name and reads it back. The same bytes again change nothing. */
  async keep({ path, sha256 }: Received): Promise<void> {
    const target = this.#file(sha256);
    if ((await mkdir(dirname(target), { recursive: true })) !== undefined)
      await syncFolder(this.dir);
    if ((await hashOfFile(target)) === sha256) return;
    await replace(path, target);
    if ((await hashOfFile(target)) !== sha256)
      throw new ArchiveDamaged(`${target} does not read back as written`);
  }

  /** The bytes as a stream, after they were compared with their hash. */
  async read(
    sha256: string,
  ): Promise<{ readonly bytes: number; readonly stream: NodeJS.ReadableStream }> {
    const path = this.#file(sha256);
    const found = await this.look(sha256);
    if (found !== 'whole')
      throw new ArchiveDamaged(
        `file ${sha256} is ${found === 'gone' ? 'not in the archive' : 'not what its hash says'}`,
      );
    return { bytes: (await stat(path)).size, stream: createReadStream(path) };
  }

  /** Hashes the file anew. Writes nothing. */
  async look(sha256: string): Promise<'whole' | 'gone' | 'changed'> {
    const found = await hashOfFile(this.#file(sha256));
    if (found === undefined) return 'gone';
    return found === sha256 ? 'whole' : 'changed';
  }

  async drop(sha256: string): Promise<void> {
    const path = this.#file(sha256);
    await rm(path, { force: true });
    await syncFolder(dirname(path)).catch((error: unknown) => {
      if (code(error) !== 'ENOENT') throw error;
    });
  }

  /** Hashes of all files, by their names. Writes nothing. */
  async files(): Promise<string[]> {
    const prefixes = await readdir(this.dir).catch((error: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(code(error) ?? '')) return [];
      throw error;
    });
    const found = await Promise.all(
      prefixes
        .filter((name) => /^[0-9a-f]{2}$/.test(name))
        .map((name) => readdir(join(this.dir, name))),
    );
    return found
      .flat()
      .filter((name) => shape.test(name))
      .toSorted();
  }

  get #temporary(): string {
    return join(this.dir, 'tmp');
  }

  #file(sha256: string): string {
    if (!shape.test(sha256)) throw new RangeError(`not a sha256: ${JSON.stringify(sha256)}`);
    return join(this.dir, sha256.slice(0, 2), sha256);
  }

  /** Uploads that a killed process left incomplete belong to nobody. */
  async #open(): Promise<void> {
    this.#opened ??= (async () => {
      await mkdir(this.#temporary, { recursive: true });
      await syncFolder(dirname(this.dir));
      await sweepTemporary(this.#temporary);
    })().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }
}
