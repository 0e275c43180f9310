import { type DataSource } from 'typeorm';

export interface EventYear {
  readonly year: number;
  /** Number of events in the database by its statistics; -1 before the first ANALYZE. */
  readonly events: number;
  readonly bytes: number;
}

export interface YearArchive {
  readonly file: string;
  readonly year: number;
  readonly streams: number;
  readonly events: number;
  readonly sha256: string;
  readonly at: string;
}

export async function listYears(dataSource: DataSource): Promise<EventYear[]> {
  return dataSource.query(
    `select substr(c.relname, 7)::int as year, c.reltuples::float8 as events,
      pg_total_relation_size(c.oid)::float8 as bytes
     from pg_inherits i join pg_class c on c.oid = i.inhrelid
       where i.inhparent = 'app.event'::regclass order by 1`,
  );
}

export async function listArchives(dataSource: DataSource): Promise<YearArchive[]> {
  return dataSource.query(
    `select file, year, streams::float8, events::float8, sha256, app.iso(at) as at
      from app.year_archive order by year, file`,
  );
}
