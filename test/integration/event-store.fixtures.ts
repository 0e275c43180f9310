import pg from 'pg';
import { type Aggregate, Refused } from '#libs/decider';
import { type Decision, type Operation } from '#libs/event-store';

export type TaskEvent =
  | { readonly type: 'TaskIssued'; readonly data: { readonly cutoffAt: string } }
  | { readonly type: 'TaskSubmitted'; readonly data: { readonly round: number } }
  | { readonly type: 'TaskExpired'; readonly data: { readonly cutoffAt: string } };

export type TaskState =
  | { readonly status: 'none' }
  | { readonly status: 'issued' | 'submitted' | 'expired'; readonly cutoffAt: string };

/** The smallest thing with a deadline. */
export const task: Aggregate<TaskState, TaskEvent> = {
  name: 'task',
  initial: { status: 'none' },
  evolve(state, event): TaskState {
    switch (event.type) {
      case 'TaskIssued':
        return { status: 'issued', cutoffAt: event.data.cutoffAt };
      case 'TaskSubmitted':
        return state.status === 'none' ? state : { ...state, status: 'submitted' };
      case 'TaskExpired':
        return state.status === 'none' ? state : { ...state, status: 'expired' };
    }
  },
  parse(fact) {
    const event = fact as TaskEvent;
    if (!['TaskIssued', 'TaskSubmitted', 'TaskExpired'].includes(event.type))
      throw new Error(`unknown fact ${event.type}`);
    return event;
  },
  head: (state) =>
    state.status === 'none' ? {} : { status: state.status, cutoffAt: state.cutoffAt },
};

export const cutoffAt = '2024-02-15T17:00:00.000000Z';

export function issue(state: TaskState): Decision<TaskEvent, string> {
  return {
    events: state.status === 'none' ? [{ type: 'TaskIssued', data: { cutoffAt } }] : [],
    result: 'issued',
  };
}

export function submit(
  state: TaskState,
  { now }: { readonly now: string },
): Decision<TaskEvent, string> {
  if (state.status === 'submitted') return { events: [], result: 'already submitted' };
  if (state.status !== 'issued' || now >= state.cutoffAt)
    throw new Refused('PAST_CUTOFF', 'Đã quá hạn nộp.');
  return { events: [{ type: 'TaskSubmitted', data: { round: 1 } }], result: `submitted ${now}` };
}

export const noted = (stream: string, over: Partial<Operation> = {}): Operation => ({
  stream,
  expect: 'any',
  events: [{ type: 'Noted', data: { n: 1 } }],
  actor: 'tester',
  ...over,
});

/** A connection outside the pool; `role` null is the owner, whom row rights do not bind. */
export async function connect(url: string, role: 'dondoc_app' | null = null): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    options: '-c search_path=app -c timezone=UTC',
  });
  client.on('error', () => undefined);
  await client.connect();
  if (role) await client.query(`set role ${role}`);
  return client;
}

/** Changes the source of a function of this database; fails when there is nothing to change. */
export async function rewrite(url: string, name: string, from: string, to: string): Promise<void> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ source: string }>(
      `select pg_get_functiondef($1::regproc) as source`,
      [`app.${name}`],
    );
    const source = rows[0]!.source;
    if (!source.includes(from)) throw new Error(`${name} has no "${from}"`);
    await client.query(source.replaceAll(from, to));
  } finally {
    await client.end();
  }
}

/** Numbers from 0 to 1, the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
