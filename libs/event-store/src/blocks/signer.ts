import { type DataSource, type EntityManager } from 'typeorm';
import { inTransaction, installedProbe, type TickTask } from '#libs/platform';
import { type Probe } from '../probe.js';
import { type Block, blockRoot, blockText, leavesBetween, newestBlock, NO_BLOCK } from './block.js';
import { type Checkpoint, makeCheckpoint, sameCounters } from './checkpoint.js';
import { keepPublicKey, writeCheckpoint } from './checkpoint-files.js';
import { type Behind, type CheckpointPlace, compareWithCheckpoints } from './compare.js';
import { noteComparison, standingHold } from './numbering.js';
import { type SigningKey } from './signing-key.js';

export interface SignOptions extends CheckpointPlace {
  /** A block is due when this many events wait (1,000), … */
  readonly everyEvents?: number;
  /**
   * … or when any event waits and the last look was this many seconds ago, by the machine's own
   * clock (60).
   */
  readonly everySeconds?: number;
  /** Most events of one block (10,000). A backlog becomes several blocks. */
  readonly blockEvents?: number;
  readonly probe?: Probe;
}

export interface Signed {
  readonly blocks: readonly Block[];
  /**
   * When it is not empty, the database is held as older than a checkpoint, and nothing was signed
   * or written.
   */
  readonly behind: readonly Behind[];
}

const SEAL_LOCK = 0x0d0d5e;
const BLOCK_EVENTS = 10_000;
/** Most blocks of one pass, because the other tasks of the tick wait for it. */
const PASS_BLOCKS = 20;

async function underLock<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return inTransaction(dataSource, async (manager) => {
    await manager.query('select pg_advisory_xact_lock($1)', [SEAL_LOCK]);
    return work(manager);
  });
}

/**
 * Every event up to here that will ever be visible is visible to the next statement. No late commit
 * falls below it.
 */
async function safeBound(manager: EntityManager): Promise<number> {
  const rows: { safe: number }[] = await manager.query(
    'select safe::float8 from app.read_bounds()',
  );
  return rows[0]!.safe;
}

/**
 * Signs the next events when at least `atLeast` wait below the safe bound. Undefined when fewer
 * wait.
 */
async function signNext(
  manager: EntityManager,
  key: SigningKey,
  { atLeast, atMost, probe }: { atLeast: number; atMost: number; probe?: Probe },
): Promise<Block | undefined> {
  const before = (await newestBlock(manager)) ?? NO_BLOCK;
  const safe = await safeBound(manager);
  const waiting: unknown[] = await manager.query(
    `select 1 from app.event where position > $1 and position <= $2
      order by position offset $3 limit 1`,
    [before.toPosition, safe, atLeast - 1],
  );
  if (waiting.length === 0) return undefined;
  const leaves = await leavesBetween(manager, before.toPosition, safe, atMost);
  await probe?.('sign:read', 'block');
  const clock: { at: string }[] = await manager.query('select app.iso(app.now()) as at');
  const header = {
    number: before.number + 1,
    fromPosition: before.toPosition + 1,
    toPosition: leaves.at(-1)!.position,
    count: leaves.length,
    root: blockRoot(before.root, leaves),
    previousRoot: before.root,
    signedAt: clock[0]!.at,
    keyId: key.keyId,
  };
  const block = { ...header, signature: key.sign(blockText(header)) };
  await manager.query(
    `insert into app.block (number, from_position, to_position, count, merkle_root, previous_root,
      signed_at, signature, key_id)
     values ($1, $2, $3, $4, decode($5, 'hex'), decode($6, 'hex'), $7::timestamptz, decode($8,
       'hex'), $9)`,
    [
      block.number,
      block.fromPosition,
      block.toPosition,
      block.count,
      block.root,
      block.previousRoot,
      block.signedAt,
      block.signature,
      block.keyId,
    ],
  );
  await probe?.('sign:commit', 'block');
  return block;
}

/** Signs one block and compares it with the checkpoints, in one transaction. */
function signOne(dataSource: DataSource, key: SigningKey, options: SignOptions, atLeast: number) {
  return underLock(dataSource, async (manager) => {
    const behind = await noteComparison(manager, await compareWithCheckpoints(manager, options));
    if (behind.length > 0) return { block: undefined, behind };
    return {
      block: await signNext(manager, key, {
        atLeast,
        atMost: options.blockEvents ?? BLOCK_EVENTS,
        probe: options.probe,
      }),
      behind,
    };
  });
}

function withProbe(options: SignOptions): SignOptions {
  return { ...options, probe: options.probe ?? installedProbe() };
}

function upToDate(
  there: Checkpoint | undefined,
  block: Block,
  marks: Checkpoint['marks'],
): boolean {
  return there !== undefined && there.block.root === block.root && sameCounters(there.marks, marks);
}

/**
 * Brings every folder to the newest block and the newest counters. The files follow the commit, so
 * they never know more than the database. The next pass writes what a killed signer left out. A
 * folder that fails does not keep the others from being written.
 */
async function writeCheckpoints(
  dataSource: DataSource,
  key: SigningKey,
  { folders, marks: readCounters, probe }: SignOptions,
): Promise<void> {
  await underLock(dataSource, async (manager) => {
    const { found, behind, marks } = await compareWithCheckpoints(manager, {
      folders,
      marks: readCounters,
    });
    const block = await newestBlock(manager);
    if (behind.length > 0 || !block || (await standingHold(manager)).length > 0) return;
    const late = folders.filter((folder) => !upToDate(found.get(folder), block, marks));
    if (late.length === 0) return;
    const checkpoint = await makeCheckpoint(manager, key, block, marks);
    await probe?.('sign:write', 'checkpoint');
    const written = await Promise.allSettled(
      late.map((folder) =>
        keepPublicKey(folder, key.publicKey).then(() => writeCheckpoint(folder, checkpoint)),
      ),
    );
    const failed = written.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  });
}

/**
 * Signs everything that waits below the safe bound and writes the checkpoints. With `atLeast` it
 * signs only when at least that many events wait.
 */
export async function signNow(
  dataSource: DataSource,
  key: SigningKey,
  asked: SignOptions,
  atLeast = 1,
): Promise<Signed> {
  const options = withProbe(asked);
  const blocks: Block[] = [];
  while (blocks.length < PASS_BLOCKS) {
    const { block, behind } = await signOne(dataSource, key, options, atLeast);
    if (behind.length > 0) return { blocks, behind };
    if (block) blocks.push(block);
    // A pass signs one small block, not one for every event that arrives meanwhile.
    if (!block || block.count < (options.blockEvents ?? BLOCK_EVENTS)) break;
  }
  await writeCheckpoints(dataSource, key, options);
  return { blocks, behind: [] };
}

/**
 * Signs as a task of the tick. Counters that grew are written out at the next tick, without waiting
 * for a block.
 */
export function signBlocks(
  dataSource: DataSource,
  key: SigningKey,
  options: SignOptions,
): TickTask {
  const { everyEvents = 1000, everySeconds = 60 } = options;
  let due = -Infinity;
  return {
    // The time of the last run is stored under this name, so the task keeps it.
    name: 'seal-blocks',
    async run() {
      const now = performance.now();
      await signNow(dataSource, key, options, now >= due ? 1 : everyEvents);
      if (now >= due) due = now + everySeconds * 1000;
    },
  };
}
