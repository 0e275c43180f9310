import { type EntityManager } from 'typeorm';
import { type Block, blockColumns } from './block.js';
import { type Checkpoint, type Counter, type Counters, type ReadCounters } from './checkpoint.js';
import { CheckpointUnreadable, readCheckpoint } from './checkpoint-files.js';

/** Where checkpoints of this database lie, and what they count. */
export interface CheckpointPlace {
  /**
   * The first is the machine's own; others are copies elsewhere. A folder that is not there holds
   * no checkpoint.
   */
  readonly folders: readonly string[];
  readonly marks: ReadCounters;
}

/** Why a database is older than a checkpoint, or may be. */
export interface Behind {
  readonly folder: string;
  readonly reason: 'block' | 'marks' | 'unreadable';
  /** Of the checkpoint. */
  readonly block?: number;
  readonly toPosition?: number;
  readonly at?: string;
  readonly database?: string;
  /**
   * Counters that the checkpoint knows further than the database: how far each is there and here.
   */
  readonly missing: readonly (Counter & { readonly mark: string; readonly here: number | null })[];
}

export interface Comparison {
  /** Checkpoints found, by folder. */
  readonly found: ReadonlyMap<string, Checkpoint>;
  readonly behind: readonly Behind[];
  readonly marks: Counters;
}

async function hasBlock(manager: EntityManager, { block }: Checkpoint): Promise<boolean> {
  const rows: Block[] = await manager.query(
    `select ${blockColumns} from app.block b where b.number = $1 and exists (select from app.event e
      where e.position = b.to_position)`,
    [block.number],
  );
  return rows[0]?.root === block.root && rows[0].toPosition === block.toPosition;
}

async function isConfirmed(manager: EntityManager, { block }: Checkpoint): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'select 1 from app.restore_confirmation where checkpoints @> $1::jsonb limit 1',
    [JSON.stringify([{ block: { number: block.number, root: block.root } }])],
  );
  return rows.length > 0;
}

function missingCounters(there: Counters, here: Counters): Behind['missing'] {
  return Object.entries(there).flatMap(([mark, { last, about }]) => {
    const own = here[mark]?.last;
    return own === undefined || own < last ? [{ mark, last, about, here: own ?? null }] : [];
  });
}

async function lookAt(
  manager: EntityManager,
  folder: string,
  checkpoint: Checkpoint,
  marks: Counters,
): Promise<Behind | undefined> {
  const missing = missingCounters(checkpoint.marks, marks);
  const known = (await hasBlock(manager, checkpoint)) || (await isConfirmed(manager, checkpoint));
  if (known && missing.length === 0) return undefined;
  const {
    block: { number, toPosition },
    at,
    database: { name },
  } = checkpoint;
  return {
    folder,
    reason: known ? 'marks' : 'block',
    block: number,
    toPosition,
    at,
    database: name,
    missing,
  };
}

/**
 * Asks each folder's newest checkpoint whether the database has its block, its last event and all
 * it had counted. Changes nothing.
 */
export async function compareWithCheckpoints(
  manager: EntityManager,
  { folders, marks: readCounters }: CheckpointPlace,
): Promise<Comparison> {
  const found = new Map<string, Checkpoint>();
  const behind: Behind[] = [];
  for (const folder of folders) {
    try {
      const checkpoint = await readCheckpoint(folder);
      if (checkpoint) found.set(folder, checkpoint);
    } catch (error) {
      if (!(error instanceof CheckpointUnreadable)) throw error;
      behind.push({ folder, reason: 'unreadable', missing: [] });
    }
  }
  // Read after the files: what a file had counted was committed before it was written.
  const marks = await readCounters(manager);
  for (const [folder, checkpoint] of found) {
    const why = await lookAt(manager, folder, checkpoint, marks);
    if (why) behind.push(why);
  }
  return { found, behind, marks };
}
