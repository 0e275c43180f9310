import { type EntityManager } from 'typeorm';
import { type StoredEvent } from '../event.js';
import { toEvent } from '../rows.js';

type Packed = [number, string, number, string, number, object, string, string | null, string, string];

function unpack([position, stream, version, type, schema_version, data, actor, causation, at, hash]: Packed): StoredEvent {
  return toEvent({ position: position as never, stream, version: version as never, type, schema_version, data, actor, causation, at, hash });
}

/**
 * A page of events in one JSON text: parsed natively, it costs a third of the driver's row by row (and its garbage), which a rebuild pays a million times.
 * `rest` is what follows `from app.event e`: where, order by, limit.
 */
export async function readPacked(manager: EntityManager, rest: string, params: readonly unknown[]): Promise<StoredEvent[]> {
  const rows: { page: string | null }[] = await manager.query(
    `select json_agg(json_build_array(e.position, e.stream, e.version, e.type, e.schema_version, e.data, e.actor, e.causation, app.iso(e.at), encode(e.hash, 'hex')))::text as page
     from (select * from app.event e ${rest}) e`, [...params]);
  const { page } = rows[0]!;
  return page === null ? [] : (JSON.parse(page) as Packed[]).map(unpack);
}
