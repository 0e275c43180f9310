import { expectEqual } from '../../clients.js';
import { ISSUE, preparePlain, withPool } from '../../plain-sql.js';

export const template = ({ n }) => `plain-issued-${n}`;

export async function prepare(arena, { n }) {
  await preparePlain(arena);
  await withPool(arena.url, 1, (pool) => pool.query(ISSUE, [0, n - 1]));
}

const DUE = `status = 'issued' and category = 'task' and cutoff_at <= clock_timestamp()`;
const EVENTS =
  `
  insert into plain.event (position, stream, version, type, schema_version, data, actor, ` +
  `causation, at, hash)
  select nextval('app.event_position'), stream, version + 1, 'TaskExpired', 1,
    jsonb_build_object('cutoffAt', app.iso(cutoff_at), 'effectiveAt', app.iso(cutoff_at)), ` +
  `'system', 'cutoff', clock_timestamp(), decode(repeat('ab', 32), 'hex')
  from plain.head where ${DUE}`;
const EFFECTS =
  `
  insert into plain.effect (id, kind, subject, position, recorded_at)
  select md5(stream), 'tell', stream, currval('app.event_position'), clock_timestamp() ` +
  `from plain.head where ${DUE}`;
const HEADS =
  "update plain.head set version = version + 1, status = 'expired', " +
  `hash = decode(repeat('ab', 32), 'hex') where ${DUE}`;

/** One transaction of three statements, the least that puts the same rows there. */
export function run({ url }, { n }) {
  return withPool(url, 1, async (pool) => {
    await pool.query('select 1');
    const start = performance.now();
    const client = await pool.connect();
    await client.query('begin');
    await client.query(EVENTS);
    await client.query(EFFECTS);
    const { rowCount } = await client.query(HEADS);
    await client.query('commit');
    const seconds = (performance.now() - start) / 1000;
    const { rows } = await client.query(
      'select (select count(*) from plain.effect) as effects, ' +
        '(select count(*) from plain.event) as events',
    );
    client.release();
    expectEqual(rowCount, n, 'heads');
    expectEqual(rows[0].effects, n, 'effects');
    expectEqual(rows[0].events, 2 * n, 'events');
    return { count: n, seconds };
  });
}
