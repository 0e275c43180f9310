import { type KeyObject } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { z } from 'zod';
import { type Block } from './block.js';
import { type SigningKey, signatureHolds } from './signing-key.js';

const hex = z.string().regex(/^([0-9a-f]{2})+$/);

/**
 * How far a register or another counter has come. `about` is what its owner needs to open it again.
 */
const counter = z.object({
  last: z.number().int(),
  about: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Counter = z.infer<typeof counter>;
export type Counters = Readonly<Record<string, Counter>>;
/** Reads committed counters. */
export type ReadCounters = (manager: EntityManager) => Promise<Counters>;

// This shape stands in files that outlive the database. Never rename; add.
export const checkpointSchema = z.object({
  format: z.literal(1),
  block: z.object({
    number: z.number().int(),
    fromPosition: z.number().int(),
    toPosition: z.number().int(),
    count: z.number().int(),
    root: hex,
    previousRoot: hex,
    signedAt: z.string(),
    signature: hex,
    keyId: z.string(),
  }),
  database: z.object({ system: z.string(), name: z.string() }),
  // The counters. The name `marks` is stored.
  marks: z.record(z.string(), counter),
  at: z.string(),
  keyId: z.string(),
  /** Signs everything else. */
  signature: hex,
});
export type Checkpoint = Readonly<z.infer<typeof checkpointSchema>>;

/** Sorts the keys at every depth, so the same content always gives the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

export function sameCounters(a: Counters, b: Counters): boolean {
  return canonical(a) === canonical(b);
}

function checkpointText({ signature: _, ...rest }: Checkpoint): string {
  return `dondoc checkpoint 1\n${canonical(rest)}`;
}

export async function makeCheckpoint(
  manager: EntityManager,
  key: SigningKey,
  block: Block,
  marks: Counters,
): Promise<Checkpoint> {
  const rows: { system: string; name: string; at: string }[] = await manager.query(
    `select system_identifier::text as system, current_database() as name, app.iso(app.now()) as at
      from pg_control_system()`,
  );
  const { system, name, at } = rows[0]!;
  const unsigned = {
    format: 1 as const,
    block,
    database: { system, name },
    marks,
    at,
    keyId: key.keyId,
  };
  return { ...unsigned, signature: key.sign(checkpointText({ ...unsigned, signature: '' })) };
}

export function isGenuine(checkpoint: Checkpoint, publicKey: KeyObject): boolean {
  return signatureHolds(publicKey, checkpointText(checkpoint), checkpoint.signature);
}
