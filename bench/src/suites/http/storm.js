import { setTimeout as pause } from 'node:timers/promises';
import { expectEqual, until } from '../../clients.js';
import { ask, percentiles, posting, withConnections } from '../../http.js';
import { withPool } from '../../plain-sql.js';
import { obligationStream } from '../../product.js';
import { withPrograms } from '../../programs.js';
import { atMinute } from './letters.js';
import { CELLS } from './organisation.js';
import { readPeople, signedIn } from './people.js';
import { issueDirective, prepareIssued } from './prepare.js';

// The clock is the real one, in the api, the worker, PostgreSQL and here. The directive is due at a
// whole minute a little ahead. Two cells send nothing: when they are marked, the sweep has run.

const DIRECTIVE = 'bench-storm';
const LAST_SECONDS = 10;
const MINUTE_MS = 60_000;
/** For the issue, and for the obligations to come about. */
const LEAD_MS = 30_000;

export const template = () => 'http-storm';
export const prepare = (arena) => prepareIssued(arena, { kind: 'form', directives: 0 });

/** The next whole minute that leaves time to issue the directive. */
const nextCutoff = () => Math.ceil((Date.now() + LEAD_MS) / MINUTE_MS) * MINUTE_MS;

const COUNTED = `select count(*) filter (where h.status = 'issued')::int as waiting,
    count(*) filter (where h.status = 'expired')::int as marked,
    count(*)::int as all
  from app.head h where h.parent = $1 and h.category = 'obligation'`;

async function counted(pool) {
  const { rows } = await pool.query(COUNTED, [`directive-${DIRECTIVE}`]);
  return rows[0].all > 0 ? rows[0] : (await pool.query(COUNTED, [DIRECTIVE])).rows[0];
}

/** Sends at its moment. Answers when it was sent, the status and the milliseconds. */
async function sendAt(connection, moment, request) {
  await pause(Math.max(0, moment - Date.now()));
  const sentAt = Date.now();
  const start = performance.now();
  const { status, text } = await ask(connection, request);
  return { sentAt, status, text, ms: performance.now() - start };
}

/** All cells in the last ten seconds, evenly, the last one right before the cutoff. */
function send(connections, cells, cutoff) {
  const stepMs = (LAST_SECONDS * 1000) / cells.length;
  return Promise.all(
    cells.map(({ cell, headers, report }, i) =>
      sendAt(
        connections[i],
        cutoff - LAST_SECONDS * 1000 + i * stepMs,
        posting(`/api/obligations/${obligationStream(DIRECTIVE, cell)}/reports`, report, {
          headers: { ...headers, 'idempotency-key': `bench-storm-${i}` },
        }),
      ),
    ),
  );
}

const RECEIPTS = `select count(*) filter (where timeliness = 'onTime')::int as "onTime",
    count(*) filter (where timeliness = 'straddled')::int as held,
    count(*) filter (where timeliness = 'late')::int as late
  from app.receipt`;

/** Errors: the first answer that is neither “taken” nor “held for a person”. */
function expectAnswers(answers, cutoff, counts) {
  const wrong = answers.filter(
    ({ status, sentAt }) => sentAt < cutoff && status !== 201 && status !== 202,
  );
  if (wrong.length > 0)
    throw new Error(
      `${JSON.stringify(counts)}: ${wrong.length} reports that were sent in time were not taken: ` +
        `${wrong[0].status} ${wrong[0].text.slice(0, 500)}`,
    );
}

async function storm(url, arena, people) {
  return withPool(arena.url, 2, (pool) =>
    withConnections(url, CELLS, async (connections) => {
      await Promise.all(
        connections.map((one) => ask(one, { method: 'GET', path: '/healthz', expect: 200 })),
      );
      const cells = await signedIn(url, people.cells);
      const cutoff = nextCutoff();
      await issueDirective(connections[0], people, {
        kind: 'form',
        directive: DIRECTIVE,
        deadline: atMinute(cutoff),
      });
      const all = CELLS + people.silent.length;
      await until(async () => (await counted(pool)).all === all, { seconds: 30, everyMs: 100 });
      const answers = await send(connections, cells, cutoff);
      // The marks come with the next turn of the sweep; the silent cells show that it has come.
      await until(async () => (await counted(pool)).marked >= people.silent.length, {
        seconds: 180,
        everyMs: 250,
      });
      await pause(5000);
      const { marked } = await counted(pool);
      const { rows } = await pool.query(RECEIPTS);
      expectAnswers(answers, cutoff, { answered: answers.length, marked, ...rows[0] });
      const { onTime, held, late } = rows[0];
      const inTime = answers.filter(({ sentAt }) => sentAt < cutoff).length;
      expectEqual(onTime + held + late, CELLS, 'receipts');
      expectEqual(late, CELLS - inTime, 'late receipts');
      expectEqual(marked - people.silent.length, 0, 'marks of cells that reported');
      const times = answers.map(({ ms }) => ms);
      return {
        ...percentiles(times),
        count: CELLS,
        seconds: LAST_SECONDS,
        answered: answers.length,
        inTime,
        onTime,
        held,
        late,
        marked: marked - people.silent.length,
        silent: people.silent.length,
      };
    }),
  );
}

export async function run(arena) {
  const people = await readPeople(arena);
  const programs = { names: ['api', 'worker'], env: { GRACE_MINUTES: '0' } };
  return withPrograms(arena, programs, (url) => storm(url, arena, people));
}
