import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkedName, extensionOf } from './checked-names.js';
import {
  documentsIn,
  indexedFiles,
  keepLine,
  keepRevocation,
  lineOf,
  type Revocation,
} from './dossier-index.js';
import {
  code,
  discard,
  hashOfFile,
  place,
  sweepTemporary,
  syncFolder,
  writeTemporary,
} from './durable-file.js';
import { IndexWriter } from './index-writer.js';
import { ArchiveDamaged, ObjectStore } from './object-store.js';

export interface ArchivePlace {
  /** Folder of the dossier: one per directive. */
  readonly dossier: string;
  /** File name without its extension: `119-TB-ĐU`. */
  readonly name: string;
  /** Trích yếu, for the index. */
  readonly title?: string;
}

export interface ArchivedFile {
  readonly sha256: string;
  readonly size: number;
  /** Relative to the archive: `ho-so/<dossier>/<name>.pdf`. */
  readonly path: string;
}

export interface ArchiveEntry extends ArchivedFile {
  readonly dossier: string;
  readonly name: string;
  readonly mediaType: string;
  readonly title: string | null;
}

/** Other bytes already stand under that name: what is archived is never edited. */
export class ArchiveConflict extends Error {
  override readonly name = 'ArchiveConflict';
}

/**
 * A store in which the hash of the bytes is their address, with one folder for each dossier.
 * `objects/ab/<sha256>` holds the bytes; `ho-so/<dossier>/<name>.pdf` is a second name of the same
 * file; muc-luc.json and muc-luc.html are the index of the folder. Nothing in the archive is ever
 * edited. Several processes may use it at once.
 */
export class Archive {
  #opened: Promise<void> | undefined;
  readonly #objects: ObjectStore;
  readonly #index: IndexWriter;

  constructor(readonly dir: string) {
    this.#objects = new ObjectStore(join(dir, 'objects'));
    this.#index = new IndexWriter((dossier) => this.#dossier(dossier), this.#temporary);
  }

  /**
   * Removes what killed processes left half-written and completes what they left undone. put does
   * it first.
   */
  async open(): Promise<void> {
    this.#opened ??= this.#repair().catch((error: unknown) => {
      this.#opened = undefined;
      throw error;
    });
    return this.#opened;
  }

  /**
   * When this resolves, the document is durable: it was written aside, synced, named and read back.
   * The same bytes again get the same answer, and are completed where a crash left them without
   * object or index. Other bytes are an ArchiveConflict, because a file whose content differs is
   * never "already there".
   */
  async put({
    bytes,
    mediaType,
    ...place
  }: ArchivePlace & { bytes: Uint8Array; mediaType: string }): Promise<ArchivedFile> {
    const extension = extensionOf(mediaType);
    const dossier = checkedName(place.dossier, 'dossier');
    const file = `${checkedName(place.name, 'name')}.${extension}`;
    await this.open();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if ((await mkdir(this.#dossier(dossier), { recursive: true })) !== undefined)
      await syncFolder(join(this.dir, 'ho-so'));
    const temporary = await writeTemporary(this.#temporary, bytes);
    try {
      // The name comes first: a crash then leaves a document whose object the next open or put
      // completes, never an object nobody knows.
      await this.#claim(temporary, join(this.#dossier(dossier), file), sha256);
      await this.#objects.keep(temporary, sha256);
    } finally {
      await discard(temporary);
    }
    return this.#finish({ dossier, file, sha256, title: place.title?.normalize('NFC') ?? null });
  }

  /**
   * The document that stands under that name, whoever it belongs to; this writes nothing. Only the
   * bytes tell whether it is the caller's own.
   */
  async standing({
    dossier,
    name,
    mediaType,
  }: ArchivePlace & { mediaType: string }): Promise<
    { readonly path: string; readonly bytes: Buffer } | undefined
  > {
    const file = `${checkedName(name, 'name')}.${extensionOf(mediaType)}`;
    const folder = this.#dossier(checkedName(dossier, 'dossier'));
    const bytes = await readFile(join(folder, file)).catch((error: unknown) => {
      if (code(error) === 'ENOENT') return undefined;
      throw error;
    });
    return bytes && { path: `ho-so/${dossier.normalize('NFC')}/${file}`, bytes };
  }

  /**
   * Writes into the index of the dossier that this document was revoked. The document itself is not
   * touched, and saying it again changes nothing.
   */
  async noteRevoked({ dossier, name }: ArchivePlace, mark: Revocation): Promise<void> {
    await this.open();
    const folder = checkedName(dossier, 'dossier');
    await keepRevocation(this.#dossier(folder), checkedName(name, 'name'), mark, this.#temporary);
    await this.#index.write(folder);
  }

  /** The bytes, checked against their hash on every read. */
  get(sha256: string): Promise<Buffer> {
    return this.#objects.get(sha256);
  }

  has(sha256: string): Promise<boolean> {
    return this.#objects.has(sha256);
  }

  /** Hashes of all stored objects, by their names; writes nothing. */
  objects(): Promise<string[]> {
    return this.#objects.list();
  }

  /** Every document in the folders, hashed anew; writes nothing. */
  async entries(): Promise<ArchiveEntry[]> {
    const entries: ArchiveEntry[] = [];
    for (const dossier of await this.#dossiers()) {
      for (const file of await documentsIn(this.#dossier(dossier))) {
        const { title, mediaType } = await lineOf(this.#dossier(dossier), file);
        const path = join(this.#dossier(dossier), file);
        const [sha256, { size }] = [(await hashOfFile(path)) ?? '', await stat(path)];
        entries.push({
          dossier,
          name: file.slice(0, file.lastIndexOf('.')),
          path: `ho-so/${dossier}/${file}`,
          sha256,
          size,
          mediaType,
          title,
        });
      }
    }
    return entries;
  }

  get #temporary(): string {
    return this.#objects.temporary;
  }

  #dossier(name: string): string {
    return join(this.dir, 'ho-so', name);
  }

  async #dossiers(): Promise<string[]> {
    return (
      await readdir(join(this.dir, 'ho-so')).catch((error: unknown) => {
        if (code(error) === 'ENOENT') return [];
        throw error;
      })
    ).toSorted();
  }

  async #claim(temporary: string, target: string, sha256: string): Promise<void> {
    if (await place(temporary, target, this.#temporary)) return;
    const standing = await hashOfFile(target);
    if (standing !== sha256)
      throw new ArchiveConflict(
        `${target} already holds other bytes (${standing ?? 'gone'}, not ${sha256})`,
      );
  }

  /** Reads back both names, keeps the index line, writes the index. */
  async #finish({
    dossier,
    file,
    sha256,
    title,
  }: {
    dossier: string;
    file: string;
    sha256: string;
    title: string | null;
  }): Promise<ArchivedFile> {
    const folder = this.#dossier(dossier);
    const path = join(folder, file);
    const size = (await this.get(sha256)).length;
    if ((await hashOfFile(path)) !== sha256)
      throw new ArchiveDamaged(`${path} does not read back as written`);
    await keepLine(
      folder,
      { ...(await lineOf(folder, file)), title, sha256, size },
      this.#temporary,
    );
    await this.#index.write(dossier);
    return { sha256, size, path: `ho-so/${dossier}/${file}` };
  }

  async #repair(): Promise<void> {
    await mkdir(this.#temporary, { recursive: true });
    await mkdir(join(this.dir, 'ho-so'), { recursive: true });
    await syncFolder(this.dir);
    await sweepTemporary(this.#temporary);
    for (const dossier of await this.#dossiers()) await this.#complete(dossier);
  }

  /** Completes the documents that a killed process named but did not store or index. */
  async #complete(dossier: string): Promise<void> {
    const folder = this.#dossier(dossier);
    const [files, indexed] = [await documentsIn(folder), await indexedFiles(folder)];
    for (const file of files) {
      if (indexed?.includes(file)) continue;
      const { sha256 } = await lineOf(folder, file);
      if (!(await this.has(sha256))) await this.#objects.keep(join(folder, file), sha256);
    }
    if (JSON.stringify(files) !== JSON.stringify(indexed ?? [])) await this.#index.write(dossier);
  }
}
