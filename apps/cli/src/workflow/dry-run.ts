import { createHash } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';
import { fold, Refused } from '#libs/decider';
import {
  checkForm,
  type FullDefinition,
  type KeptReport,
  obligation,
  paperErrors,
  parseKept,
  PINNED,
  requireKind,
  requireMovable,
  type Staying,
  stays,
} from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { inTransaction, InvalidInput } from '#libs/platform';
import { type Workflow } from '#libs/workflow';
import { storedDefinition } from './open-definition.js';
import { type Difference, type Happened, replayDates, replayFacts } from './replay.js';

export interface ObligationDiffers extends Difference {
  readonly obligation: string;
}

export interface Moving {
  readonly obligation: string;
  readonly directive: string;
  readonly from: string;
}

export interface DryRun {
  readonly from: readonly string[];
  readonly to: string;
  readonly replayed: number;
  readonly differing: readonly ObligationDiffers[];
  /** What `--apply` would put under the new version, and what would stay where it is, and why. */
  readonly moving: readonly Moving[];
  readonly staying: readonly Staying[];
  /** Why none of a version may be moved: each says what to do. */
  readonly refused: readonly string[];
  /** Names this answer: `--apply` asks for it. */
  readonly code: string;
}

interface Pinned {
  readonly stream: string;
  readonly directive: string;
  readonly workflow: string;
}

/** An obligation as it was before the migration of that dry run, if there was one. */
interface Replayed extends Pinned {
  readonly history: readonly Happened[];
  readonly moved: boolean;
}

async function historyOf(
  store: EventStore,
  manager: EntityManager,
  stream: string,
  roles: ReadonlyMap<string, string>,
): Promise<Happened[]> {
  const events = await store.read(stream, { manager });
  return events.map((stored) => ({
    event: obligation.parse(stored),
    version: stored.version,
    at: stored.at,
    actor: stored.actor,
    role: stored.actor === 'system' ? 'system' : (roles.get(stored.actor) ?? null),
  }));
}

/** A second run under the same code sees what the first one saw. */
function asSeen(
  one: Pinned,
  history: readonly Happened[],
  { code, to }: { code: string | undefined; to: string },
): Replayed | undefined {
  const at = history.findIndex(
    ({ event }) => event.type === 'WorkflowMigrated' && event.data.dryRun === code,
  );
  const migration = history[at]?.event;
  if (migration?.type === 'WorkflowMigrated') {
    const { from: workflow } = migration.data;
    return { ...one, workflow, history: history.slice(0, at), moved: true };
  }
  return one.workflow === to ? undefined : { ...one, history, moved: false };
}

/** The first dates or kinds of report that keep a version from being left. */
function refusedBy(olds: ReadonlyMap<string, Workflow>, next: Workflow): [string, string][] {
  return [...olds].flatMap(([id, before]): [string, string][] => {
    try {
      requireMovable(before, next);
      return [];
    } catch (error) {
      if (error instanceof Refused) return [[id, error.message]];
      throw error;
    }
  });
}

/** Of what may be moved at all. */
async function plan(
  manager: EntityManager,
  replayed: readonly Replayed[],
  { next, now }: { next: FullDefinition; now: string },
): Promise<Pick<DryRun, 'moving' | 'staying'>> {
  const moving: Moving[] = [];
  const staying: Staying[] = [];
  for (const { stream, directive, workflow: from, history, moved } of replayed) {
    const state = fold(
      obligation,
      history.map(({ event }) => event),
    );
    const why =
      moved || state.status === 'none'
        ? undefined
        : await stays(manager, { stream, state, now }, next);
    if (why === undefined) moving.push({ obligation: stream, directive, from });
    else staying.push({ obligation: stream, why });
  }
  return { moving, staying };
}

/** Finds a report that was taken and that the new form would refuse. */
async function reportDiffers(
  manager: EntityManager,
  stream: string,
  history: readonly Happened[],
  next: FullDefinition,
): Promise<Difference[]> {
  const kept: { number: string; content: string }[] = await manager.query(
    'select number, content from app.receipt where obligation = $1',
    [stream],
  );
  return history.flatMap(({ event, version }): Difference[] => {
    const receipt =
      event.type === 'ReportSubmitted'
        ? kept.find(({ number }) => number === event.data.receipt)
        : undefined;
    const why = receipt && refusalOf(next, receipt.content);
    return why === undefined || why === '' ? [] : [{ version, why }];
  });
}

function refusalOf(next: FullDefinition, content: string): string | undefined {
  const kept = keptReport(content);
  if (!kept) return 'Báo cáo đã lưu không đọc được theo dạng hiện nay.';
  try {
    const { report, files } = kept;
    requireKind(next, report);
    if (report.outcome === 'reported') checkForm(next, report, files);
    return paperErrors(next, report, undefined)[0]?.message;
  } catch (error) {
    if (error instanceof Refused || error instanceof InvalidInput) return error.message;
    throw error;
  }
}

function keptReport(content: string): KeptReport | undefined {
  try {
    return parseKept(content);
  } catch {
    return undefined;
  }
}

const PINS = `
  select h.stream, h.parent as directive, w.id as workflow from app.head h
  cross join lateral (select ${PINNED} as id) w
  where h.category = 'obligation' and starts_with(w.id, $1)
    and (w.id <> $2 or exists (select from app.event m where m.stream = h.stream
      and m.type = 'WorkflowMigrated' and m.data->>'dryRun' = $3))
  order by h.stream`;

/**
 * Replays every obligation that is pinned to an older version of the same name under `next`, in one
 * read-only transaction. It says which would have gone another way, and why, and which a migration
 * would move. Roles are those that the accounts have today, because facts name accounts and not
 * roles. With the code of an earlier dry run, what was moved by it is seen as it was before.
 */
export async function dryRun(
  dataSource: DataSource,
  next: FullDefinition,
  code?: string,
): Promise<DryRun> {
  const store = new EventStore(dataSource);
  return inTransaction(dataSource, async (manager) => {
    await manager.query('set transaction read only');
    const { workflow } = next;
    const to = workflow.id;
    const [{ now }]: [{ now: string }] = await manager.query('select app.iso(app.now()) as now');
    const accounts: { id: string; role: string }[] = await manager.query(
      'select id, role from app.office',
    );
    const roles = new Map(accounts.map(({ id, role }) => [id, role]));
    const pinned: Pinned[] = await manager.query(PINS, [`${workflow.name}@`, to, code ?? null]);
    const replayed: Replayed[] = [];
    for (const one of pinned) {
      const seen = asSeen(one, await historyOf(store, manager, one.stream, roles), { code, to });
      if (seen) replayed.push(seen);
    }
    const olds = new Map<string, Workflow>();
    for (const { workflow: id } of replayed)
      if (!olds.has(id)) olds.set(id, (await storedDefinition(dataSource, id)).workflow);
    const differing: ObligationDiffers[] = [];
    for (const { stream, workflow: id, history } of replayed) {
      const step = replayFacts(history, workflow);
      const found = [
        ...replayDates(history, olds.get(id)!, workflow),
        ...(step ? [step] : []),
        ...(await reportDiffers(manager, stream, history, next)),
      ];
      differing.push(...found.map((difference) => ({ obligation: stream, ...difference })));
    }
    const refused = new Map(refusedBy(olds, workflow));
    const movable = replayed.filter(({ workflow: id }) => !refused.has(id));
    const answer = {
      from: [...olds.keys()],
      to,
      replayed: replayed.length,
      differing,
      ...(await plan(manager, movable, { next, now })),
      refused: [...refused.values()],
    };
    const hash = createHash('sha256').update(JSON.stringify(answer)).digest('hex');
    return { ...answer, code: hash.slice(0, 12) };
  });
}
