import { type DataSource, type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import {
  checkForm,
  type FullDefinition,
  type KeptReport,
  obligation,
  paperErrors,
  parseKept,
  requireKind,
} from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { inTransaction, InvalidInput } from '#libs/platform';
import { type Workflow } from '#libs/workflow';
import { storedDefinition } from './open-definition.js';
import { type Difference, type Happened, replayDates, replayFacts } from './replay.js';

export interface ObligationDiffers extends Difference {
  readonly obligation: string;
}

export interface DryRun {
  readonly from: readonly string[];
  readonly to: string;
  readonly replayed: number;
  readonly differing: readonly ObligationDiffers[];
}

interface Pinned {
  readonly stream: string;
  readonly workflow: string;
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

/**
 * Replays every obligation that is pinned to an older version of the same name under `next`, in one
 * read-only transaction. It says which would have gone another way, and why. Roles are those that
 * the accounts have today, because facts name accounts and not roles.
 */
export async function dryRun(dataSource: DataSource, next: FullDefinition): Promise<DryRun> {
  const store = new EventStore(dataSource);
  return inTransaction(dataSource, async (manager) => {
    await manager.query('set transaction read only');
    const { workflow } = next;
    const accounts: { id: string; role: string }[] = await manager.query(
      'select id, role from app.account',
    );
    const roles = new Map(accounts.map(({ id, role }) => [id, role]));
    const pinned: Pinned[] = await manager.query(
      `select stream, data->>'workflow' as workflow from app.event where type = 'ObligationIssued'
        and starts_with(data->>'workflow', $1) and data->>'workflow' <> $2 order by position`,
      [`${workflow.name}@`, workflow.id],
    );
    const olds = new Map<string, Workflow>();
    for (const { workflow: id } of pinned)
      if (!olds.has(id)) olds.set(id, (await storedDefinition(dataSource, id)).workflow);
    const differing: ObligationDiffers[] = [];
    for (const { stream, workflow: id } of pinned) {
      const history = await historyOf(store, manager, stream, roles);
      const step = replayFacts(history, workflow);
      const found = [
        ...replayDates(history, olds.get(id)!, workflow),
        ...(step ? [step] : []),
        ...(await reportDiffers(manager, stream, history, next)),
      ];
      differing.push(...found.map((difference) => ({ obligation: stream, ...difference })));
    }
    return { from: [...olds.keys()], to: workflow.id, replayed: pinned.length, differing };
  });
}
