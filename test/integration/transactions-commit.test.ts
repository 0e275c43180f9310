import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStore } from '#libs/event-store';
import { failureOf, OutcomeUnknown, within } from '#libs/platform';
import { issue, task } from './event-store.fixtures.js';
import { errorOf, Notes } from './transactions.fixtures.js';

let notes: Notes;
beforeAll(async () => {
  notes = await Notes.open();
});
afterEach(() => notes.proxy.open());
afterAll(() => notes.close());

describe('a connection that is lost in COMMIT', () => {
  it('before the server heard of it: nothing is written, and it may be done again', async () => {
    notes.proxy.nextCommit('lost');
    expect(failureOf(await errorOf(notes.insert('lost')))).toBe('retryable');
    expect(await notes.keys()).not.toContain('lost');
    expect(await notes.insert('lost')).toBe('lost');
  });

  it('after the server did it: the transaction id tells that it is written', async () => {
    notes.proxy.nextCommit('unanswered');
    expect(await notes.insert('unanswered')).toBe('unanswered');
    expect(await notes.keys()).toContain('unanswered');
  });

  it('while the server is still at it: waits for the end', async () => {
    const done = await notes.holding('select pg_advisory_xact_lock(77)', async () => {
      notes.proxy.nextCommit('abandoned');
      const inserting = notes.insert('slow-1');
      await notes.waitingIn(/COMMIT/);
      return { inserting };
    });
    expect(await done.inserting).toBe('slow-1');
    expect(await notes.keys()).toContain('slow-1');
  });

  it(
    'while the server is still at it, for too long: unknown, though it is written in the ' + 'end',
    async () => {
      await notes.holding('select pg_advisory_xact_lock(77)', async () => {
        notes.proxy.nextCommit('abandoned');
        const error = await errorOf(notes.insert('slow-2'));
        expect(error).toBeInstanceOf(OutcomeUnknown);
        expect([failureOf(error), String(error)]).toEqual([
          'unknown',
          expect.stringMatching(/in progress/),
        ]);
        expect(await notes.keys()).not.toContain('slow-2');
      });
      expect(await within(30_000, async () => (await notes.keys()).includes('slow-2'))).toBe(true);
    },
  );

  it(
    'by the end of the backend in the middle of COMMIT: nothing is written, and it may be done ' +
      'again',
    async () => {
      await notes.holding('select pg_advisory_xact_lock(77)', async () => {
        const inserting = errorOf(notes.insert('slow-3'));
        await notes.owner.query('select pg_terminate_backend($1)', [
          await notes.waitingIn(/COMMIT/),
        ]);
        expect(failureOf(await inserting)).toBe('retryable');
      });
      expect(await notes.keys()).not.toContain('slow-3');
    },
  );

  it('with nobody left to ask: unknown', async () => {
    notes.proxy.nextCommit('unanswered', { refuse: Infinity });
    expect(failureOf(await errorOf(notes.insert('nobody-to-ask')))).toBe('unknown');
    expect(await notes.keys()).toContain('nobody-to-ask');
  });

  it(
    'control: without the question the caller hears of a failure that did not ' + 'happen',
    async () => {
      const runner = notes.dataSource.createQueryRunner();
      await runner.connect();
      await runner.startTransaction();
      await runner.query(`insert into app.note values ('asked-nobody', 1)`);
      notes.proxy.nextCommit('unanswered');
      expect(failureOf(await errorOf(runner.commitTransaction()))).toBe('retryable');
      await runner.release();
      expect(await notes.keys()).toContain('asked-nobody');
    },
  );
});

describe('a command whose COMMIT was lost', () => {
  let store: EventStore;
  beforeEach(() => {
    store = new EventStore(notes.dataSource);
  });
  const ask = (stream: string, id?: string) =>
    store.transact({
      aggregate: task,
      stream,
      command: { name: 'issue', actor: 'clerk', id },
      decide: issue,
    });
  const types = async (stream: string): Promise<string[]> =>
    (await new EventStore(notes.database.dataSource).read(stream)).map(({ type }) => type);

  it('is not done twice when the server had committed', async () => {
    notes.proxy.nextCommit('unanswered');
    expect(await ask('task-committed', 'k1')).toMatchObject({ version: 1, replayed: false });
    expect(await types('task-committed')).toEqual(['TaskIssued']);
  });

  it('is done again when the server had not', async () => {
    notes.proxy.nextCommit('lost');
    expect(await ask('task-lost', 'k2')).toMatchObject({ version: 1, replayed: false });
    expect(await types('task-lost')).toEqual(['TaskIssued']);
  });

  it('finds its own answer by its id when nobody could tell', async () => {
    // As often as the transaction id is asked for: then the server is there again, for the
    // command's next attempt.
    notes.proxy.nextCommit('unanswered', { refuse: 20 });
    expect(await ask('task-unknown', 'k3')).toMatchObject({
      result: 'issued',
      version: 1,
      replayed: true,
    });
    expect(await types('task-unknown')).toEqual(['TaskIssued']);
  });

  it('without an id its caller is told that nobody knows', async () => {
    notes.proxy.nextCommit('unanswered', { refuse: Infinity });
    await expect(ask('task-without-id')).rejects.toBeInstanceOf(OutcomeUnknown);
    expect(await types('task-without-id')).toEqual(['TaskIssued']);
  });
});
