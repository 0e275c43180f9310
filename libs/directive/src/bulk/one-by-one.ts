import { type DataSource } from 'typeorm';
import { Refused } from '#libs/decider';
import { InvalidInput, effectId } from '#libs/platform';
import { officesOfPerson, type Actor } from '#libs/org';
import { type SingleCommand } from './bulk-commands.js';

/** The run that is being done, and in whose name. */
export interface SinglyDone {
  readonly run: string;
  readonly actor: string;
  readonly role: Actor['role'];
  readonly body: object;
}

interface NextItem {
  readonly stream: string;
  readonly version: number;
}

interface Outcome {
  readonly outcome: string;
  readonly message: string | null;
}

/** After this many failures that no rule gave as a refusal, an item is left aside with a note. */
const ENOUGH = 3;
const FAILED = {
  outcome: 'FAILED',
  message:
    'Lỗi ngoài dự kiến ở hồ sơ này; các hồ sơ khác vẫn được xử lý. Báo quản trị xem nhật ký, ' +
    'sửa nguyên nhân rồi làm lại cho riêng chi bộ này.',
};

/**
 * The next item of the run. Items come in the order of their cells, and those that failed before
 * come after all others.
 */
async function nextItem(dataSource: DataSource, run: string): Promise<NextItem | undefined> {
  const rows: NextItem[] = await dataSource.query(
    `select i.stream, i.version::float8 as version from app.bulk_item i
      join app.head h on h.stream = i.stream left join app.cell c on c.id = h.owner
     where i.run = $1 and i.outcome is null order by i.failures, c.ordinal, h.owner,
       i.stream limit 1`,
    [run],
  );
  return rows[0];
}

/**
 * A refusal by the rules is the obligation's own outcome. Any other failure stops the run where it
 * stands. The run continues later with the other items first, so one broken item holds nobody
 * behind it.
 */
async function attempt(
  work: () => Promise<unknown>,
  failed: () => Promise<boolean>,
): Promise<Outcome> {
  try {
    await work();
    return { outcome: 'done', message: null };
  } catch (error) {
    if (error instanceof Refused || error instanceof InvalidInput)
      return { outcome: error.code, message: error.message };
    if (await failed()) return FAILED;
    throw error;
  }
}

/**
 * Counts the failure; true when there were too many. False when the count cannot be stored, so that
 * the original error is thrown.
 */
async function countFailure(dataSource: DataSource, run: string, stream: string): Promise<boolean> {
  const [rows]: [{ failures: number }[], number] = await dataSource
    .query(
      `update app.bulk_item set failures = failures + 1 where run = $1 and stream = $2
        and outcome is null returning failures`,
      [run, stream],
    )
    .catch(() => [[], 0]);
  return (rows[0]?.failures ?? 0) >= ENOUGH;
}

/**
 * Runs the single command for one obligation after the other, each in its own short transaction, so
 * that each draws its number after the one before has got its own. The command's key comes from the
 * run: repeated after a crash, or by two processes at once, it is the same command. Answers how
 * many obligations it did.
 */
export async function oneByOne(
  dataSource: DataSource,
  { run, actor, role, body }: SinglyDone,
  { single, limit }: { single: SingleCommand; limit: number },
): Promise<number> {
  const offices = await officesOfPerson(dataSource.manager, actor);
  for (let count = 0; count < limit; count += 1) {
    const item = await nextItem(dataSource, run);
    if (!item) return count;
    const { outcome, message } = await attempt(
      () =>
        single({
          obligation: item.stream,
          ifVersion: item.version,
          commandId: effectId('bulk', run, item.stream),
          actor: { id: actor, offices, name: actor, role },
          body,
        }),
      () => countFailure(dataSource, run, item.stream),
    );
    await dataSource.query(
      `with told as (
         update app.bulk_item set outcome = $3, message = $4 where run = $1 and stream = $2
           and outcome is null returning 1)
       update app.bulk_run set done = done + (select count(*) from told
         where $3 = 'done'), skipped = skipped + (select count(*) from told where $3 <> 'done')
         where id = $1`,
      [run, item.stream, outcome, message],
    );
  }
  return limit;
}
