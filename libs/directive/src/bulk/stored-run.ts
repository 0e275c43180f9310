import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type Actor } from '#libs/org';
import { type BulkName, type BulkRequest } from './bulk-commands.js';
import { FIRST_FEW, type LeftOut } from './selection.js';

/**
 * How far a run is. At its end `done + skipped` equals `total`. `skipped` counts the obligations
 * that moved on between the choice and the work, or that a guard refused after all.
 */
export interface BulkRun {
  readonly run: string;
  readonly command: BulkName;
  readonly directive: string;
  readonly state: 'running' | 'done';
  readonly total: number;
  readonly done: number;
  readonly skipped: number;
  readonly leftOut: readonly LeftOut[];
  /** The obligations that were chosen and not done, by reason. `skipped` is their number. */
  readonly notDone: readonly LeftOut[];
  readonly at: string;
  readonly finishedAt: string | null;
}

/** The run with who asked for what, which the public form leaves out. */
export interface StoredRun extends Omit<BulkRun, 'notDone'> {
  readonly actor: string;
  readonly role: Actor['role'];
  readonly request: BulkRequest;
}

const COLUMNS =
  'id as run, command, directive, state, total, done, skipped, left_out as "leftOut", ' +
  'app.iso(at) as at, app.iso(finished_at) as "finishedAt", actor, role, request';

const NOT_DONE = `
  select i.outcome as code, coalesce(max(i.message), i.outcome) as message, count(*)::int as count,
    (array_agg(h.owner order by h.owner))[1:${FIRST_FEW}] as cells
  from app.bulk_item i join app.head h on h.stream = i.stream
    where i.run = $1 and i.outcome <> 'done' group by i.outcome order by 3 desc, 1`;

export async function storedRun(manager: EntityManager, run: string): Promise<StoredRun> {
  const rows: StoredRun[] = await manager.query(
    `select ${COLUMNS} from app.bulk_run where id = $1`,
    [run],
  );
  if (!rows[0])
    throw new Refused(
      'NO_SUCH_BULK_RUN',
      'Không có lượt thao tác hàng loạt này. Hãy kiểm tra lại mã.',
    );
  return rows[0];
}

/** The public form of the run. */
export async function publicOf(
  manager: EntityManager,
  { actor: _actor, role: _role, request: _request, ...run }: StoredRun,
): Promise<BulkRun> {
  const notDone: LeftOut[] = run.skipped > 0 ? await manager.query(NOT_DONE, [run.run]) : [];
  return { ...run, notDone };
}
