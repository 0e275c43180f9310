import { atTime, type Instant, addDays, shortDateTime } from '#libs/calendar';
import { can, type Action } from '#libs/org';
import {
  commandTitle,
  isEngineCommand,
  onwardFrom,
  offeredCommands,
  waitingForCommittee,
  type Workflow,
  wordsOf,
} from '#libs/workflow';
import { termDay } from '../board/overdue.js';
import { PINNED } from '../obligation/pinned-sql.js';
import { CAME_THERE, STANDS } from '../obligation/stands-sql.js';
import { type Desk, issuedOf, placed, type Sight } from './running.js';
import { dueBy } from '../definition/due.js';
import { nowhere, type Task, type TaskAction } from './task.js';

interface Waiting {
  readonly directive: string;
  readonly workflow: string;
  readonly place: string;
  readonly count: number;
  readonly since: Instant;
}

const WAITING = `
  select w.directive, w.workflow, w.place, count(*)::int as count, app.iso(min(w.at)) as since
  from (select h.parent as directive, ${PINNED} as workflow, ${STANDS} as place, s.at
    from app.head h cross join lateral (${CAME_THERE}) s
    where h.category = 'obligation' and h.parent = any ($1) and h.status = any ($2)) w
  group by 1, 2, 3 order by 1, 3, 2`;

/** The action of the table that stands for a command, and what a screen opens for it. */
function actionOf(command: string): { readonly action: Action; readonly code: TaskAction } {
  if (command === 'review-report') return { action: 'obligation.review', code: 'review' };
  if (command === 'approve-report') return { action: 'obligation.approve', code: 'approve' };
  return { action: 'obligation.step', code: 'step' };
}

const waitingFor: Readonly<Partial<Record<TaskAction, string>>> = {
  review: 'chờ thẩm định',
  approve: 'chờ phê duyệt',
};

/** The command by which this role leads a report on from there. */
function commandOf(workflow: Workflow, place: string, role: string): string | undefined {
  const { commands } = onwardFrom(workflow, place);
  return offeredCommands(workflow, place, role).find(
    (command) => commands.includes(command) || !isEngineCommand(command),
  );
}

const dueOf = (workflow: Workflow, { place, since }: Waiting): Instant | null => {
  const day = termDay(workflow, { place, since });
  return day === undefined ? null : atTime(addDays(day, 1), '00:00');
};

/** Reports that wait for this office, as the definition says; one line a directive and state. */
export async function waitingReports(desk: Desk, { actor, current }: Sight): Promise<Task[]> {
  const issued = new Map(issuedOf(current).map((one) => [one.directive, one]));
  const rows: Waiting[] = await desk.dataSource.query(WAITING, [
    [...issued.keys()],
    waitingForCommittee,
  ]);
  const tasks = await Promise.all(
    rows.map(async (row): Promise<Task[]> => {
      const { directive, place, count, since } = row;
      const workflow = await desk.workflows.byId(row.workflow);
      const command = commandOf(workflow, place, actor.role);
      if (command === undefined) return [];
      const { action, code } = actionOf(command);
      if (!can(actor, action)) return [];
      const verb = commandTitle(workflow, command);
      return [
        {
          ...nowhere,
          ...placed(issued.get(directive)!),
          ...dueBy(dueOf(workflow, row), desk.now),
          id: `${code}:${directive}:${place}:${row.workflow}`,
          kind: code,
          title: `${count} ${wordsOf(workflow).report} ${waitingFor[code] ?? `chờ “${verb}”`}`,
          detail: `Chờ lâu nhất từ ${shortDateTime(since)}`,
          office: actor.id,
          action: { verb, code },
          count,
        },
      ];
    }),
  );
  return tasks.flat();
}
