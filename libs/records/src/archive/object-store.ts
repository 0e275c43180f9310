import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { checkedHash } from './checked-names.js';
import { code, place, replace, syncFolder } from './durable-file.js';

/** An archived file no longer is what its hash says. */
export class ArchiveDamaged extends Error {
  override readonly name = 'ArchiveDamaged';
}

/** `<dir>/ab/<sha256>` holds the bytes of that hash; what is being written lies in `<dir>/tmp`. */
export class ObjectStore {
  readonly temporary: string;

  constructor(readonly dir: string) {
    this.temporary = join(dir, 'tmp');
  }

  /** The bytes, checked against their hash on every read. */
  async get(sha256: string): Promise<Buffer> {
    const bytes = await readFile(this.#path(checkedHash(sha256))).catch((error: unknown) => {
      throw code(error) === 'ENOENT'
        ? new ArchiveDamaged(`object ${sha256} is not in the archive`)
        : error;
    });
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new ArchiveDamaged(`object ${sha256} is not what its hash says`);
    return bytes;
  }

  async has(sha256: string): Promise<boolean> {
    return stat(this.#path(checkedHash(sha256))).then(
      () => true,
      () => false,
    );
  }

  /** Hashes of all that is stored, by their names; writes nothing. */
  async list(): Promise<string[]> {
    const prefixes = await readdir(this.dir).catch(() => []);
    const found = await Promise.all(
      prefixes
        .filter((name) => /^[0-9a-f]{2}$/.test(name))
        .map((name) => readdir(join(this.dir, name))),
    );
    return found.flat().toSorted();
  }

  /** Two processes may both store: the bytes are the same, so whoever is second changes nothing. */
  async keep(source: string, sha256: string): Promise<void> {
    const object = this.#path(sha256);
    if ((await mkdir(dirname(object), { recursive: true })) !== undefined)
      await syncFolder(this.dir);
    if (source.startsWith(this.temporary) && !(await this.has(sha256)))
      await replace(source, object);
    else await place(source, object, this.temporary);
  }

  #path(sha256: string): string {
    return join(this.dir, sha256.slice(0, 2), sha256);
  }
}
