import { type EntityManager } from 'typeorm';
import { leafHash, type Leaf, nodeHash, treeRoot } from './merkle.js';

/**
 * Hashes, roots and signatures are hex. Positions are inclusive. `signedAt` is a UTC instant with
 * six decimals.
 */
export interface Block {
  readonly number: number;
  readonly fromPosition: number;
  readonly toPosition: number;
  readonly count: number;
  readonly root: string;
  readonly previousRoot: string;
  readonly signedAt: string;
  readonly signature: string;
  readonly keyId: string;
}

/** The state before the first block. */
export const NO_BLOCK = { number: 0, toPosition: 0, root: '00'.repeat(32) } as const;

export const blockColumns =
  'b.number::float8, b.from_position::float8 as "fromPosition", ' +
  'b.to_position::float8 as "toPosition", b.count,\n  ' +
  `encode(b.merkle_root, 'hex') as root, encode(b.previous_root, 'hex') as "previousRoot", ` +
  `app.iso(b.signed_at) as "signedAt", encode(b.signature, 'hex') as signature, ` +
  'b.key_id as "keyId"';

/** The text that the signature of a block covers. */
export function blockText(block: Omit<Block, 'signature'>): string {
  const { number, fromPosition, toPosition, count, root, previousRoot, signedAt, keyId } = block;
  return [
    'dondoc block 1',
    number,
    fromPosition,
    toPosition,
    count,
    root,
    previousRoot,
    signedAt,
    keyId,
  ].join('\n');
}

/**
 * A block's root is the node over the previous root and the tree of its own events, so the newest
 * root stands for all events before it.
 */
export function blockRoot(previousRoot: string, leaves: readonly Leaf[]): string {
  return nodeHash(Buffer.from(previousRoot, 'hex'), treeRoot(leaves.map(leafHash))).toString('hex');
}

export async function newestBlock(manager: EntityManager): Promise<Block | undefined> {
  const rows: Block[] = await manager.query(
    `select ${blockColumns} from app.block b order by b.number desc limit 1`,
  );
  return rows[0];
}

/** Events in (`after`, `upTo`], in the order of their positions. */
export async function leavesBetween(
  manager: EntityManager,
  after: number,
  upTo: number,
  limit?: number,
): Promise<Leaf[]> {
  return manager.query(
    `select e.position::float8, encode(e.hash, 'hex') as hash from app.event e where e.position > $1
      and e.position <= $2 order by e.position limit $3`,
    [after, upTo, limit ?? null],
  );
}
