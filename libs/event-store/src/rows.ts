import { type Head, type StoredEvent } from './event.js';
import { currentFact } from './versions/index.js';

/**
 * Columns of `app.event` under the alias e. pg gives bigint as text, and its Date drops
 * microseconds.
 */
export const eventColumns =
  'e.position, e.stream, e.version, e.type, e.schema_version, e.data, e.actor, e.causation, ' +
  `app.iso(e.at) as at, encode(e.hash, 'hex') as hash`;

export const headColumns =
  `h.stream, h.version, encode(h.hash, 'hex') as hash, h.status, h.parent, h.owner, ` +
  'app.iso(h.due_at) as due_at, app.iso(h.cutoff_at) as cutoff_at';

export interface EventRow extends Omit<StoredEvent, 'position' | 'version' | 'schemaVersion'> {
  readonly position: string;
  readonly version: string;
  readonly schema_version: number;
}

/** The event in the latest shape of its type. Throws `UnknownEvent`. */
export function toEvent(row: EventRow): StoredEvent {
  const { position, version, schema_version, stream, type, data, actor, causation, at, hash } = row;
  return currentFact({
    position: Number(position),
    stream,
    version: Number(version),
    type,
    schemaVersion: schema_version,
    data,
    actor,
    causation,
    at,
    hash,
  });
}

export interface HeadRow extends Omit<Head, 'version' | 'dueAt' | 'cutoffAt'> {
  readonly version: string;
  readonly due_at: string | null;
  readonly cutoff_at: string | null;
}

export function toHead(row: HeadRow): Head {
  const { stream, version, hash, status, parent, owner, due_at, cutoff_at } = row;
  return {
    stream,
    version: Number(version),
    hash,
    status,
    parent,
    owner,
    dueAt: due_at,
    cutoffAt: cutoff_at,
  };
}
