import { fold, Refused } from '#libs/decider';
import { declareFacts, EventStore } from '#libs/event-store';
import { permits } from '#libs/workflow';
import { freshDatabase, type FreshDatabase } from '../../../../test/support/database.js';
import { drafted } from '../campaign/directive.examples.js';
import { directive } from '../campaign/directive.js';
import { Obligations } from '../obligation/decide-obligation.js';
import { ExtendDeadlineHandler, ExtendDeadline } from '../deadline/extend-deadline.js';
import * as example from '../obligation/obligation.examples.js';
import { obligation, type Obligation } from '../obligation/obligation.js';
import { type ObligationEvent } from '../obligation/obligation.events.js';
import { ReviewReport, reviewReportBody, ReviewReportHandler } from '../review/review-report.js';
import { Workflows } from '../definition/workflows.js';
import { type Command, historyOf, type Life, nothingFound } from './lives.examples.js';

// Lives that are written as streams of a database, and the single form of each command on them.

export const GRACE = 5;

export let database: FreshDatabase;
export let store: EventStore;
export let workflows: Workflows;

export async function open(): Promise<void> {
  declareFacts([directive, obligation]);
  database = await freshDatabase({ poolSize: 6 });
  store = new EventStore(database.dataSource);
  workflows = new Workflows(database.dataSource);
  await workflows.load();
}

export const close = (): Promise<void> => database.drop();

export const streamOf = (campaign: string, cell: number) => `obligation-${campaign}-cb-${cell}`;

export async function write(campaign: string, lives: readonly Life[]): Promise<void> {
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
 * The mark, stream by stream. The sweep has no single form, so the rule is written a second time
 * here, in TypeScript.
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

/** What the single form answers for one obligation: `done`, or the code of the refusal. */
export async function single(
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
