import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type EventStore, type Operation, type StoredEvent } from '#libs/event-store';
import { deltaBetween } from '#libs/planning';
import { planList } from './plan-list.js';
import { type PlanListEvent } from './plan-list.events.js';

interface Dated<E extends PlanListEvent = PlanListEvent> {
  readonly event: E;
  readonly at: string;
}
type Amendment = Dated<Extract<PlanListEvent, { type: 'PlanListAmended' }>>;

function isAmendment(one: Dated): one is Amendment {
  return one.event.type === 'PlanListAmended';
}

/** The history of a list without the approvals that were taken back: the last one is taken back first, so that what is left applies in its order. */
export function withoutTakenBack<T extends { readonly event: PlanListEvent }>(events: readonly T[]): T[] {
  const gone = new Set(events.flatMap(({ event }) => (event.type === 'PlanListTakenBack' ? [event.data.notice] : [])));
  return events.filter(({ event }) => event.type === 'PlanListOpened' || !gone.has(event.data.notice));
}

/** Who takes the approval back, in which directive. */
interface Cause {
  readonly notice: string;
  readonly directive: string;
  readonly by: string;
}

/**
 * What leads a list back to where it stood before the approval by `notice`; `[]` when it is not on record there. Error: `Refused` LATER_LIST_STANDS while a
 * later approval stands on it.
 */
export function takeBackList(events: readonly Dated[], cause: Cause): PlanListEvent[] {
  const standing = withoutTakenBack(events).filter(isAmendment);
  const at = standing.findIndex(({ event }) => event.data.notice === cause.notice);
  if (at < 0) return [];
  const [before, own, ...later] = [standing[at - 1], standing[at]!, ...standing.slice(at + 1)];
  if (later.length > 0) throw laterListStands(own, later);
  const facts = events.map(({ event }) => event);
  const fold = (some: readonly PlanListEvent[]) => some.reduce(planList.evolve, planList.initial).list!;
  const delta = deltaBetween(fold(facts), fold(facts.slice(0, facts.indexOf(own.event))));
  return [{
    type: 'PlanListTakenBack',
    data: { delta, ...cause, standing: before ? { since: before.event.data.since, directive: before.event.data.directive, at: before.at } : null },
  }];
}

function laterListStands({ event: { data } }: Amendment, later: readonly Amendment[]): Refused {
  const papers = later.map(({ event }) => event.data.since);
  return new Refused(
    'LATER_LIST_STANDS',
    `Không thu hồi được ${data.since}: danh sách quy hoạch nhiệm kỳ ${data.delta.term.name} đã được phê duyệt tiếp trên cơ sở đó tại ${papers.join('; ')}. Hãy thu hồi thông báo ban hành sau cùng trước, hoặc đính chính danh sách trong lần rà soát tiếp theo.`,
    { term: data.delta.term.name, standing: papers },
  );
}

/** For the append of the revocation: every term's list that the notice put on record is led back, or none is. */
export async function takeBackLists(store: EventStore, manager: EntityManager, { cell, ...cause }: Cause & { readonly cell: string }): Promise<Operation[]> {
  const heads: { stream: string }[] = await manager.query(`select stream from app.head where category = 'plan' and owner = $1 order by stream`, [cell]);
  const operations: Operation[] = [];
  for (const { stream } of heads) {
    const stored = await store.read(stream, { manager });
    const events = takeBackList(stored.map(dated), cause);
    if (events.length === 0) continue;
    const state = [...stored.map((one) => dated(one).event), ...events].reduce(planList.evolve, planList.initial);
    operations.push({ stream, expect: stored.length, events, head: planList.head(state), actor: cause.by });
  }
  return operations;
}

function dated(stored: StoredEvent): Dated {
  return { event: planList.parse(stored), at: stored.at };
}
