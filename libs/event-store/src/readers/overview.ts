import { type DataSource } from 'typeorm';

/** One entry per shard of every reader, for `dondoc readers`. */
export interface ReaderState {
  readonly reader: string;
  readonly shard: number;
  readonly shards: number;
  readonly position: number;
  /** Positions between its cursor and the newest event. */
  readonly behind: number;
  /** Seconds since its last sign of life. */
  readonly beat: number;
  /** Name of the connection that holds its lease; null when nobody reads. */
  readonly holder: string | null;
  readonly parked: number;
}

/**
 * Lists every reader that the database knows. `beat` is measured on the wall clock, even while the
 * virtual clock stands still.
 */
export async function readers(dataSource: DataSource): Promise<ReaderState[]> {
  return dataSource.query(
    `select r.reader, r.shard, r.shards, r.position::float8, greatest(0,
      b.high - r.position)::float8 as behind, app.beat_age(r.heartbeat) as beat, l.holder,
       (select count(*)::int from app.parked p where p.reader = r.name) as parked
     from app.reader r cross join app.read_bounds() b
     left join lateral (
       select coalesce(nullif(a.application_name, ''), 'pid ' || k.pid) as holder from pg_locks k
         left join pg_stat_activity a on a.pid = k.pid
       where k.locktype = 'advisory' and k.objsubid = 2 and k.granted
         and k.classid = x'D0D'::int::oid and k.objid = (hashtext(r.name)::bigint & 4294967295)::oid
         and k.database = (select d.oid from pg_database d
           where d.datname = current_database()) limit 1) l on true
     order by r.reader, r.shard`,
  );
}
