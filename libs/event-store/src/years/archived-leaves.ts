import { type Leaf } from '../blocks/merkle.js';
import { readArchive } from './archive-file.js';

/**
 * Position and hash of every event in these files, ordered by position. Blocks are recomputed from
 * them. Takes about 150 bytes of memory per event.
 */
export async function archivedLeaves(paths: readonly string[]): Promise<Leaf[]> {
  const leaves: Leaf[] = [];
  for (const path of paths)
    for await (const { position, hash } of readArchive(path)) leaves.push({ position, hash });
  return leaves.toSorted((a, b) => a.position - b.position);
}
