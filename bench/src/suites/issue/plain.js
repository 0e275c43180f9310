import { expectEqual } from '../../clients.js';
import { ISSUE, preparePlain, withPool } from '../../plain-sql.js';

export const template = () => 'plain';
export const prepare = preparePlain;

const CALL = 10_000;

/** The rows come out of the server itself, two statements under way as with ours: nothing travels. */
export function run({ url }, { n }) {
  return withPool(url, 2, async (pool) => {
    await Promise.all([pool.query('select 1'), pool.query('select 1')]);
    let next = 0;
    const caller = async () => {
      while (next < n) {
        const from = next;
        next = Math.min(from + CALL, n);
        await pool.query(ISSUE, [from, next - 1]);
      }
    };
    const start = performance.now();
    await Promise.all([caller(), caller()]);
    const seconds = (performance.now() - start) / 1000;
    const { rows } = await pool.query(`select (select count(*) from plain.event) as events, (select count(*) from plain.head) as heads`);
    expectEqual(rows[0].events, n, 'events');
    expectEqual(rows[0].heads, n, 'heads');
    return { count: n, seconds };
  });
}
