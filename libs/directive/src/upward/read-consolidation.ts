import { type EntityManager } from 'typeorm';
import { Refused } from '#libs/decider';
import { type EventStore } from '#libs/event-store';
import { type Finding } from '#libs/forms';
import {
  checkTargets,
  consolidate,
  type ConsolidationRow,
  type CountedPerson,
  type Counts,
  type RuleSet,
} from '#libs/planning';
import { type CountedAs, firstStatus, type Status, statusFacts } from '#libs/workflow';
import { type Directive, noSuchDirective, type Running, isRunning } from '../campaign/directive.js';
import { readDirective } from '../campaign/read-directive.js';
import { obligationStream } from '../obligation/obligation-stream.js';
import { type ReviewedTerm, reviewsUnder } from '../planning/pinned-terms.js';
import { ruleSetOf } from '../planning/planning-facts.js';
import { type Workflows } from '../definition/workflows.js';
import { type CellTerm, type ListChange, termChanges } from './term-lists.js';
import { notIssued } from '../definition/refusals.js';

/**
 * The figures of a cell. `kept` says that nothing was approved in this directive (yet), so the list
 * approved before stands.
 */
export interface ConsolidatedCell extends ConsolidationRow {
  readonly cellName: string;
  /** Status of the cell's obligation. */
  readonly status: Status;
  readonly kept: boolean;
}

export interface ConsolidatedTerm {
  /** "2022-2025" */
  readonly term: string;
  readonly rows: readonly ConsolidatedCell[];
  readonly total: Counts;
  /** Names of the cells for which the organisation file has no such term. They are in no row. */
  readonly without: readonly string[];
}

/** The committee's own table of a planning review. It counts persons and never names them. */
export interface Consolidation {
  readonly directive: string;
  readonly status: string;
  readonly year: number;
  readonly symbol: string;
  readonly issuedOn: string;
  /** Ages are computed as of this day, which is the due date. */
  readonly on: string;
  readonly ruleSet: { readonly id: string; readonly title: string };
  /**
   * `all` leaves out the `cancelled`, which are the names of the cells that no longer owe anything
   * here. `cancelled` is left out when there are none.
   */
  readonly cells: {
    readonly all: number;
    readonly approved: number;
    readonly expired: number;
    readonly rejected: number;
    readonly open: number;
    readonly cancelled?: readonly string[];
  };
  readonly terms: readonly ConsolidatedTerm[];
  /** Findings about percentages of the whole Đảng bộ, each with its rule and source. */
  readonly findings: readonly Finding[];
}

export interface ConsolidationSources {
  readonly store: EventStore;
  readonly workflows: Workflows;
  readonly manager: EntityManager;
}

interface CellRow {
  readonly cell: string;
  readonly name: string;
  readonly status: Status;
}

/**
 * Only a planning review has lists to add up. Errors: `Refused` NO_SUCH_DIRECTIVE, NOT_ISSUED,
 * NOT_PLANNING.
 */
export async function requirePlanningReview(
  state: Directive,
  workflows: Workflows,
): Promise<Running> {
  if (state.status === 'none') throw noSuchDirective();
  if (!isRunning(state)) throw notIssued('lập bảng tổng hợp');
  const { report, title } = await workflows.byId(state.workflow);
  if (report !== 'planning')
    throw new Refused(
      'NOT_PLANNING',
      'Bảng tổng hợp quy hoạch chỉ có ở đợt rà soát quy hoạch; đợt này theo quy ' +
        `trình “${title}”. ` +
        'Hãy xem bảng tổng hợp của biểu mẫu (form-table) hoặc trang tổng hợp (summary).',
    );
  return state;
}

/**
 * The figures as they stand now, or as they stood when the directive was closed. Errors: as
 * `requirePlanningReview`, HISTORY_ARCHIVED.
 */
export async function readConsolidation(
  { store, workflows, manager }: ConsolidationSources,
  id: string,
): Promise<Consolidation> {
  const { state: found } = await readDirective(store, id, manager);
  const state = await requirePlanningReview(found, workflows);
  const { rules } = await workflows.definitionById(state.workflow);
  const {
    symbol,
    issuedOn,
    status,
    content: { year, dueOn: on },
  } = state;
  const ruleSet = ruleSetOf(issuedOn, rules);
  const asked = await cellsOf(manager, id, state.cells);
  const cells = asked.filter((cell) => !countedAs('cancelled')(cell));
  const { terms, findings } = await figures(manager, { id, state, cells, ruleSet });
  return {
    directive: id,
    status,
    year,
    symbol,
    issuedOn,
    on,
    ruleSet: { id: ruleSet.id, title: ruleSet.title },
    cells: tally(cells, asked),
    terms,
    findings,
  };
}

const countedAs =
  (wanted: CountedAs) =>
  ({ status }: CellRow): boolean =>
    statusFacts[status].countedAs === wanted;

function tally(cells: readonly CellRow[], asked: readonly CellRow[]): Consolidation['cells'] {
  const count = (wanted: CountedAs): number => cells.filter(countedAs(wanted)).length;
  const [approved, expired, rejected] = [count('approved'), count('expired'), count('rejected')];
  const cancelled = asked.filter(countedAs('cancelled')).map(({ name }) => name);
  return {
    all: cells.length,
    approved,
    expired,
    rejected,
    open: count('open'),
    ...(cancelled.length > 0 ? { cancelled } : {}),
  };
}

/**
 * Lists the cells in the committee's own order. An obligation that does not exist yet counts as
 * issued.
 */
async function cellsOf(
  manager: EntityManager,
  id: string,
  cells: readonly string[],
): Promise<CellRow[]> {
  return manager.query(
    `select s.cell, coalesce(c.name, s.cell) as name, coalesce(h.status, $3) as status
     from unnest($1::text[], $2::text[]) as s(cell, stream) left join app.cell c on c.id = s.cell
       left join app.head h on h.stream = s.stream order by c.ordinal, s.cell`,
    [cells, cells.map((cell) => obligationStream(id, cell)), firstStatus],
  );
}

interface Ask {
  readonly id: string;
  readonly state: Running;
  readonly cells: readonly CellRow[];
  readonly ruleSet: RuleSet;
}

interface Line extends ListChange {
  readonly cell: CellRow;
  readonly seats: number | null;
}

async function figures(
  manager: EntityManager,
  ask: Ask,
): Promise<Pick<Consolidation, 'terms' | 'findings'>> {
  const {
    state: {
      content: { targetTerms = [], dueOn: on },
    },
    cells,
    ruleSet,
  } = ask;
  const lines = await linesOf(manager, ask, targetTerms);
  const people = await peopleOf(manager, lines);
  const rowOf = new Map(lines.map((line) => [`${line.after.term.name} ${line.cell.cell}`, line]));
  const terms = consolidate(lines, { on, people }).map(
    ({ term, rows, total }): ConsolidatedTerm => ({
      term,
      total,
      rows: rows.map((row) => {
        const {
          cell: { name: cellName, status },
        } = rowOf.get(`${term} ${row.cell}`)!;
        return { ...row, cellName, status, kept: statusFacts[status].countedAs !== 'approved' };
      }),
      without: cells.filter(({ cell }) => !rowOf.has(`${term} ${cell}`)).map(({ cell }) => cell),
    }),
  );
  return {
    terms,
    findings: checkTargets(
      lines.map(({ after }) => after),
      { on, people, ruleSet },
    ),
  };
}

/** Lists the lines term by term as the directive names them, with the cells in their order. */
async function linesOf(
  manager: EntityManager,
  { id, state, cells }: Ask,
  names: readonly string[],
): Promise<Line[]> {
  const reviews = await reviewsUnder(manager, {
    directive: id,
    cells: cells.map(({ cell }) => cell),
    names,
    issuedOn: state.issuedOn,
  });
  const termOf = new Map<string, ReviewedTerm>(
    [...reviews].flatMap(([cell, { terms }]) =>
      terms.map((term) => [`${term.name} ${cell}`, term] as const),
    ),
  );
  const asked = names.flatMap((name) =>
    cells.flatMap((cell) => {
      const row = termOf.get(`${name} ${cell.cell}`);
      return row ? [{ cell, row }] : [];
    }),
  );
  const terms = asked.map(({ cell, row }): CellTerm => ({
    cell: cell.cell,
    term: { id: row.id, name: row.name },
  }));
  const changes = await termChanges(manager, terms, {
    directive: id,
    until: await closedAt(manager, id, state),
  });
  return asked.map(({ cell, row }) => ({ ...changes.get(row.id)!, cell, seats: row.seats }));
}

/** The moment at which it was closed; null while it runs. */
export async function closedAt(
  manager: EntityManager,
  id: string,
  { status }: Pick<Directive, 'status'>,
): Promise<string | null> {
  if (status !== 'closed') return null;
  const rows: { at: string }[] = await manager.query(
    `select app.iso(at) as at from app.event where stream = $1 and type = 'DirectiveClosed'`,
    [`directive-${id}`],
  );
  return rows[0]?.at ?? null;
}

async function peopleOf(
  manager: EntityManager,
  lines: readonly Line[],
): Promise<Map<string, CountedPerson>> {
  const ids = new Set(lines.flatMap(({ after }) => after.entries.map(({ person }) => person)));
  const rows: (CountedPerson & { id: string })[] = await manager.query(
    'select id, born, sex, ethnicity from app.person where id = any ($1)',
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
