import { type EntityManager } from 'typeorm';

/**
 * The next số đến of `body` in the calendar year of the system's clock, as a receipt number `2024/0007`. Drawn under the row's lock in the
 * caller's transaction: a rollback gives it back, so there is no gap.
 */
export async function drawIncomingNumber(manager: EntityManager, body: string): Promise<string> {
  const rows: { year: number; last: number }[] = await manager.query(
    `insert into app.incoming_counter as c (body, year, last)
     values ($1, extract(year from app.now() at time zone 'Asia/Ho_Chi_Minh')::int, 1)
     on conflict (body, year) do update set last = c.last + 1
     returning year, last`,
    [body],
  );
  const { year, last } = rows[0]!;
  return `${year}/${String(last).padStart(4, '0')}`;
}
