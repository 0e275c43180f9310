import { type EntityManager } from 'typeorm';
import { machineMs } from '#libs/platform';

/** Seconds by which this machine's clock may differ from the database's. */
const TOLERANCE = 2;

/**
 * Why the clock cannot be trusted for a legal mark; undefined when it can. It is in doubt when it
 * went back since the last sweep, or when a second reader (this machine) differs by more than 2 s.
 * A virtual clock is not compared with a second reader. A trusted reading becomes the next
 * checkpoint.
 */
export async function clockDoubt(
  manager: EntityManager,
  secondReader: () => number = machineMs,
): Promise<string | undefined> {
  const rows: { now: string; back: boolean; virtual: boolean; epoch: number }[] =
    await manager.query(
      `select app.iso(n) as now, exists(select from app.checkpoint
        where name = 'sweep' and at > n) as back,
            exists(select from app.virtual_clock) as virtual, extract(epoch from n)::float8 as epoch
     from app.now() as n`,
    );
  const { now, back, virtual, epoch } = rows[0]!;
  if (back) return 'the clock went back since the last sweep';
  if (!virtual && Math.abs(secondReader() / 1000 - epoch) > TOLERANCE)
    return `the clocks of database and worker differ by more than ${TOLERANCE} s`;
  await manager.query(
    `insert into app.checkpoint (name, at) values ('sweep', $1) on conflict (name) do update
      set at = excluded.at`,
    [now],
  );
  return undefined;
}
