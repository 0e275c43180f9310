import { measured } from '../../clients.js';
import { ISSUE, preparePlain, withPool } from '../../plain-sql.js';
import { streamOf, submitted } from '../../task.js';

const STREAMS = 4000;
const HASH = Buffer.alloc(32, 7);

export const template = () => 'command-plain';

export async function prepare(arena) {
  await preparePlain(arena);
  await withPool(arena.url, 1, (pool) => pool.query(ISSUE, [0, STREAMS - 1]));
}

const named = (name, text) => ({ name, text });
const statements = {
  known: named('known', 'select result from plain.command where actor = $1 and id = $2'),
  lock: named('lock', 'select version from plain.head where stream = $1 for no key update'),
  load: named('load', 'select type, data from plain.event where stream = $1 order by version'),
  insert: named(
    'insert',
    `insert into plain.event (position, stream, version, type, schema_version, data, actor, ` +
      `causation, at, hash)
    values (nextval('app.event_position'), $1, $2, $3, 1, $4, $5, $6, clock_timestamp(), $7)`,
  ),
  head: named('head', `update plain.head set version = $2, status = 'submitted' where stream = $1`),
  record: named(
    'record',
    'insert into plain.command ' +
      '(actor, id, name, request_hash, stream, base_version, version, position, result, at) ' +
      "values ($1, $2, 'submit-report', $3, $4, $5, $6, null, $7, clock_timestamp())",
  ),
};

/** What a careful person writes by hand: eight round trips and one commit. */
async function submit(client, i) {
  const ask = (name, values) => client.query({ ...statements[name], values });
  const stream = streamOf(i % STREAMS);
  await client.query('begin');
  await ask('known', ['cell', `c-${i}`]);
  const version = Number((await ask('lock', [stream])).rows[0].version);
  const round = (await ask('load', [stream])).rows.reduce(
    (state, { type, data }) => (type === 'ReportSubmitted' ? data.round : state),
    0,
  );
  const { type, data } = submitted(round + 1);
  await ask('insert', [stream, version + 1, type, JSON.stringify(data), 'cell', `c-${i}`, HASH]);
  await ask('head', [stream, version + 1]);
  await ask('record', [
    'cell',
    `c-${i}`,
    HASH,
    stream,
    version,
    version + 1,
    JSON.stringify({ receipt: `R-${round + 1}` }),
  ]);
  await client.query('commit');
}

export function run({ url }, { clients, n }) {
  return withPool(url, clients, (pool) =>
    measured({ clients, warm: Math.ceil(n / 10), count: n }, async (i) => {
      const client = await pool.connect();
      try {
        await submit(client, i);
      } finally {
        client.release();
      }
    }),
  );
}
