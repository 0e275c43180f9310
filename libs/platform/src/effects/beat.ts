import { type DataSource } from 'typeorm';
import { logger } from '../config/index.js';

const EVERY_MS = 15_000;

/**
 * Says every 15 s that a service is there. When the first beat comes after a silence of more than
 * `holdMinutes` on the wall clock, the silence is written down as an outage, with the system's own
 * instants at both ends. A cutoff inside it is then held for a person (design §6.4).
 */
export async function keepBeat(
  dataSource: DataSource,
  service: string,
  holdMinutes: number,
): Promise<{ stop(): Promise<void> }> {
  const log = logger('beat');

  async function beat(): Promise<void> {
    await dataSource.query(
      `with before as (select * from app.beat where service = $1),
       gap as (
         insert into app.outage (service, from_at, to_at, from_wall, to_wall)
         select service, at, app.now(), wall, clock_timestamp() from before
         where clock_timestamp() - wall > make_interval(mins => $2::int) and at <= app.now()
         on conflict do nothing)
       insert into app.beat (service, at, wall) values ($1, app.now(), clock_timestamp())
       on conflict (service) do update set at = excluded.at, wall = excluded.wall`,
      [service, holdMinutes],
    );
  }

  await beat();
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = beat().catch((error: unknown) => log.warn('beat failed', { service, error }));
  }, EVERY_MS);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await last;
    },
  };
}
