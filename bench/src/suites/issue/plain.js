import { expectEqual } from '../../clients.js';
import { ISSUE, preparePlain, withPool } from '../../plain-sql.js';

export const template = () => 'plain';
export const prepare = preparePlain;

/**
 * The rows are made in the server itself, so nothing travels. One session takes one statement. Two
 * sessions take 10,000 a call in turn, as ours do.
 */
export function run({ url }, { n, sessions }) {
  const call = sessions === 1 ? n : 2_500;
  return withPool(url, sessions, async (pool) => {
    await Promise.all(Array.from({ length: sessions }, () => pool.query('select 1')));
    let next = 0;
    const caller = async () => {
      while (next < n) {
        const from = next;
        next = Math.min(from + call, n);
        await pool.query(ISSUE, [from, next - 1]);
      }
    };
    const start = performance.now();
    await Promise.all(Array.from({ length: sessions }, caller));
    const seconds = (performance.now() - start) / 1000;
    const { rows } = await pool.query(
      'select (select count(*) from plain.event) as events, ' +
        '(select count(*) from plain.head) as heads',
    );
    expectEqual(rows[0].events, n, 'events');
    expectEqual(rows[0].heads, n, 'heads');
    return { count: n, seconds };
  });
}
