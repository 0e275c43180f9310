import { obligationStream, obligationView, onDirectiveIssued } from '#libs/directive';
import { EventStore, ReaderLoop, viewReader } from '#libs/event-store';
import { createToken, listCells, type TokenRequest } from '#libs/org';
import { inTransaction } from '#libs/platform';
import { letter2024 } from '../../apps/cli/src/demo/letter-2024.js';
import { sampleReport } from '../../apps/cli/src/demo/sample-report.js';
import { call, type Reply } from './call.js';
import { openStage, type Stage } from './stage.js';

/** A cell with its obligation, and the token of a person who speaks for it. */
export interface Cell {
  readonly id: string;
  readonly obligation: string;
  readonly token: string;
  /** Sends a report of the cell. Another `seed` is another content. */
  submit(options?: { key?: string; seed?: number }): Promise<Reply>;
}

/** An issued directive whose obligations exist, and the people around it. */
export interface Issued {
  readonly directive: string;
  readonly cutoffAt: string;
  readonly cells: readonly Cell[];
  readonly clerk: string;
  readonly reviewer: string;
  readonly approver: string;
  readonly auditor: string;
}

/** A token that outlives what the clock of a test is moved over. */
export const tokenOf = ({ dataSource }: Stage, holder: TokenRequest): Promise<string> =>
  inTransaction(dataSource, (manager) => createToken(manager, { days: 36_500, ...holder }));

let keys = 0;
export const freshKey = (): string => `key-of-a-test-${(keys += 1)}`;

/**
 * A report of the cell. During the campaign of the letter it is dated 30/01/2024, so that it is the
 * same report whenever it is asked for. Before and after, it is dated today.
 */
export async function reportOf(
  { dataSource, clock }: Stage,
  cell: string,
  seed = 1,
): ReturnType<typeof sampleReport> {
  const today = await clock.today();
  return sampleReport(dataSource, {
    cell,
    terms: letter2024.targetTerms!,
    seed,
    changed: true,
    on: today < '2024-01-30' || today > '2024-02-20' ? today : '2024-01-30',
  });
}

/**
 * Does what a worker's readers do for the board and the obligations, for stages without a worker.
 */
export async function drain({ dataSource }: Stage): Promise<void> {
  await new ReaderLoop(dataSource, [
    onDirectiveIssued(new EventStore(dataSource)),
    viewReader(obligationView),
  ]).drainOnce();
}

/**
 * Opens the product without a worker, with the directive of 2024 issued at `at` (by default on the
 * first day of the campaign).
 */
export async function openIssued(
  at?: string,
): Promise<{ stage: Stage; issued: Issued; cells: readonly Cell[] }> {
  const stage = await openStage({ worker: false });
  if (at !== undefined) await stage.moveTo(at);
  const issued = await issueOn(stage);
  return { stage, issued, cells: issued.cells };
}

interface Issuing {
  readonly directive?: string;
  readonly dueOn?: string;
  readonly byWorker?: boolean;
  /** Called after the issue, before anybody makes the obligations. */
  readonly meanwhile?: () => Promise<void>;
}

/**
 * Drafts and issues a directive over HTTP, and lets its obligations come about. Its cutoff follows
 * from `dueOn`.
 */
export async function issueOn(
  stage: Stage,
  {
    directive = letter2024.directive,
    dueOn = letter2024.dueOn,
    byWorker = false,
    meanwhile,
  }: Issuing = {},
): Promise<Issued> {
  const token = (role: 'clerk' | 'reviewer' | 'approver' | 'auditor') =>
    tokenOf(stage, { name: `Người thử ${role}`, role });
  const clerk = await token('clerk');
  const post = async (path: string, body?: object) => {
    const reply = await call(stage.url, path, { token: clerk, key: freshKey(), body });
    if (reply.status >= 300) throw new Error(`${path}: ${reply.status} ${reply.text}`);
    return reply.body;
  };
  const drafted = await post('/api/directives', { ...letter2024, directive, dueOn });
  await post(`/api/directives/${directive}/issue`);
  await meanwhile?.();
  await (byWorker ? stage.settle() : drain(stage));
  const cells: Cell[] = [];
  for (const { id } of await listCells(
    stage.dataSource.manager,
    letter2024.committee,
    '2024-01-12',
  )) {
    const obligation = obligationStream(directive, id);
    const own = await tokenOf(stage, { name: 'Người thử', role: 'cell', cell: id });
    cells.push({
      id,
      obligation,
      token: own,
      submit: async ({ key = freshKey(), seed = 1 } = {}) =>
        call(stage.url, `/api/obligations/${obligation}/reports`, {
          token: own,
          key,
          body: await reportOf(stage, id, seed),
        }),
    });
  }
  return {
    directive,
    cutoffAt: String(drafted['cutoffAt']),
    cells,
    clerk,
    reviewer: await token('reviewer'),
    approver: await token('approver'),
    auditor: await token('auditor'),
  };
}

/** The reviewer agrees and lets every warning stand, with a reason. */
export async function review(
  { url }: Stage,
  token: string,
  { obligation }: Pick<Cell, 'obligation'>,
): Promise<Reply> {
  const shown = await call(url, `/api/obligations/${obligation}/report`, { token });
  const warnings = (shown.body['findings'] as { id: string; severity: string }[])
    .filter(({ severity }) => severity === 'warning')
    .map(({ id }) => id);
  const acceptances =
    warnings.length > 0 ? [{ findings: warnings, reason: 'Đã đối chiếu hồ sơ, chấp nhận.' }] : [];
  return call(url, `/api/obligations/${obligation}/review`, {
    token,
    key: freshKey(),
    body: { opinion: 'Đồng ý', acceptances },
  });
}
