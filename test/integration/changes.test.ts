import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { call } from '../support/call.js';
import { freshKey, type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';

// Who listens hears that something changed, of what they may read, and nothing of what it says.
let stage: Stage;
let issued: Issued;

beforeAll(async () => {
  ({ stage, issued } = await openIssued('2024-01-30T10:00:00+07:00'));
}, 60_000);
afterAll(() => stage.close());

interface Heard {
  readonly id: number;
  readonly event: string;
  readonly streams: readonly string[];
}

interface Ear {
  readonly status: number;
  /** The next event that is told, or undefined when the stream ends. */
  next(): Promise<Heard | undefined>;
  close(): void;
}

function parse(block: string): Heard | undefined {
  const fields = Object.fromEntries(
    block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]),
  );
  if (fields['data'] === undefined) return undefined;
  const { streams = [] } = JSON.parse(fields['data']) as { streams?: string[] };
  return { id: Number(fields['id']), event: fields['event'] ?? 'message', streams };
}

async function open(token: string, headers: Record<string, string> = {}): Promise<Ear> {
  const stop = new AbortController();
  const reply = await fetch(`${stage.url}/api/changes`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, ...headers },
    signal: stop.signal,
  });
  const reader = reply.body!.getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    status: reply.status,
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n');
        if (end >= 0) {
          const heard = parse(text.slice(0, end));
          text = text.slice(end + 2);
          if (heard) return heard;
          continue;
        }
        const { done, value } = await reader.read();
        if (done) return undefined;
        text += decoder.decode(value, { stream: true });
      }
    },
    close: () => stop.abort(),
  };
}

const acknowledge = async (n: number): Promise<void> => {
  const { obligation, token } = issued.cells[n]!;
  const path = `/api/obligations/${obligation}/acknowledge`;
  expect((await call(stage.url, path, { method: 'POST', token, key: freshKey() })).status).toBe(
    200,
  );
};

it('the committee hears of every cell, a cell of itself alone', async () => {
  const [own, other] = issued.cells;
  const clerk = await open(issued.clerk);
  const cell = await open(own!.token);
  await acknowledge(1);
  await acknowledge(0);
  expect((await clerk.next())!.streams).toContain(other!.obligation);
  // The other cell came first, and is not what this one hears.
  expect((await cell.next())!.streams).toEqual([own!.obligation]);
  clerk.close();
  cell.close();
});

it('what was missed is made up for, and what is too far back is not', async () => {
  const before = (await call(stage.url, '/api/changes', { token: issued.clerk })).body as {
    position: number;
  };
  await acknowledge(2);
  const late = await open(issued.clerk, { 'last-event-id': String(before.position) });
  const heard = await late.next();
  expect(heard!.streams).toEqual([issued.cells[2]!.obligation]);
  expect(heard!.id).toBeGreaterThan(before.position);
  late.close();
});

it('nobody listens without an account, and nobody in too many places', async () => {
  const stranger = await fetch(`${stage.url}/api/changes`, {
    headers: { accept: 'text/event-stream' },
  });
  expect(stranger.status).toBe(401);
  const ears = await Promise.all(Array.from({ length: 10 }, () => open(issued.reviewer)));
  expect(ears.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
  const oneMore = await open(issued.reviewer);
  expect(oneMore.status).toBe(429);
  for (const ear of ears) ear.close();
});

it('the program stops at once, whoever listens', async () => {
  const last = await openIssued('2024-01-30T10:00:00+07:00');
  const reply = await fetch(`${last.stage.url}/api/changes`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${last.issued.clerk}` },
  });
  const rest = reply.text();
  await last.stage.close();
  expect(await rest).toContain('retry:');
}, 60_000);
