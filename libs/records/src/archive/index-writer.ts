import { type IndexLine, writeIndex } from './dossier-index.js';

/** Requests that come while an index is being written share the next writing. */
export class IndexWriter {
  readonly #lines = new Map<string, IndexLine>();
  readonly #indexing = new Map<string, { running: Promise<void>; next?: Promise<void> }>();

  constructor(
    private readonly folderOf: (dossier: string) => string,
    private readonly temporary: string,
  ) {}

  async write(dossier: string): Promise<void> {
    const write = () => writeIndex(dossier, this.folderOf(dossier), this.temporary, this.#lines);
    const current = this.#indexing.get(dossier);
    if (current === undefined) {
      const state: { running: Promise<void>; next?: Promise<void> } = { running: write() };
      this.#indexing.set(dossier, state);
      return state.running.finally(() => {
        if (state.next === undefined) this.#indexing.delete(dossier);
      });
    }
    current.next ??= current.running
      .catch(() => undefined)
      .then(() => {
        this.#indexing.delete(dossier);
        return this.write(dossier);
      });
    return current.next;
  }
}
