import { expectEqual, measured } from '../../clients.js';
import { preparePlain, withPool } from '../../plain-sql.js';
import { streamOf, submitted } from '../../task.js';

const STREAMS = 2000;
const HASH = Buffer.alloc(32, 7);
const INSERT = {
  name: 'insert',
  text:
    `insert into plain.event (position, stream, version, type, schema_version, data, actor, ` +
    `causation, at, hash)
    values (nextval('app.event_position'), $1, $2, $3, 1, $4, $5, $6, clock_timestamp(), $7)`,
};

export const template = () => 'plain';
export const prepare = preparePlain;

export function run({ url }, { clients, n }) {
  return withPool(url, clients, async (pool) => {
    const versions = new Array(STREAMS).fill(1);
    const warm = Math.ceil(n / 10);
    const result = await measured({ clients, warm, count: n }, async (i) => {
      const k = i % STREAMS;
      const round = versions[k]++;
      const { type, data } = submitted(round);
      await pool.query({
        ...INSERT,
        values: [streamOf(k), round + 1, type, JSON.stringify(data), 'cell', `c-${i}`, HASH],
      });
    });
    const { rows } = await pool.query('select count(*) as count from plain.event');
    expectEqual(rows[0].count, warm + n, 'rows');
    return result;
  });
}
