import { createHash } from 'node:crypto';

/**
 * A step from a leaf towards the root: the sibling's hash (hex) and the side on which it stands.
 */
export interface PathStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** What a leaf states: this event stands at this position. `hash` is hex. */
export interface Leaf {
  readonly position: number;
  readonly hash: string;
}

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256');
  parts.forEach((part) => hash.update(part));
  return hash.digest();
}

// RFC 6962 §2.1: leaves and nodes begin with different bytes, so a node cannot pass for a leaf.
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/**
 * The position is part of the leaf (8 bytes, big-endian), so an event that was moved is another
 * leaf.
 */
export function leafHash({ position, hash }: Leaf): Buffer {
  const place = Buffer.alloc(8);
  place.writeBigUInt64BE(BigInt(position));
  return sha256(LEAF, place, Buffer.from(hash, 'hex'));
}

export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(NODE, left, right);
}

/** The largest power of two below `size`, because the left subtree is always full. */
function leftSize(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** The root over at least one leaf hash. */
export function treeRoot(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) throw new RangeError('a tree has at least one leaf');
  if (leaves.length === 1) return leaves[0]!;
  const left = leftSize(leaves.length);
  return nodeHash(treeRoot(leaves.slice(0, left)), treeRoot(leaves.slice(left)));
}

/** The siblings from leaf `index` up to the root of the tree. */
export function inclusionPath(leaves: readonly Buffer[], index: number): PathStep[] {
  if (leaves.length <= 1) return [];
  const left = leftSize(leaves.length);
  const [near, far, side] =
    index < left
      ? [leaves.slice(0, left), leaves.slice(left), 'right' as const]
      : [leaves.slice(left), leaves.slice(0, left), 'left' as const];
  return [
    ...inclusionPath(near, index < left ? index : index - left),
    { side, hash: treeRoot(far).toString('hex') },
  ];
}

/** True when `path` leads from the leaf to `root` (hex). Needs nothing but these arguments. */
export function verifyInclusion(leaf: Leaf, path: readonly PathStep[], root: string): boolean {
  const top = path.reduce((hash, step) => {
    const sibling = Buffer.from(step.hash, 'hex');
    return step.side === 'left' ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
  }, leafHash(leaf));
  return top.toString('hex') === root;
}
