import { type KeyObject } from 'node:crypto';
import { type DataSource } from 'typeorm';
import { type Block, blockColumns, blockText, leavesBetween } from './block.js';
import { inclusionPath, leafHash, type PathStep, verifyInclusion } from './merkle.js';
import { signatureHolds } from './signing-key.js';

/**
 * Shows that an event stands in a signed block, to somebody who has the public key but not the
 * database.
 */
export interface InclusionProof {
  readonly position: number;
  /** Hash of the event, hex. */
  readonly hash: string;
  readonly block: Block;
  /** Index among the events of the block, from 0. */
  readonly index: number;
  readonly path: readonly PathStep[];
}

/** Undefined when there is no such event, or when it is not signed yet. */
export async function proveEvent(
  dataSource: DataSource,
  position: number,
): Promise<InclusionProof | undefined> {
  const blocks: Block[] = await dataSource.query(
    `select ${blockColumns} from app.block b where $1 between b.from_position and b.to_position`,
    [position],
  );
  const block = blocks[0];
  if (!block) return undefined;
  const leaves = await leavesBetween(dataSource.manager, block.fromPosition - 1, block.toPosition);
  const index = leaves.findIndex((leaf) => leaf.position === position);
  if (index < 0) return undefined;
  // The last step joins the tree of this block to the root of the one before it.
  const path: PathStep[] = [
    ...inclusionPath(leaves.map(leafHash), index),
    { side: 'left', hash: block.previousRoot },
  ];
  return { position, hash: leaves[index]!.hash, block, index, path };
}

/**
 * True when the path leads to the block's root and the block is signed. Needs nothing but its
 * arguments.
 */
export function proofHolds(
  { position, hash, block, path }: InclusionProof,
  publicKey: KeyObject,
): boolean {
  const inside = position >= block.fromPosition && position <= block.toPosition;
  return (
    inside &&
    verifyInclusion({ position, hash }, path, block.root) &&
    signatureHolds(publicKey, blockText(block), block.signature)
  );
}
