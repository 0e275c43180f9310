import { type EntityManager } from 'typeorm';
import { civilDate, MissingYear, vietnamDaysOff } from '#libs/calendar';
import { nextYear, type NextYear, openingDay, type Workflow } from '#libs/workflow';
import { type DirectiveContent, directiveContent } from '../campaign/directive.events.js';
import { calendar } from '../definition/deadline.js';
import { type Workflows } from '../definition/workflows.js';
import { baseNoticeOf, type CellNotice } from './base-notice.js';
import { nextContent, type NextFacts, nextIds } from './next-draft.js';
import { runningStatuses } from '../campaign/directive.js';

/** A draft whose day has come. `ids` are the ids that it may take, the best first. */
export interface DueDraft {
  readonly from: string;
  readonly ids: readonly string[];
  readonly content: DirectiveContent;
  readonly workflow: Workflow;
}

/**
 * A year that cannot be dated because its days off are not known. No legal date may rest on a
 * guess.
 */
export interface BlockedYear {
  readonly from: string;
  readonly title: string;
  readonly year: number;
  readonly missing: number;
}

interface LastRow {
  readonly directive: string;
  readonly committee: string;
  readonly workflow: string;
  readonly year: number;
  /**
   * The newest year of any status. Whoever drafted or withdrew that year's directive by hand has
   * decided about it.
   */
  readonly newest: number;
}

/** The newest issued directive of each committee and workflow, and the newest year of any. */
const LAST = `
  with content as (
    select substr(h.stream, 11) as directive, h.owner as committee, h.status, c.workflow, c.year
    from app.head h cross join lateral (
      select e.data->>'workflow' as workflow, (e.data->>'year')::int as year from app.event e
      where e.stream = h.stream and e.type in ('DirectiveDrafted', 'DirectiveAmended',
        'DirectiveCorrected') order by e.version desc limit 1) c
    where h.category = 'directive')
  select distinct on (c.committee, c.workflow) c.directive, c.committee, c.workflow, c.year,
    (select max(o.year) from content o where o.committee = c.committee and o.workflow = c.workflow)
      as newest
  from content c where c.status = any ($1) order by c.committee, c.workflow,
    c.year desc, c.directive`;

export interface DueYears {
  readonly drafts: readonly DueDraft[];
  readonly blocked: readonly BlockedYear[];
}

/**
 * The last year whose day of opening has come. A system that was off for a year does not open
 * drafts that are long past.
 */
function yearDue(workflow: Workflow, { year, newest }: LastRow, today: string): number | undefined {
  let due: number | undefined;
  for (let next = year + 1; ; next += 1) {
    const opens = openingDay(workflow, next);
    if (opens === undefined || opens > today) break;
    due = next;
  }
  return due !== undefined && due > newest ? due : undefined;
}

function dated(workflow: Workflow, year: number, dueOn: string): NextYear | { missing: number } {
  try {
    return nextYear(workflow, { year: year - 1, dueOn }, calendar)!;
  } catch (error) {
    if (error instanceof MissingYear) return { missing: error.year };
    throw error;
  }
}

/**
 * All drafts that are due on the day of `now`; each is opened, or reported as blocked. A year whose
 * own deadline has passed is not opened any more.
 */
export async function dueYears(
  manager: EntityManager,
  workflows: Workflows,
  now: string,
): Promise<DueYears> {
  const today = civilDate(now);
  const rows: LastRow[] = await manager.query(LAST, [runningStatuses]);
  const drafts: DueDraft[] = [];
  const blocked: BlockedYear[] = [];
  const names = await workflows.names();
  for (const row of rows.filter(({ workflow }) => names.includes(workflow))) {
    const workflow = await workflows.current(row.workflow);
    const year = yearDue(workflow, row, today);
    if (year === undefined) continue;
    const last = await contentOf(manager, row.directive);
    const next = dated(workflow, year, last.dueOn);
    if ('missing' in next)
      blocked.push({ from: row.directive, title: workflow.title, year, missing: next.missing });
    else if (next.openOn <= today && next.cutoffAt > now)
      drafts.push({
        from: row.directive,
        ids: nextIds(row, year),
        workflow,
        content: nextContent(last, next, await factsOf(manager, row, { last, dueOn: next.dueOn })),
      });
  }
  return { drafts, blocked };
}

/**
 * What is not official in the days off that a draft's dates rest on; '' when everything is
 * official.
 */
export function calendarDoubt(...days: readonly string[]): string {
  const years = new Set(days.map((day) => Number(day.slice(0, 4))));
  const rows = vietnamDaysOff.filter(
    ({ year, source }) => years.has(year) && source.startsWith('TẠM TÍNH'),
  );
  return rows
    .map(({ year }) => `Lịch nghỉ năm ${year} đang tạm tính, chưa có thông báo chính thức`)
    .join('; ');
}

async function contentOf(manager: EntityManager, directive: string): Promise<DirectiveContent> {
  const rows: { data: object }[] = await manager.query(
    `select data from app.event where stream = $1 and type in ('DirectiveDrafted',
      'DirectiveAmended', 'DirectiveCorrected') order by version desc limit 1`,
    [`directive-${directive}`],
  );
  return directiveContent.parse(rows[0]?.data);
}

/**
 * The notices that approved the lists last, and the terms that the cells review: the present one on
 * the due date, and the next one (domain facts §3).
 */
async function factsOf(
  manager: EntityManager,
  row: LastRow,
  { last, dueOn }: { last: DirectiveContent; dueOn: string },
): Promise<NextFacts> {
  return {
    baseNotice: last.baseNotice && ((await lastApprovals(manager, row)) ?? last.baseNotice),
    targetTerms:
      last.targetTerms && ((await termsOn(manager, row.committee, dueOn)) ?? last.targetTerms),
  };
}

/** The ground made of the approvals that stand, by the number of cells that the campaign asked. */
async function lastApprovals(
  manager: EntityManager,
  { directive, year }: LastRow,
): Promise<DirectiveContent['baseNotice']> {
  const rows: (CellNotice & { cells: number })[] = await manager.query(
    `select (n.data->>'number')::int as number, n.data->>'symbol' as symbol, n.data->>'issuedOn' as
      on, n.data->>'title' as title, o.cells
     from (select h.stream, h.status, count(*) over ()::int as cells from app.head h
       where h.category = 'obligation' and h.parent = $1) o
     cross join lateral (select e.data->>'notice' as notice from app.event e
       where e.stream = o.stream and e.type = 'ReportApproved' order by e.version desc limit 1) a
     join app.event n on n.stream = a.notice and n.version = 1
     where o.status = 'approved'`,
    [directive],
  );
  return baseNoticeOf(rows, { cells: rows[0]?.cells ?? 0, year });
}

async function termsOn(
  manager: EntityManager,
  committee: string,
  on: string,
): Promise<string[] | undefined> {
  const rows: { name: string }[] = await manager.query(
    `select t.name from app.term t join app.cell c on c.id = t.cell
     where c.committee = $1 and $2::date between c.effective_from and coalesce(c.effective_to,
       'infinity') and coalesce(t.ends_on, 'infinity') >= $2::date
     group by t.name order by min(t.starts_on), t.name limit 2`,
    [committee, on],
  );
  return rows.length > 0 ? rows.map(({ name }) => name) : undefined;
}
