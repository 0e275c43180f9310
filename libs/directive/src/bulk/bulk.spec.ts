import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { fold, Refused } from '#libs/decider';
import { declareFacts, EventStore, verifyChains } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { Clock } from '#libs/platform';
import { nextStatus, permits, statuses } from '#libs/workflow';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database.js';
import { drafted } from '../campaign/directive.examples.js';
import { directive } from '../campaign/directive.js';
import { Obligations } from '../obligation/decide-obligation.js';
import { ExtendDeadlineHandler, ExtendDeadline } from '../deadline/extend-deadline.js';
import * as example from '../obligation/obligation.examples.js';
import { obligation, type Obligation } from '../obligation/obligation.js';
import { reopen } from '../obligation/extending.js';
import { reviewReport } from '../obligation/reviewing.js';
import { type ObligationEvent } from '../obligation/obligation.events.js';
import { ReviewReport, reviewReportBody, ReviewReportHandler } from '../review/review-report.js';
import { Workflows } from '../definition/workflows.js';
import { bulkCommands, bulkRequest, type BulkRequest } from './bulk-commands.js';
import { BulkRuns } from './bulk-runs.js';

const GRACE = 5;
const reviewer = (n: number): Actor => ({
  id: `thamdinh-${n}`,
  name: 'Thẩm định',
  role: 'reviewer',
});
const approver: Actor = { id: 'capuy-1', name: 'Cấp ủy', role: 'approver' };
const clerk: Actor = { id: 'vanthu-1', name: 'Văn thư', role: 'clerk' };

/** The reports of these lives are hashes only: there is nothing in them to check. */
const nothingFound = { findings: () => Promise.resolve([]) };

/** One step in the life of an obligation, by the pure rules where they allow it. */
type Step =
  | 'acknowledged'
  | 'submitted'
  | 'keptLate'
  | 'returned'
  | 'review 1'
  | 'review 2'
  | 'approved'
  | 'rejected'
  | 'extended'
  | 'expired'
  | 'reopened';
/** What speaks against the mark. */
type Against = 'onTime' | 'straddled' | 'hold' | 'released' | 'intent';

interface Life {
  readonly steps: readonly Step[];
  readonly against: readonly Against[];
}

const plainFacts = {
  acknowledged: example.acknowledged,
  submitted: example.submitted,
  keptLate: example.keptLate,
  returned: example.returned,
  approved: example.approved,
  rejected: example.rejected,
  extended: example.extended,
  expired: example.expired,
};

function eventOf(state: Obligation, step: Step): readonly ObligationEvent[] {
  if (step === 'review 1' || step === 'review 2')
    return reviewReport(
      state,
      { opinion: 'Đủ' },
      { workflow: example.workflow, actor: { id: `thamdinh-${step.at(-1)}`, role: 'reviewer' } },
    );
  if (step === 'reopened')
    return reopen(state, example.extended.data as never, {
      ...example.byApprover,
      now: example.CUTOFF,
    });
  const commandOf = {
    acknowledged: 'acknowledge',
    submitted: 'submit-report',
    keptLate: 'submit-report',
    returned: 'return-report',
    approved: 'approve-report',
    rejected: 'reject-report',
    extended: 'extend-deadline',
    expired: 'expire',
  };
  if (step !== 'keptLate' && state.status !== 'none')
    nextStatus(example.workflow, commandOf[step], state.status);
  const event = plainFacts[step];
  const round = state.status === 'none' ? 0 : state.round;
  if (event.type === 'ReportSubmitted')
    return [{ ...event, data: { ...event.data, round: round + 1 } }];
  return [event];
}

function historyOf(
  { steps }: Life,
  events: readonly ObligationEvent[],
): readonly ObligationEvent[] {
  return steps.reduce((history, step) => {
    try {
      return [...history, ...eventOf(fold(obligation, history), step)];
    } catch (error) {
      if (error instanceof Refused) return history;
      throw error;
    }
  }, events);
}

const step = fc.constantFrom<Step>(
  'acknowledged',
  'submitted',
  'submitted',
  'keptLate',
  'returned',
  'review 1',
  'review 2',
  'approved',
  'rejected',
  'extended',
  'expired',
  'reopened',
);
const life: fc.Arbitrary<Life> = fc.record({
  steps: fc.array(step, { maxLength: 7 }),
  against: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(fc.constantFrom<Against>('onTime', 'straddled', 'hold', 'intent'), {
        maxLength: 2,
      }),
    },
    { weight: 1, arbitrary: fc.constant<Against[]>(['released', 'intent']) },
  ),
});
type Command = Omit<BulkRequest, 'directive' | 'cells'> & { readonly by: Actor };
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    command: fc.constant('extend-deadline' as const),
    by: fc.constant(approver),
    body: fc.record({
      dueOn: fc.constantFrom('2024-02-15', '2024-02-20', '2024-03-01', '2031-02-15'),
      policy: fc.constantFrom('inclusive' as const, 'exclusive' as const),
      reason: fc.constant('Thiên tai'),
      document: fc.constant('245-CV/ĐU'),
    }),
  }),
  fc.record({
    command: fc.constant('review-report' as const),
    by: fc.constantFrom(reviewer(1), reviewer(2)),
    body: fc.record({ opinion: fc.constantFrom('Đủ', 'Đạt "tốt"\n, đề nghị duyệt') }),
  }),
  fc.record({
    command: fc.constant('expire' as const),
    by: fc.constant(clerk),
    body: fc.constant({}),
  }),
) as fc.Arbitrary<Command>;

describe('bulk equals the single form', () => {
  let database: FreshDatabase;
  let store: EventStore;
  let workflows: Workflows;
  let runNumber = 0;

  beforeAll(async () => {
    declareFacts([directive, obligation]);
    database = await freshDatabase({ poolSize: 6 });
    store = new EventStore(database.dataSource);
    workflows = new Workflows(database.dataSource);
    await workflows.load();
  });
  afterEach(() => void jest.restoreAllMocks());
  afterAll(() => database.drop());

  const streamOf = (campaign: string, cell: number) => `obligation-${campaign}-cb-${cell}`;

  async function write(campaign: string, lives: readonly Life[]): Promise<void> {
    const { dataSource } = database;
    await store.append([
      { stream: `directive-${campaign}`, expect: 'none', events: [drafted], actor: 'vanthu-1' },
    ]);
    if (lives.length === 0) return;
    await store.append(
      lives.map((one, cell) => {
        const issued = {
          ...example.issued,
          data: { ...example.issued.data, directive: campaign, cell: `cb-${cell}` },
        } as ObligationEvent;
        const events = historyOf(one, [issued]);
        return {
          stream: streamOf(campaign, cell),
          expect: 'none',
          events,
          head: obligation.head(fold(obligation, events)),
          actor: 'x',
        };
      }),
    );
    for (const [cell, { against }] of lives.entries()) {
      const stream = streamOf(campaign, cell);
      const [{ cutoff }] = (await dataSource.query(
        'select cutoff_at::text as cutoff from app.head where stream = $1',
        [stream],
      )) as [{ cutoff: string }];
      const receipt = (timeliness: string, before: string) =>
        dataSource.query(
          `insert into app.receipt (body, number, obligation, begun_at, completed_at, timeliness,
            by, sha256, content) values ($1, $2, $3, $4::timestamptz - interval '1 hour',
            $4::timestamptz + $5::interval, $2, 'x', 'x', 'x')`,
          [stream, timeliness, stream, cutoff, before],
        );
      if (against.includes('onTime')) await receipt('onTime', '-1 minute');
      if (against.includes('straddled')) await receipt('straddled', '1 minute');
      if (against.includes('intent'))
        await dataSource.query(
          `insert into app.intent (id, obligation, actor, begun_at)
            values ($1, $1, 'x', $2::timestamptz - interval '1 minute')`,
          [stream, cutoff],
        );
      if (against.includes('hold') || against.includes('released')) {
        await dataSource.query(
          `insert into app.hold (obligation, cutoff_at, reason, released_at)
            values ($1, $2, 'OUTAGE', case when $3 then app.now() end)`,
          [stream, cutoff, against.includes('released')],
        );
      }
    }
  }

  /**
   * The mark, stream by stream: the sweep has no single form, so the rule is written here a second
   * time, in TypeScript.
   */
  async function expireOne(stream: string, { against }: Life): Promise<string> {
    const { result } = await store.transact<Obligation, ObligationEvent, string>({
      aggregate: obligation,
      stream,
      command: { name: 'expire', actor: 'system' },
      decide: (state, { now }) => {
        if (state.status === 'none') throw new Error('exists');
        permits(example.workflow, { command: 'expire', status: state.status, role: 'system' });
        const due = Date.parse(state.cutoffAt) + GRACE * 60_000 <= Date.parse(now);
        const held =
          against.includes('hold') ||
          (!against.includes('released') &&
            (against.includes('intent') || against.includes('straddled')));
        if (!due) return { events: [], result: 'NOT_DUE' };
        if (against.includes('onTime')) return { events: [], result: 'ON_TIME_RECEIPT' };
        if (held) return { events: [], result: 'HELD' };
        return {
          events: [
            {
              type: 'ObligationExpired',
              data: { cutoffAt: state.cutoffAt, effectiveAt: state.cutoffAt },
            },
          ],
          result: 'done',
        };
      },
    });
    return result;
  }

  /** What the single form says to one obligation: `done`, or the code why not. */
  async function single(
    stream: string,
    one: Life,
    { command: name, body, by }: Command,
  ): Promise<string> {
    const obligations = new Obligations(store, workflows);
    const before = (await store.head(stream))!.version;
    const input = {
      obligation: stream,
      actor: by,
      commandId: `key-${stream}-${name}`,
      body: body as never,
    };
    try {
      if (name === 'expire') return await expireOne(stream, one);
      const { version } =
        name === 'extend-deadline'
          ? await new ExtendDeadlineHandler(obligations).execute(new ExtendDeadline(input))
          : await new ReviewReportHandler(obligations, nothingFound).execute(
              new ReviewReport({ ...input, body: reviewReportBody.parse(body) }),
            );
      return version === before ? 'ALREADY_SO' : 'done';
    } catch (error) {
      if (error instanceof Refused) return error.code;
      throw error;
    }
  }

  const plain = (campaign: string, value: unknown): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll(campaign, 'campaign'));
  const stored = async (campaign: string, cell: number) =>
    plain(campaign, [
      (await store.read(streamOf(campaign, cell))).map(
        ({ version, type, schemaVersion, data, actor }) => ({
          version,
          type,
          schemaVersion,
          data,
          actor,
        }),
      ),
      { ...(await store.head(streamOf(campaign, cell)))!, hash: '' },
    ]);
  const tally = (codes: readonly string[]) => codes.filter((code) => code !== 'done').toSorted();

  interface Case {
    readonly lives: readonly Life[];
    readonly asked: Command;
    readonly late: boolean;
    readonly some: readonly number[] | null;
    readonly chunk: number;
    readonly crash: boolean;
  }

  async function twice(lives: readonly Life[], late: boolean): Promise<[string, string]> {
    const [a, b] = [`bulk${(runNumber += 1)}`, `lone${runNumber}`];
    const clock = new Clock(database.dataSource);
    await clock.set('2024-01-12T02:00:00.000000Z');
    // Each case goes back in time, which the sweep would rightly take for a broken clock.
    await database.dataSource.query('delete from app.checkpoint');
    await write(a, lives);
    await write(b, lives);
    await clock.set(late ? '2024-02-15T17:05:00.000000Z' : '2024-02-15T17:04:59.999999Z');
    return [a, b];
  }

  /** What the single form says to each of the chosen, after it was done to them. */
  async function allSingly(campaign: string, { lives, some, asked }: Case): Promise<string[]> {
    const codes: string[] = (some ?? [])
      .filter((cell) => cell >= lives.length)
      .map(() => 'NO_SUCH_OBLIGATION');
    for (const [cell, one] of lives.entries()) {
      if (some === null || some.includes(cell))
        codes.push(await single(streamOf(campaign, cell), one, asked));
    }
    return codes;
  }

  /**
   * The same lives in two campaigns, one moved in bulk (cut off once and gone on with), one
   * obligation by obligation.
   */
  async function compare(one: Case): Promise<void> {
    const { lives, asked, late, some, chunk, crash } = one;
    const [a, b] = await twice(lives, late);
    const cells = some?.map((cell) => `cb-${cell}`);
    const request = bulkRequest.parse({
      command: asked.command,
      body: asked.body,
      directive: a,
      ...(cells ? { cells } : {}),
    });

    const fragile = new EventStore(database.dataSource, {
      probe: (point) => {
        if (crash && point === 'bulk:commit') throw new Error('power cut');
      },
    });
    const settings = { graceMinutes: GRACE };
    const runs = new BulkRuns(database.dataSource, store, workflows, settings);
    // Holds are written down by the mark itself, for both campaigns.
    if (asked.command === 'expire')
      await bulkCommands.expire.prepare!(database.dataSource, settings);
    const judged = await runs.preview(asked.by, request);
    const { run } = await runs.start(asked.by, `key-${a}`, request);
    if (crash && judged.eligible > 0)
      await expect(
        new BulkRuns(database.dataSource, fragile, workflows, settings).advance(run, { chunk }),
      ).rejects.toThrow('power cut');
    const ended = await runs.advance(run, { chunk });
    expect(await runs.start(asked.by, `key-${a}`, request)).toEqual(ended);
    expect(await runs.advance(run)).toEqual(ended);

    const codes = await allSingly(b, one);
    expect(
      tally(judged.leftOut.flatMap(({ code, count }) => Array.from({ length: count }, () => code))),
    ).toEqual(tally(codes));
    expect(judged).toMatchObject({
      selected: codes.length,
      eligible: codes.filter((code) => code === 'done').length,
    });
    expect(ended).toMatchObject({
      state: 'done',
      total: judged.eligible,
      done: judged.eligible,
      skipped: 0,
      leftOut: judged.leftOut,
    });
    for (const cell of lives.keys()) expect(await stored(a, cell)).toEqual(await stored(b, cell));
    const facts: { causation: string }[] = await database.dataSource.query(
      `select causation from app.event where causation = $1`,
      [run],
    );
    expect(facts).toHaveLength(judged.eligible);
  }

  const cases: fc.Arbitrary<Case> = fc.record({
    lives: fc.array(life, { minLength: 1, maxLength: 5 }),
    asked: command,
    late: fc.boolean(),
    some: fc.oneof(
      fc.constant(null),
      fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }),
    ),
    chunk: fc.integer({ min: 1, max: 4 }),
    crash: fc.boolean(),
  });
  const prove = (numRuns: number, which = cases) =>
    fc.check(fc.asyncProperty(which, compare), { numRuns, seed: 2024, endOnFailure: true });

  it(
    'event for event, head for head, reason for reason, for random obligations in random ' +
      'states',
    async () => {
      const outcome = await prove(60);
      expect(
        outcome.failed
          ? `${fc.defaultReportMessage(outcome)}\n${String(outcome.errorInstance)}`
          : '',
      ).toBe('');
      const seen: { status: string }[] = await database.dataSource.query(
        `select distinct status from app.head where category = 'obligation'`,
      );
      // No command over many cancels, and no life here does.
      expect(seen.map(({ status }) => status).toSorted()).toEqual(
        statuses.filter((status) => status !== 'cancelled').toSorted(),
      );
      const violations: unknown[] = [];
      for await (const violation of verifyChains(database.dataSource)) violations.push(violation);
      expect(violations).toEqual([]);
    },
  );

  it.each([
    [
      'another round in the data',
      'review-report',
      {
        type: 'ReportReviewed',
        data: `jsonb_build_object('round', 1, 'opinion', $1::text, 'by', $2::text)`,
      },
    ],
    ['a head that keeps the old cutoff', 'extend-deadline', undefined],
    [
      'the wrong instant in the mark',
      'expire',
      {
        type: 'ObligationExpired',
        data:
          `jsonb_build_object('cutoffAt', app.iso(h.cutoff_at), 'effectiveAt', ` +
          'app.iso(h.cutoff_at + make_interval(mins => $1::int)))',
      },
    ],
  ] as const)('must-fail control: sees %s', async (_what, name, event) => {
    if (event) jest.replaceProperty(bulkCommands[name] as { event: object }, 'event', event);
    else jest.replaceProperty(bulkCommands['extend-deadline'] as { head: object }, 'head', {});
    // Obligations that the command does reach: what is wrong must have a chance to show.
    const reachable: Life = {
      steps: name === 'review-report' ? ['submitted', 'returned', 'submitted'] : ['acknowledged'],
      against: [],
    };
    const outcome = await prove(
      40,
      cases
        .filter(({ asked, late }) => asked.command === name && late === (name === 'expire'))
        .map((one) => ({ ...one, some: null, lives: [...one.lives, reachable] })),
    );
    expect(outcome.failed).toBe(true);
    expect(String((outcome.errorInstance as Error | null)?.message)).toContain('expect(');
  });

  it('leaves alone who moved on between the choice and the work, and says so', async () => {
    await new Clock(database.dataSource).set('2024-01-12T02:00:00.000000Z');
    await write('moved', [
      { steps: ['submitted'], against: [] },
      { steps: ['submitted'], against: [] },
      { steps: [], against: [] },
    ]);
    const runs = new BulkRuns(database.dataSource, store, workflows, { graceMinutes: GRACE });
    const request = bulkRequest.parse({
      command: 'review-report',
      directive: 'moved',
      body: { opinion: 'Đủ' },
    });
    const { run, total, leftOut } = await runs.start(reviewer(1), 'key-of-moved', request);
    expect({ total, leftOut }).toMatchObject({
      total: 2,
      leftOut: [{ code: 'NOT_IN_THIS_STATE', count: 1, cells: ['cb-2'] }],
    });
    expect(leftOut[0]!.message).toContain('Thẩm định báo cáo');
    await store.append([
      { stream: streamOf('moved', 0), expect: 'exists', events: [example.keptLate], actor: 'x' },
    ]);
    expect(await runs.advance(run)).toMatchObject({
      state: 'done',
      total: 2,
      done: 1,
      skipped: 1,
      notDone: [
        {
          code: 'CHANGED_SINCE',
          message: expect.stringContaining('đã thay đổi'),
          count: 1,
          cells: ['cb-0'],
        },
      ],
    });
    expect(
      await database.dataSource.query(
        `select stream, outcome from app.bulk_item where run = $1 order by stream`,
        [run],
      ),
    ).toEqual([
      { stream: streamOf('moved', 0), outcome: 'CHANGED_SINCE' },
      { stream: streamOf('moved', 1), outcome: 'done' },
    ]);
  });

  it(
    'two processes at one run do each obligation once, and a reused key or a wrong role is ' +
      'refused',
    async () => {
      await new Clock(database.dataSource).set('2024-01-12T02:00:00.000000Z');
      await write(
        'twice',
        Array.from({ length: 30 }, () => ({ steps: ['submitted'] as const, against: [] })),
      );
      const runs = new BulkRuns(database.dataSource, store, workflows, { graceMinutes: GRACE });
      const request = bulkRequest.parse({
        command: 'review-report',
        directive: 'twice',
        body: { opinion: 'Đủ' },
      });
      const { run } = await runs.start(reviewer(1), 'key-of-twice', request);
      await Promise.all([runs.advance(run, { chunk: 4 }), runs.advance(run, { chunk: 7 })]);
      expect(await runs.read(run)).toMatchObject({
        state: 'done',
        total: 30,
        done: 30,
        skipped: 0,
      });
      const facts: { n: number }[] = await database.dataSource.query(
        `select count(*)::int as n from app.event where causation = $1`,
        [run],
      );
      expect(facts).toEqual([{ n: 30 }]);
      await expect(
        runs.start(reviewer(1), 'key-of-twice', { ...request, body: { opinion: 'Khác' } } as never),
      ).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
      await expect(runs.start(clerk, 'key-of-clerk', request)).rejects.toMatchObject({
        code: 'NOT_YOUR_ROLE',
      });
      await expect(runs.preview(clerk, request)).rejects.toMatchObject({ code: 'NOT_YOUR_ROLE' });
      await expect(
        runs.preview(reviewer(1), { ...request, directive: 'nowhere' }),
      ).rejects.toMatchObject({ code: 'NO_SUCH_DIRECTIVE' });
    },
  );
});
