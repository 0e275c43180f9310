import { type EntityManager } from 'typeorm';
import { prepared } from '#libs/platform';
import { assertNotOlderThanCheckpoint, type Counter, type Counters } from '#libs/event-store';

/**
 * A statement that draws the next số đến of the body `$1` in the calendar year of the system's
 * clock, and answers it as `number`: `2024/0007`. It stands in a larger one, so that the lock of
 * the row is held for as few statements as can be. Ask `assertNotOlderThanCheckpoint` before.
 */
export const INCOMING_DRAWN = `insert into app.incoming_counter as c (body, year, last)
  values ($1, extract(year from app.now() at time zone 'Asia/Ho_Chi_Minh')::int, 1)
  on conflict (body, year) do update set last = c.last + 1
  returning c.year || '/' || lpad(c.last::text, greatest(4, length(c.last::text)), '0') as number`;

const DRAW = prepared('draw-incoming-number', INCOMING_DRAWN);

/**
 * The next số đến of `body` in the calendar year of the system's clock, as a receipt number
 * `2024/0007`. It is drawn under the lock of the row in the caller's transaction, so a rollback
 * gives it back and leaves no gap. Errors: as `drawNumber`.
 */
export async function drawIncomingNumber(manager: EntityManager, body: string): Promise<string> {
  await assertNotOlderThanCheckpoint(manager);
  const rows: { number: string }[] = await manager.query(DRAW, [body]);
  return rows[0]!.number;
}

export async function incomingCounters(manager: EntityManager): Promise<Counters> {
  const rows: { body: string; year: number; last: number }[] = await manager.query(
    'select body, year, last from app.incoming_counter',
  );
  return Object.fromEntries(
    rows.map(({ body, year, last }) => [
      `incoming-${body}-${year}`,
      { last, about: { body, year } },
    ]),
  );
}

/**
 * Raises the counter at least to the given one. Answers the first number that is passed over; it
 * lies above the given one when there is none.
 */
export async function advanceIncoming(
  manager: EntityManager,
  { last, about: { body, year } }: Counter,
): Promise<number> {
  const rows: { last: number }[] = await manager.query(
    'select last from app.incoming_counter where body = $1 and year = $2 for update',
    [body, year],
  );
  await manager.query(
    `insert into app.incoming_counter as c (body, year, last) values ($1, $2, $3)
      on conflict (body, year) do update set last = greatest(c.last, excluded.last)`,
    [body, year, last],
  );
  return (rows[0]?.last ?? 0) + 1;
}
