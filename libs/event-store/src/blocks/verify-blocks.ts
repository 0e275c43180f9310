import { type KeyObject } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';
import { inSnapshot } from '../chain.js';
import {
  type Block,
  blockColumns,
  blockRoot,
  blockText,
  leavesBetween,
  NO_BLOCK,
} from './block.js';
import { isGenuine } from './checkpoint.js';
import { keptPublicKeys } from './checkpoint-files.js';
import { compareWithCheckpoints, type CheckpointPlace } from './compare.js';
import { type Leaf } from './merkle.js';
import { keyIdOf, signatureHolds } from './signing-key.js';

export interface BlockViolation {
  /** 0 stands for a checkpoint that cannot be read. */
  readonly block: number;
  /**
   * sequence: a number or a range of positions is missing. previous: the block does not continue
   * the one before. key: a foreign key signed it. signature: its content was not signed like this.
   * root: its events are not those that were signed. checkpoint: a checkpoint outside knows a
   * block, an event or a count that is not here. forged: that checkpoint was not signed by us.
   */
  readonly problem:
    | 'sequence'
    | 'previous'
    | 'key'
    | 'signature'
    | 'root'
    | 'checkpoint'
    | 'forged';
}

const PAGE = 100;

/** Events that were moved out of the database. */
export interface Detachment {
  /** Leaves of the files that are here: see `archivedLeaves`. */
  readonly leaves: readonly Leaf[];
  /** Number of events in files that are not here. Their blocks are only counted, not recomputed. */
  readonly absent: number;
}

type Keys = ReadonlyMap<string, KeyObject>;
type Before = Pick<Block, 'number' | 'toPosition' | 'root'>;

function headerProblem(
  block: Block,
  before: Before,
  keys: Keys,
): BlockViolation['problem'] | undefined {
  if (block.number !== before.number + 1 || block.fromPosition !== before.toPosition + 1)
    return 'sequence';
  if (block.previousRoot !== before.root) return 'previous';
  const key = keys.get(block.keyId);
  if (!key) return 'key';
  return signatureHolds(key, blockText(block), block.signature) ? undefined : 'signature';
}

/** Index of the first leaf after a position. */
function firstAfter(leaves: readonly Leaf[], position: number): number {
  let [low, high] = [0, leaves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (leaves[middle]!.position > position) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * How many of the block's events are not here, when all of them may lie in files that are not here
 * either. Otherwise, what is wrong.
 */
async function rootProblem(
  manager: EntityManager,
  block: Block,
  { leaves: archived, absent }: Detachment,
): Promise<'root' | number> {
  const own = await leavesBetween(manager, block.fromPosition - 1, block.toPosition);
  const from = firstAfter(archived, block.fromPosition - 1);
  const leaves = [...own, ...archived.slice(from, firstAfter(archived, block.toPosition))].sort(
    (a, b) => a.position - b.position,
  );
  const missing = block.count - leaves.length;
  if (missing > 0 && missing <= absent) return missing;
  return leaves.length === block.count &&
    leaves.length > 0 &&
    blockRoot(block.previousRoot, leaves) === block.root
    ? 0
    : 'root';
}

async function* blocksInOrder(manager: EntityManager): AsyncGenerator<Block> {
  for (let last = 0; ;) {
    const blocks: Block[] = await manager.query(
      `select ${blockColumns} from app.block b where b.number > $1 order by b.number limit ${PAGE}`,
      [last],
    );
    yield* blocks;
    if (blocks.length < PAGE) return;
    last = blocks.at(-1)!.number;
  }
}

async function* chain(
  manager: EntityManager,
  keys: Keys,
  detached: Detachment,
): AsyncGenerator<BlockViolation> {
  let before: Before = NO_BLOCK;
  const incomplete: number[] = [];
  let missing = 0;
  for await (const block of blocksInOrder(manager)) {
    const problem =
      headerProblem(block, before, keys) ?? (await rootProblem(manager, block, detached));
    before = block;
    if (typeof problem === 'string') yield { block: block.number, problem };
    else if (problem > 0) {
      incomplete.push(block.number);
      missing += problem;
    }
  }
  // Exactly what was detached may be missing, because all of it was signed before it left.
  if (missing !== detached.absent) for (const block of incomplete) yield { block, problem: 'root' };
}

async function* checkpoints(
  manager: EntityManager,
  keys: Keys,
  place: CheckpointPlace,
): AsyncGenerator<BlockViolation> {
  const { behind, found } = await compareWithCheckpoints(manager, place);
  for (const { block = 0 } of behind) yield { block, problem: 'checkpoint' };
  for (const checkpoint of found.values()) {
    const key = keys.get(checkpoint.keyId);
    if (!key || !isGenuine(checkpoint, key))
      yield { block: checkpoint.block.number, problem: 'forged' };
  }
}

async function trustedKeys(publicKey: KeyObject, folders: readonly string[]): Promise<Keys> {
  const kept = await Promise.all(folders.map(keptPublicKeys));
  return new Map([[keyIdOf(publicKey), publicKey] as const, ...kept.flatMap((keys) => [...keys])]);
}

/**
 * Recomputes every root from the stored hashes (`verifyChains` checks the hashes themselves).
 * Checks that blocks follow each other without a gap, their signatures and, given `place`, that the
 * database has all that its checkpoints know. The keys are `publicKey` and those kept in the
 * folders.
 */
export async function* verifyBlocks(
  dataSource: DataSource,
  publicKey: KeyObject,
  place?: CheckpointPlace,
  detached: Detachment = { leaves: [], absent: 0 },
): AsyncGenerator<BlockViolation> {
  const keys = await trustedKeys(publicKey, place?.folders ?? []);
  yield* inSnapshot(dataSource, (manager) => chain(manager, keys, detached));
  // This is read outside that snapshot, because a signer at work writes files of which an older
  // snapshot knows nothing.
  if (place) yield* checkpoints(dataSource.manager, keys, place);
}
