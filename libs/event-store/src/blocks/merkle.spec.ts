import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { inclusionPath, leafHash, nodeHash, treeRoot, verifyInclusion } from './merkle.js';

const leafAt = (i: number) => ({
  position: i + 1,
  hash: createHash('sha256').update(String(i)).digest('hex'),
});
const leaves = (n: number) => Array.from({ length: n }, (_, i) => leafHash(leafAt(i)));

describe('merkle tree', () => {
  it('is shaped as RFC 6962 says: the left subtree is full', () => {
    const [a, b, c, d, e] = leaves(5) as [Buffer, Buffer, Buffer, Buffer, Buffer];
    expect(treeRoot([a, b, c])).toEqual(nodeHash(nodeHash(a, b), c));
    expect(treeRoot([a, b, c, d, e])).toEqual(
      nodeHash(nodeHash(nodeHash(a, b), nodeHash(c, d)), e),
    );
  });

  it('proves every leaf of every size, and no other leaf, place or root', () => {
    for (let size = 1; size <= 33; size++) {
      const tree = leaves(size);
      const root = treeRoot(tree).toString('hex');
      for (let i = 0; i < size; i++) {
        const path = inclusionPath(tree, i);
        expect(verifyInclusion(leafAt(i), path, root)).toBe(true);
        expect(verifyInclusion({ ...leafAt(i), hash: leafAt(i + 1).hash }, path, root)).toBe(false);
        expect(verifyInclusion({ ...leafAt(i), position: i + 2 }, path, root)).toBe(false);
        expect(verifyInclusion(leafAt(i), path, '00'.repeat(32))).toBe(false);
        if (size > 1) expect(verifyInclusion(leafAt(i), path.slice(1), root)).toBe(false);
      }
    }
  });

  it('keeps leaves and nodes apart: the children of a node are no leaf', () => {
    const [a, b] = leaves(2) as [Buffer, Buffer];
    const asLeaf = createHash('sha256').update(Uint8Array.of(0)).update(a).update(b).digest();
    expect(nodeHash(a, b)).not.toEqual(asLeaf);
  });
});
