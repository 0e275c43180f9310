import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';

/** A paper of a trial. */
export interface TrialPaper {
  readonly symbol: string;
  readonly title: string;
  /** The name of the file. */
  readonly file: string;
}

/** What a trial showed; `at` is written as people read it. */
export interface TrialResult {
  readonly definition: string;
  readonly title: string;
  readonly dueOn: string;
  /** Of a standing letter: the periods that were played, in words. */
  readonly periods: readonly string[];
  readonly rows: readonly {
    readonly at: string;
    readonly what: string;
    readonly cells: readonly string[];
  }[];
  readonly messages: readonly {
    readonly at: string;
    readonly to: string;
    readonly step: string;
    readonly subject: string;
    readonly body: string;
  }[];
  readonly papers: readonly TrialPaper[];
}

export interface TrialRow {
  readonly name: string;
  /** The effect that plays it. */
  readonly id: string;
  /** The id of the definition that is played: texts that were changed since have another one. */
  readonly definition: string;
  readonly by: string;
  readonly askedAt: string;
  readonly state: 'waiting' | 'playing' | 'played' | 'failed';
  /** Moments played, of so many; null before the first. */
  readonly done: number | null;
  readonly total: number | null;
  /** Why it failed, and what to do. */
  readonly why: string | null;
  readonly result: TrialResult | null;
  readonly endedAt: string | null;
}

const COLUMNS = `name, id, definition, by, app.iso(asked_at) as "askedAt", state, done, total, why,
  result, app.iso(ended_at) as "endedAt"`;

export async function findTrial(
  manager: EntityManager,
  by: { readonly name: string } | { readonly id: string },
): Promise<TrialRow | undefined> {
  const [column, value] = 'name' in by ? ['name', by.name] : ['id', by.id];
  const rows: TrialRow[] = await manager.query(
    `select ${COLUMNS} from app.workflow_trial where ${column} = $1`,
    [value],
  );
  return rows[0];
}

/** Error: `Refused` NO_SUCH_TRIAL. */
export async function requireTrial(manager: EntityManager, name: string): Promise<TrialRow> {
  const trial = await findTrial(manager, { name });
  if (trial) return trial;
  throw new Refused(
    'NO_SUCH_TRIAL',
    `Quy trình “${name}” chưa chạy thử lần nào. Hãy bấm chạy thử.`,
  );
}

/** A trial that is asked for takes the place of the one before. */
export async function askTrial(
  manager: EntityManager,
  { name, id, definition, by }: Pick<TrialRow, 'name' | 'id' | 'definition' | 'by'>,
): Promise<void> {
  await manager.query('delete from app.workflow_trial where name = $1', [name]);
  await manager.query(
    'insert into app.workflow_trial (name, id, definition, by) values ($1, $2, $3, $4)',
    [name, id, definition, by],
  );
}

/** How far it is; null while nothing was played. */
export async function noteProgress(
  manager: EntityManager,
  id: string,
  progress: { done: number; total: number } | null,
): Promise<void> {
  await manager.query(
    `update app.workflow_trial set state = 'playing', done = $2, total = $3
     where id = $1 and state in ('waiting', 'playing')`,
    [id, progress?.done ?? null, progress?.total ?? null],
  );
}

/** Nothing is written when another trial was asked for meanwhile, or the draft is gone. */
export async function endTrial(
  manager: EntityManager,
  id: string,
  ended:
    | {
        readonly result: TrialResult;
        readonly papers: readonly (TrialPaper & { readonly bytes: Buffer })[];
      }
    | { readonly why: string },
): Promise<void> {
  const [rows]: [unknown[]] = await manager.query(
    `update app.workflow_trial set state = $2, why = $3, result = $4, ended_at = app.now()
     where id = $1 and state in ('waiting', 'playing') returning id`,
    'why' in ended
      ? [id, 'failed', ended.why, null]
      : [id, 'played', null, JSON.stringify(ended.result)],
  );
  if ('why' in ended || rows.length === 0) return;
  for (const [i, { symbol, title, file, bytes }] of ended.papers.entries())
    await manager.query(
      `insert into app.workflow_trial_paper (trial, n, symbol, title, file, bytes)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, i + 1, symbol, title, file, bytes],
    );
}

/** The paper with that place in the list, from 1. Error: `Refused` NO_SUCH_TRIAL_PAPER. */
export async function trialPaper(
  manager: EntityManager,
  name: string,
  n: number,
): Promise<{ readonly file: string; readonly bytes: Buffer }> {
  const rows: { file: string; bytes: Buffer }[] = await manager.query(
    `select p.file, p.bytes from app.workflow_trial t
     join app.workflow_trial_paper p on p.trial = t.id where t.name = $1 and p.n = $2`,
    [name, n],
  );
  if (rows[0]) return rows[0];
  throw new Refused(
    'NO_SUCH_TRIAL_PAPER',
    `Lần chạy thử của “${name}” không có văn bản thứ ${n}. Hãy mở lại kết quả chạy thử.`,
  );
}
