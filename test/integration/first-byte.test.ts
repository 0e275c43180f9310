import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/platform';
import { type Issued, openIssued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';
import { untilBlocked } from './cutoff-race.fixtures.js';

// In a rush everything waits: for who asks, for a connection. A report began when it came in.

let stage: Stage;
let issued: Issued;
beforeAll(async () => {
  ({ stage, issued } = await openIssued());
}, 60_000);
afterAll(() => stage.close());

const now = async (): Promise<string> => stage.clock.now();
const begun = async (n: number): Promise<string> =>
  (
    await stage.dataSource.query(
      'select app.iso(begun_at) as at from app.intent where obligation = $1',
      [issued.cells[n]!.obligation],
    )
  )[0].at;

/** Sends a report that must wait, before its sender is known, until `meanwhile` has ended. */
async function sendBlocked(n: number, meanwhile: () => Promise<void>): Promise<void> {
  let sent: Promise<unknown> | undefined;
  await inTransaction(stage.dataSource, async (manager) => {
    await manager.query('lock table app.office in access exclusive mode');
    sent = issued.cells[n]!.submit();
    await untilBlocked(stage, sent);
    await meanwhile();
  });
  await sent;
}

it('a report that waited began before it was written down', async () => {
  await stage.clock.release();
  const before = await now();
  let released = '';
  await sendBlocked(0, async () => void (released = await now()));
  expect((await begun(0)) >= before).toBe(true);
  expect((await begun(0)) < released).toBe(true);
});

it('control: a clock that stands still stands still for it, too', async () => {
  await stage.moveTo('2024-01-30T10:00:00+07:00');
  await sendBlocked(1, async () => stage.moveTo('2024-01-30T10:00:05+07:00'));
  expect(await begun(1)).toBe('2024-01-30T03:00:05.000000Z');
});
