import { type DataSource } from 'typeorm';
import {
  addDays,
  type CivilDate,
  civilDate,
  type Instant,
  MissingYear,
  shortDate,
} from '#libs/calendar';
import {
  commandTitle,
  onwardFrom,
  type Role,
  roleTitles,
  termOf,
  type Workflow,
} from '#libs/workflow';
import { calendar } from '../definition/deadline.js';
import { CAME_THERE } from '../obligation/stands-sql.js';

/** The term of an office has passed, and the report still waits for it. */
export interface Overdue {
  /** The last day of the term, and the first day on which the office is late. */
  readonly dueOn: CivilDate;
  readonly since: CivilDate;
  /** Who must act, by which commands of the definition. */
  readonly roles: readonly Role[];
  readonly commands: readonly string[];
  /** The same in words. */
  readonly text: string;
}

interface Standing {
  readonly place: string;
  readonly since: Instant;
  readonly now: Instant;
}

const listed = (words: readonly string[]): string => words.join(', ');
const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);

/**
 * Null while the term runs, where the definition gives none, and where the days off of its year are
 * not known.
 */
export function overdueAt(workflow: Workflow, standing: Standing): Overdue | null {
  const dueOn = termDay(workflow, standing);
  if (dueOn === undefined || civilDate(standing.now) <= dueOn) return null;
  const { roles, commands } = onwardFrom(workflow, standing.place);
  const since = addDays(dueOn, 1);
  const who = listed(roles.map((role) => roleTitles[role]));
  const what = listed(commands.map((command) => `“${commandTitle(workflow, command)}”`));
  const text = `${sentence(who)} quá hạn xử lý từ ngày ${shortDate(since)}, chưa làm: ${what}`;
  return { dueOn, since, roles, commands, text };
}

/** The last day of the term of an office; undefined where there is none or no calendar. */
export function termDay(
  workflow: Workflow,
  standing: Pick<Standing, 'place' | 'since'>,
): CivilDate | undefined {
  try {
    return termOf(workflow, standing, calendar)?.dueOn;
  } catch (error) {
    // The worker says so, when it cannot remind the office.
    if (error instanceof MissingYear) return undefined;
    throw error;
  }
}

/** A line of the board: where it stands in its definition. */
interface Line {
  readonly obligation: string;
  readonly standsAt: string;
  readonly workflow: Workflow;
}

const SINCE = `
  select h.stream, app.iso(s.at) as since, app.iso(n.now) as now
  from (select app.now() as now) n, app.head h cross join lateral (${CAME_THERE}) s
  where h.stream = any ($1)`;

/** The lines whose office is late, by obligation. It asks nothing where no state has a term. */
export async function overdueOf(
  dataSource: DataSource,
  lines: readonly Line[],
): Promise<ReadonlyMap<string, Overdue>> {
  const timed = lines.filter(
    ({ workflow, standsAt }) => workflow.states[standsAt]?.term !== undefined,
  );
  if (timed.length === 0) return new Map();
  const rows: { stream: string; since: Instant; now: Instant }[] = await dataSource.query(SINCE, [
    timed.map(({ obligation }) => obligation),
  ]);
  const byStream = new Map(rows.map((row) => [row.stream, row]));
  return new Map(
    timed.flatMap(({ obligation, standsAt, workflow }): [string, Overdue][] => {
      const row = byStream.get(obligation);
      const overdue = row && overdueAt(workflow, { place: standsAt, ...row });
      return overdue ? [[obligation, overdue]] : [];
    }),
  );
}
