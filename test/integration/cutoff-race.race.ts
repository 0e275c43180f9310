import { type ProbePoint, stalls } from '#libs/event-store/testing';
import { type Reply } from '../support/call.js';
import { type Cell, type Issued } from '../support/issued.js';
import { type Stage } from '../support/stage.js';
import { from, releaseHolds, sweep, untilBlocked } from './cutoff-race.fixtures.js';

interface Race {
  readonly stage: Stage;
  readonly points: ReturnType<typeof stalls>;
  readonly issued: Issued;
}

/**
 * A report is sent `offset` ms from the cutoff and stalls at `point`, its decision under way.
 * Meanwhile the deadline and the grace pass, the sweep comes; what it holds for the unfinished
 * upload a person lets go; the sweep comes again, and only then the report goes on.
 */
export async function race(
  { stage, points, issued }: Race,
  offset: number,
  point: ProbePoint,
): Promise<{ reply: Reply; swept: unknown; cell: Cell }> {
  const cell = issued.cells[4]!;
  await stage.moveTo(from(issued.cutoffAt, offset));
  const stall = points.stallAt(point);
  const answer = cell.submit();
  await stall.reached;
  await stage.moveTo(from(issued.cutoffAt, 5 * 60_000));
  const first = sweep(stage);
  await untilBlocked(stage, first);
  const second = (await releaseHolds(stage, issued)) > 0 ? first.then(() => sweep(stage)) : first;
  const failure = second.then(
    () => undefined,
    (error: unknown) => error,
  );
  await untilBlocked(stage, second);
  stall.release();
  return { reply: await answer, swept: await failure, cell };
}
