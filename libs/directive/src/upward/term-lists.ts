import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { currentFact } from '#libs/event-store';
import { type PlannedPost } from '#libs/org';
import { sqlState } from '#libs/platform';
import { type ApprovedList, type TermRef } from '#libs/planning';
import { planList, planListStream, type PlanList } from '../planning/plan-list.js';
import { type PlanListEvent } from '../planning/plan-list.events.js';
import { withoutTakenBack } from '../planning/take-back-lists.js';
import { paperList } from '../planning/read-plan-lists.js';

/** A cell's term that a directive plans for. */
export interface CellTerm {
  readonly cell: string;
  readonly term: TermRef;
}

/**
 * The list of one cell's term before and after a directive. `amended` says that the directive
 * changed or confirmed it.
 */
export interface ListChange {
  readonly before: ApprovedList;
  readonly after: ApprovedList;
  readonly amended: boolean;
}

export interface DatedPlanEvent {
  readonly event: PlanListEvent;
  /** Instant. */
  readonly at: string;
}

/**
 * `until` is the end of the directive; what came later belongs to the years after. It is null while
 * the directive runs. `paper` is the list of the organisation file, for as long as nothing was
 * approved here.
 */
export interface ChangeAsk {
  readonly directive: string;
  readonly until: string | null;
  readonly paper: ApprovedList;
}

const listAfter = (events: readonly DatedPlanEvent[], paper: ApprovedList): ApprovedList =>
  events.map(({ event }) => event).reduce<PlanList>(planList.evolve, planList.initial).list ??
  paper;

/**
 * What a directive made of one list. A list that it did not amend (the cell expired, was rejected,
 * or is not done) stays the one approved before, because nobody is dropped by silence (domain facts
 * §4.3). An approval that was revoked does not count, whenever that was.
 */
export function changeOf(
  history: readonly DatedPlanEvent[],
  { directive, until, paper }: ChangeAsk,
): ListChange {
  const events = withoutTakenBack(history);
  const own = ({ event }: DatedPlanEvent): boolean =>
    event.type === 'PlanListAmended' && event.data.directive === directive;
  const [first, last] = [events.findIndex(own), events.findLastIndex(own)];
  if (first < 0) {
    const standing = listAfter(
      events.filter(({ at }) => until === null || at <= until),
      paper,
    );
    return { before: standing, after: standing, amended: false };
  }
  return {
    before: listAfter(events.slice(0, first), paper),
    after: listAfter(events.slice(0, last + 1), paper),
    amended: true,
  };
}

interface Row {
  readonly stream: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: object;
  readonly at: string;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/**
 * Reads all lists in two statements, whatever the number of cells: their facts, and the
 * organisation file's list where there are none.
 */
export async function termChanges(
  manager: EntityManager,
  terms: readonly CellTerm[],
  ask: Omit<ChangeAsk, 'paper'>,
): Promise<Map<string, ListChange>> {
  const ids = terms.map(({ term }) => term.id);
  const facts = grouped(await factsOf(manager, ids.map(planListStream)), ({ stream }) => stream);
  const planned = grouped(await plannedIn(manager, ids), ({ term }) => term);
  return new Map(
    terms.map(({ cell, term }) => {
      const events = (facts.get(planListStream(term.id)) ?? []).map((row) => ({
        event: planList.parse(currentFact(row)),
        at: row.at,
      }));
      const { list: paper } = paperList(cell, term, planned.get(term.id) ?? []);
      return [term.id, changeOf(events, { ...ask, paper })];
    }),
  );
}

/** Error: `Refused` HISTORY_ARCHIVED. */
async function factsOf(manager: EntityManager, streams: readonly string[]): Promise<Row[]> {
  try {
    return await manager.query(
      `select e.stream, e.type, e.schema_version as "schemaVersion", e.data, app.iso(e.at) as at
        from app.read_streams($1) e order by e.stream, e.version`,
      [streams],
    );
  } catch (error) {
    // The statement that failed has ended its transaction. The owner of the transaction gets the
    // error and rolls back.
    if (sqlState(error) === 'DA001')
      throw new Refused(
        'HISTORY_ARCHIVED',
        'Lịch sử danh sách quy hoạch của năm này đã chuyển ra tệp lưu. Hãy gắn lại tệp năm ' +
          '(dondoc partitions) rồi xem lại.',
      );
    throw error;
  }
}

async function plannedIn(manager: EntityManager, terms: readonly string[]): Promise<PlannedPost[]> {
  return manager.query(
    `select p.cell, p.term, t.name as "termName", p.post, p.since, d.id as person, d.name, d.born,
      d.sex, d.ethnicity, d.position, p.note
     from app.planned_post p join app.term t on t.id = p.term join app.person d on d.id = p.person
       where p.term = any ($1)`,
    [terms],
  );
}
