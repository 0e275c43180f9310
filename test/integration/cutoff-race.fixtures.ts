import { type DataSource } from 'typeorm';
import { addDays, toInstant } from '#libs/calendar';
import { expireObligations } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { stalls } from '#libs/event-store/testing';
import { within } from '#libs/platform';
import { call } from '../support/call.js';
import { freshKey, type Issued, issueOn } from '../support/issued.js';
import { type Stage } from '../support/stage.js';
import { connect } from './event-store.fixtures.js';

/** Gives the api of this stage a store that can be held at named points. */
export function holdStore(stage: Stage): ReturnType<typeof stalls> {
  const points = stalls();
  Object.assign(stage.app.get(EventStore, { strict: false }), { probe: points.probe });
  return points;
}

/**
 * What must never be, whatever happens at the cutoff: a report taken and a mark for the same
 * deadline. The streams where it is so.
 */
export async function takenAndMarked(dataSource: DataSource): Promise<string[]> {
  const rows: { stream: string }[] = await dataSource.query(
    `select m.stream from app.event m where m.type = 'ObligationExpired' and exists (
       select from app.event s where s.stream = m.stream and s.type = 'ReportSubmitted'
         and s.data->>'completedAt' < m.data->>'cutoffAt')
     or exists (select from app.receipt r where r.obligation = m.stream
       and m.type = 'ObligationExpired' and r.completed_at < (m.data->>'cutoffAt')::timestamptz)
     or (m.type = 'ObligationExpired' and exists (select from app.event d where d.stream = m.stream
       and d.version = m.version and d.position <> m.position))
     order by 1`,
  );
  return rows.map(({ stream }) => stream);
}

/** The sweep on a store of its own, as the worker runs it. */
export function sweep(stage: Stage, store = new EventStore(stage.dataSource)): Promise<void> {
  return expireObligations(stage.dataSource, store, { graceMinutes: 5 }).run();
}

/**
 * Runs `work` beside something that is held; comes back when `work` waits for a lock of the
 * database or is done.
 */
export async function untilBlocked<T>({ dataSource }: Stage, work: Promise<T>): Promise<void> {
  let done = false;
  const end = (): void => void (done = true);
  work.then(end, end);
  const blocked = async (): Promise<boolean> => {
    const rows: unknown[] = await dataSource.query(
      `select 1 from pg_locks l join pg_stat_activity a using (pid)
        where not l.granted and a.datname = current_database()`,
    );
    return done || rows.length > 0;
  };
  if (!(await within(30_000, blocked))) throw new Error('neither blocked nor done after 10 s');
}

export async function typesOf({ dataSource }: Stage, stream: string): Promise<string[]> {
  const rows: { type: string }[] = await dataSource.query(
    'select type from app.event where stream = $1 order by position',
    [stream],
  );
  return rows.map(({ type }) => type);
}

export async function receiptsOf(
  { dataSource }: Stage,
  stream: string,
): Promise<{ number: string; timeliness: string }[]> {
  return dataSource.query(
    'select number, timeliness from app.receipt where obligation = $1 order by number',
    [stream],
  );
}

/** `milliseconds` after (or before) an instant. */
export const from = (instant: string, milliseconds: number): string =>
  toInstant(new Date(Date.parse(instant) + milliseconds));

/**
 * A directive of its own for each race: the clock only goes forward, and a sweep marks all that is
 * due.
 */
export function campaigns(stage: Stage): () => Promise<Issued> {
  let weeks = 0;
  return async () => {
    weeks += 1;
    const dueOn = addDays('2024-03-05', 7 * weeks);
    await stage.moveTo(`${addDays(dueOn, -4)}T08:00:00+07:00`);
    return issueOn(stage, { directive: `race-${weeks}`, dueOn });
  };
}

/** A named person looks at what the sweep holds and lets the deadline take its course. */
export async function releaseHolds(stage: Stage, { approver }: Issued): Promise<number> {
  const held: { obligation: string }[] = await stage.dataSource.query(
    'select obligation from app.hold where released_at is null',
  );
  for (const { obligation } of held)
    await call(stage.url, `/api/obligations/${obligation}/release-hold`, {
      token: approver,
      key: freshKey(),
    });
  return held.length;
}

const REMOVE_LOCKS = `
  do $$ declare f regprocedure; begin
    for f in select p.oid from pg_proc p where p.pronamespace = 'app'::regnamespace
      and p.prosrc like '%/* lock:%' loop
      execute regexp_replace(pg_get_functiondef(f), 'for no key update /\\* lock:\\w+ \\*/', '',
        'g');
    end loop;
  end $$`;

const REMOVE_UNIQUE = `
  do $$ declare c record; begin
    for c in select conrelid::regclass as part, conname from pg_constraint
      where contype = 'u' and conname like 'event_stream_version%' loop
      execute format('alter table %s drop constraint %I', c.part, c.conname);
    end loop;
  end $$`;

/** A scratch database without the locks of streams' heads: what they are worth is seen here. */
export const removeLocks = (stage: Stage): Promise<void> => asOwner(stage, REMOVE_LOCKS);

/** And without unique (stream, version) of the events. */
export const removeUnique = (stage: Stage): Promise<void> => asOwner(stage, REMOVE_UNIQUE);

export async function asOwner({ config }: Stage, sql: string): Promise<void> {
  const client = await connect(config.databaseUrl!);
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
