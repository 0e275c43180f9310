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

/**
 * The history of a list without the approvals that were taken back. The last approval is taken back
 * first, so the rest still applies in its order.
 */
export function withoutTakenBack<T extends { readonly event: PlanListEvent }>(
  events: readonly T[],
): T[] {
  const gone = new Set(
    events.flatMap(({ event }) => (event.type === 'PlanListTakenBack' ? [event.data.notice] : [])),
  );
  return events.filter(
    ({ event }) => event.type === 'PlanListOpened' || !gone.has(event.data.notice),
  );
}

/** Who takes the approval back, and in which directive. */
interface Cause {
  readonly notice: string;
  readonly directive: string;
  readonly by: string;
}

/**
 * The facts that lead a list back to where it stood before the approval by `notice`; `[]` when that
 * approval is not on record there. Error: `Refused` LATER_LIST_STANDS while a later approval builds
 * on it.
 */
export function takeBackList(events: readonly Dated[], cause: Cause): PlanListEvent[] {
  const standing = withoutTakenBack(events).filter(isAmendment);
  const at = standing.findIndex(({ event }) => event.data.notice === cause.notice);
  if (at < 0) return [];
  const [before, own, ...later] = [standing[at - 1], standing[at]!, ...standing.slice(at + 1)];
  if (later.length > 0) throw laterListStands(own, later);
  const facts = events.map(({ event }) => event);
  const fold = (some: readonly PlanListEvent[]) =>
    some.reduce(planList.evolve, planList.initial).list!;
  const delta = deltaBetween(fold(facts), fold(facts.slice(0, facts.indexOf(own.event))));
  return [
    {
      type: 'PlanListTakenBack',
      data: {
        delta,
        ...cause,
        standing: before
          ? {
              since: before.event.data.since,
              directive: before.event.data.directive,
              at: before.at,
            }
          : null,
      },
    },
  ];
}

function laterListStands({ event: { data } }: Amendment, later: readonly Amendment[]): Refused {
  const papers = later.map(({ event }) => event.data.since);
  return new Refused(
    'LATER_LIST_STANDS',
    `Không thu hồi được ${data.since}: danh sách quy hoạch nhiệm kỳ ${data.delta.term.name} ` +
      `đã được phê duyệt tiếp trên cơ sở đó tại ${papers.join('; ')}. Hãy thu hồi thông báo ` +
      'ban hành sau cùng trước, hoặc ban hành thông báo đính chính.',
    { term: data.delta.term.name, standing: papers },
  );
}

/**
 * The papers that approved lists on top of what `notice` put on record, oldest first. `[]` means
 * that it may be revoked.
 */
export function laterPapers(events: readonly Dated[], notice: string): string[] {
  const standing = withoutTakenBack(events).filter(isAmendment);
  const at = standing.findIndex(({ event }) => event.data.notice === notice);
  return at < 0 ? [] : standing.slice(at + 1).map(({ event }) => event.data.since);
}

/** As `laterPapers`, for the lists of every term. */
export async function papersStandingOn(
  store: EventStore,
  manager: EntityManager,
  { cell, notice }: { readonly cell: string; readonly notice: string },
): Promise<string[]> {
  const papers = (await listsOf(store, manager, cell)).flatMap(({ stored }) =>
    laterPapers(stored.map(dated), notice),
  );
  return [...new Set(papers)];
}

/**
 * What the append of the revocation needs: every term's list that the notice put on record is led
 * back, or none is.
 */
export async function takeBackLists(
  store: EventStore,
  manager: EntityManager,
  { cell, ...cause }: Cause & { readonly cell: string },
): Promise<Operation[]> {
  return (await listsOf(store, manager, cell)).flatMap(({ stream, stored }) => {
    const events = takeBackList(stored.map(dated), cause);
    if (events.length === 0) return [];
    const state = [...stored.map((one) => dated(one).event), ...events].reduce(
      planList.evolve,
      planList.initial,
    );
    return [{ stream, expect: stored.length, events, head: planList.head(state), actor: cause.by }];
  });
}

async function listsOf(
  store: EventStore,
  manager: EntityManager,
  cell: string,
): Promise<{ stream: string; stored: StoredEvent[] }[]> {
  const heads: { stream: string }[] = await manager.query(
    `select stream from app.head where category = 'plan' and owner = $1 order by stream`,
    [cell],
  );
  const lists = [];
  for (const { stream } of heads)
    lists.push({ stream, stored: await store.read(stream, { manager }) });
  return lists;
}

function dated(stored: StoredEvent): Dated {
  return { event: planList.parse(stored), at: stored.at };
}
