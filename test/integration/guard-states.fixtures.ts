import fc from 'fast-check';
import pg from 'pg';
import { engineStates, type FieldName, type FieldValue, type Workflow } from '#libs/workflow';
import { guardText } from '#libs/workflow/testing';
import { countsAs } from './workflow-table.fixtures.js';

// Generated states of an obligation: what the rows say of it, and the same in the words that a
// guard asks in. Moments are microseconds from now.

export const NOW = '2024-02-15T17:00:00.000000Z';
const MINUTE = 60_000_000;
const DAY = 24 * 60 * MINUTE;

export function instant(micros: number): string {
  const whole = Date.parse(NOW) * 1_000 + micros;
  const day = new Date(Math.floor(whole / 1_000)).toISOString().slice(0, -1);
  return `${day}${String(whole % 1_000).padStart(3, '0')}Z`;
}

export interface State {
  readonly stream: string;
  /** Null: a head without a status. */
  readonly place: string | null;
  readonly status: string | null;
  readonly cell: string | null;
  readonly directive: string | null;
  readonly cutoff: number | null;
  readonly asked: number | null;
  readonly receipts: readonly { timeliness: string; begun: number; completed: number }[];
  readonly uploads: readonly { begun: number; resolved: boolean }[];
  readonly holds: readonly { cutoff: number; released: boolean }[];
}

/** The moment itself, a microsecond to either side, or far from it. */
const around = (...moments: readonly number[]): fc.Arbitrary<number> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...moments), fc.integer({ min: -1, max: 1 }))
      .map(([moment, micros]) => moment + micros),
    fc.integer({ min: -3 * DAY, max: 3 * DAY }),
  );
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 9 });

function besides(cutoff: number | null) {
  const near = around(0, ...(cutoff === null ? [] : [cutoff]));
  const hold = fc.record({
    cutoff: fc.oneof(fc.constant(cutoff ?? 0), near),
    released: fc.boolean(),
  });
  return {
    receipts: fc.array(
      fc.record({
        timeliness: fc.constantFrom('onTime', 'straddled', 'late'),
        begun: near,
        completed: near,
      }),
      { maxLength: 2 },
    ),
    uploads: fc.array(fc.record({ begun: near, resolved: fc.boolean() }), { maxLength: 2 }),
    holds: fc.uniqueArray(hold, { maxLength: 2, selector: (one) => one.cutoff }),
  };
}

const stateOf = (workflow: Workflow): fc.Arbitrary<Omit<State, 'stream'>> => {
  const places = [...new Set([...engineStates, ...Object.keys(workflow.states)])];
  const grace = workflow.deadline.graceMinutes * MINUTE;
  return orNull(around(0, -grace)).chain((cutoff) =>
    fc
      .record({
        place: fc.option(fc.constantFrom(...places), { freq: 30 }),
        cell: orNull(guardText),
        directive: orNull(guardText),
        cutoff: fc.constant(cutoff),
        asked: orNull(around(0)),
        ...besides(cutoff),
      })
      .map((state) => ({
        ...state,
        status: state.place === null ? null : countsAs(workflow, state.place),
      })),
  );
};

/** The same states for the same seed. */
export function statesOf(
  workflow: Workflow,
  { seed, count, prefix }: { seed: number; count: number; prefix: string },
): State[] {
  return fc
    .sample(stateOf(workflow), { seed, numRuns: count })
    .map((state, n) => ({ ...state, stream: `obligation-${prefix}--${n}` }));
}

const moment = (micros: number | null): string | null => (micros === null ? null : instant(micros));

/** What a guard may ask for, told from the state without any SQL. */
export function factsOf(state: State, { deadline }: Workflow): Record<FieldName, FieldValue> {
  const { cutoff, receipts, uploads, holds } = state;
  const before = (at: number): boolean => cutoff !== null && at < cutoff;
  const mine = holds.filter((hold) => hold.cutoff === cutoff);
  const last = receipts.length === 0 ? null : Math.max(...receipts.map((one) => one.completed));
  return {
    now: NOW,
    'obligation.status': state.place,
    'obligation.cell': state.cell,
    'obligation.directive': state.directive,
    'obligation.cutoffAt': moment(cutoff),
    'obligation.markAt': moment(cutoff === null ? null : cutoff + deadline.graceMinutes * MINUTE),
    'asked.cutoffAt': moment(state.asked),
    'report.onTime': receipts.some((one) => one.timeliness === 'onTime' && before(one.completed)),
    'report.straddled': receipts.some((one) => one.timeliness === 'straddled' && before(one.begun)),
    'report.receivedAt': moment(last),
    'report.count': receipts.length,
    'upload.unfinished': uploads.some(({ begun, resolved }) => !resolved && before(begun)),
    'hold.exists': mine.length > 0,
    'hold.open': mine.some(({ released }) => !released),
  };
}

/** Facts behind a head, where the place is not the status' name: the newest of several counts. */
function eventsOf({ stream, place, status }: State): object[] {
  if (place === null || (status !== 'in-step' && status !== 'concluded')) return [];
  const last =
    place === 'submitted'
      ? { type: 'ReportSubmitted', data: {} }
      : place === 'reviewed'
        ? { type: 'ReportReviewed', data: {} }
        : { type: 'StepTaken', data: { to: place } };
  return [
    { type: 'ReportSubmitted', data: {} },
    { type: 'StepTaken', data: { to: 'elsewhere' } },
    last,
    { type: 'StepAgreed', data: { step: 'any' } },
  ].map((event, i) => ({ ...event, stream, version: i + 2 }));
}

type Row = Readonly<Record<string, unknown>>;
const insert = (table: string, columns: string, values: string, shape: string): string =>
  `insert into app.${table} (${columns}) select ${values} from jsonb_to_recordset($1::jsonb)
    as g(${shape})`;

const tables: readonly (readonly [sql: string, rows: (state: State) => readonly Row[]])[] = [
  [
    insert(
      'head',
      'stream, version, hash, category, status, parent, owner, cutoff_at',
      `stream, 5, decode(repeat('00', 32), 'hex'), 'obligation', status, directive, cell, cutoff`,
      'stream text, status text, directive text, cell text, cutoff timestamptz',
    ),
    ({ stream, status, directive, cell, cutoff }) => [
      { stream, status, directive, cell, cutoff: moment(cutoff) },
    ],
  ],
  [
    insert(
      'event',
      'stream, version, type, data, actor, at, hash',
      `stream, version, type, data, 'x', '${NOW}', decode(repeat('00', 32), 'hex')`,
      'stream text, version int, type text, data jsonb',
    ),
    (state) => eventsOf(state) as Row[],
  ],
  [
    insert(
      'receipt',
      'body, number, obligation, begun_at, completed_at, timeliness, by, sha256, content',
      `'x', number, stream, begun, completed, timeliness, 'x', '', ''`,
      'number text, stream text, begun timestamptz, completed timestamptz, timeliness text',
    ),
    ({ stream, receipts }) =>
      receipts.map(({ timeliness, begun, completed }, i) => ({
        ...{ stream, timeliness, number: `${stream} ${i}` },
        begun: instant(begun),
        completed: instant(completed),
      })),
  ],
  [
    insert(
      'intent',
      'id, obligation, actor, begun_at, resolved_at',
      `id, stream, 'x', begun, case when resolved then '${NOW}'::timestamptz end`,
      'id text, stream text, begun timestamptz, resolved boolean',
    ),
    ({ stream, uploads }) =>
      uploads.map(({ begun, resolved }, i) => ({
        ...{ stream, resolved, id: `${stream} ${i}` },
        begun: instant(begun),
      })),
  ],
  [
    insert(
      'hold',
      'obligation, cutoff_at, reason, released_at',
      `stream, cutoff, 'OUTAGE', case when released then '${NOW}'::timestamptz end`,
      'stream text, cutoff timestamptz, released boolean',
    ),
    ({ stream, holds }) =>
      holds.map(({ cutoff, released }) => ({ stream, released, cutoff: instant(cutoff) })),
  ],
];

/** Writes the rows as they are, past the guards of the database: a state need not be reachable. */
export async function writeStates(url: string, states: readonly State[]): Promise<void> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query('set session_replication_role = replica');
    for (const [sql, rows] of tables)
      await owner.query(sql, [JSON.stringify(states.flatMap((state) => rows(state)))]);
    await owner.query('analyze app.head, app.event, app.receipt, app.intent, app.hold');
  } finally {
    await owner.end();
  }
}
