import { shortDate } from '#libs/calendar';
import { type Action, can } from '#libs/org';
import {
  commandTitle,
  doneStatuses,
  markAhead,
  offeredCommands,
  waitingForCell,
} from '#libs/workflow';
import { isRunning, owingCells } from '../campaign/directive.js';
import { answersOf, answerTo, lettersAbove } from '../tree/letters-above.js';
import { type Current, type Desk, issuedOf, placed, type Sight } from './running.js';
import { dueBy } from '../definition/due.js';
import { nowhere, type Task, type TaskAction } from './task.js';

type Line = Pick<Task, 'title' | 'detail'> & Partial<Task>;

/** A line about one directive. */
function about(
  { actor }: Sight,
  current: Current,
  { code, verb, ...line }: Line & { readonly code: TaskAction; readonly verb: string },
): Task {
  return {
    ...nowhere,
    ...placed(current),
    dueAt: null,
    dueText: '',
    overdue: false,
    id: `${code}:${current.directive}`,
    kind: code,
    office: actor.id,
    count: 1,
    ...line,
    action: { verb, code },
  };
}

function drafts(desk: Desk, sight: Sight): Task[] {
  if (!can(sight.actor, 'directive.issue')) return [];
  return sight.current
    .filter(({ state }) => state.status === 'drafted')
    .map((one) =>
      about(sight, one, {
        ...dueBy(one.cutoffAt, desk.now),
        code: 'issue',
        verb: 'Xem và ban hành',
        title: 'Công văn đang dự thảo',
        detail: `Hạn ghi trong dự thảo: ${one.state.content.wording}`,
      }),
    );
}

interface Figures {
  readonly directive: string;
  readonly all: number;
  readonly open: number;
  readonly unacknowledged: number;
  readonly unsubmitted: number;
}

const FIGURES = `
  select h.parent as directive, count(*)::int as all,
    (count(*) filter (where h.status <> all ($2)))::int as open,
    (count(*) filter (where h.status = 'issued' and o.acknowledged_at is null))::int as
      unacknowledged,
    (count(*) filter (where h.status = any ($3)))::int as unsubmitted
  from app.head h left join app.obligation o on o.key = h.stream
  where h.category = 'obligation' and h.parent = any ($1) group by 1`;

const nothing = { all: 0, open: 0, unacknowledged: 0, unsubmitted: 0 };

const isDone = ({ state }: Current, { all, open }: Omit<Figures, 'directive'>): boolean =>
  isRunning(state) && !state.standing && open === 0 && all > 0 && all >= owingCells(state).length;

async function running(desk: Desk, sight: Sight): Promise<Task[]> {
  const { actor, current } = sight;
  const issued = issuedOf(current);
  const rows: Figures[] = await desk.dataSource.query(FIGURES, [
    issued.map(({ directive }) => directive),
    doneStatuses,
    waitingForCell,
  ]);
  const byDirective = new Map(rows.map((row) => [row.directive, row]));
  return issued.flatMap((one) => {
    const figures = byDirective.get(one.directive) ?? nothing;
    if (isDone(one, figures))
      return can(actor, 'directive.close') ? [readyToClose(sight, one, figures.all)] : [];
    return actor.role === 'clerk' && figures.all > 0
      ? [underWay(desk, sight, { one, figures })]
      : [];
  });
}

const readyToClose = (sight: Sight, one: Current, count: number): Task =>
  about(sight, one, {
    code: 'close',
    verb: 'Kết thúc đợt',
    title: 'Đợt đã xong, có thể kết thúc',
    detail: `Cả ${count} chi bộ đã có kết quả`,
    count,
  });

function underWay(
  desk: Desk,
  sight: Sight,
  { one, figures }: { one: Current; figures: Omit<Figures, 'directive'> },
): Task {
  const { all, unacknowledged, unsubmitted } = figures;
  const more = unacknowledged > 0 ? `, trong đó ${unacknowledged} chưa xác nhận đã nhận` : '';
  return about(sight, one, {
    ...dueBy(one.cutoffAt, desk.now),
    ...(unsubmitted === 0 ? { overdue: false } : {}),
    code: 'follow',
    verb: 'Mở bảng theo dõi',
    title: unsubmitted > 0 ? `${unsubmitted} chi bộ chưa gửi` : 'Các chi bộ đã gửi đủ',
    detail: `${unsubmitted} trên ${all} chi bộ chưa gửi${more}`,
    count: unsubmitted,
  });
}

interface Kept {
  readonly directive: string;
  readonly workflow: string;
  readonly status: string;
  readonly count: number;
}

const LATE = `
  select h.parent as directive, o.workflow, h.status, count(*)::int as count
  from app.head h join app.obligation o on o.key = h.stream
  where h.category = 'obligation' and h.parent = any ($1) and cardinality(o.late_receipts) > 0
    and h.status <> 'cancelled' group by 1, 2, 3 order by 1, 2, 3`;

/** Reports kept as late that this office may let in, by the definition. */
async function late(desk: Desk, sight: Sight): Promise<Task[]> {
  const { actor, current } = sight;
  if (!can(actor, 'obligation.accept-late')) return [];
  const issued = new Map(issuedOf(current).map((one) => [one.directive, one]));
  const rows: Kept[] = await desk.dataSource.query(LATE, [[...issued.keys()]]);
  const tasks = await Promise.all(
    rows.map(async ({ directive, workflow: id, status, count }): Promise<Task[]> => {
      const workflow = await desk.workflows.byId(id);
      const command = 'accept-late-report';
      if (!offeredCommands(workflow, status, actor.role).includes(command)) return [];
      const line = about(sight, issued.get(directive)!, {
        id: `decide-late:${directive}:${status}:${id}`,
        code: 'decide-late',
        verb: commandTitle(workflow, command),
        title: `${count} báo cáo gửi muộn chờ quyết định`,
        detail: 'Báo cáo được lưu, chưa có hiệu lực cho đến khi được chấp nhận',
        count,
      });
      return [line];
    }),
  );
  return tasks.flat();
}

const HELD = `
  select h.parent as directive, count(*)::int as count from app.head h
  join app.hold d on d.obligation = h.stream and d.cutoff_at = h.cutoff_at
    and d.released_at is null
  where h.category = 'obligation' and h.parent = any ($1) and h.status = any ($2) group by 1`;

const holdActions: readonly (readonly [Action, string])[] = [
  ['obligation.decide-late', 'Xem xét và thôi tạm giữ'],
  ['directive.draft', 'Xem các chi bộ đang tạm giữ'],
];

async function held(desk: Desk, sight: Sight): Promise<Task[]> {
  const verb = holdActions.find(([action]) => can(sight.actor, action))?.[1];
  if (verb === undefined) return [];
  const issued = new Map(issuedOf(sight.current).map((one) => [one.directive, one]));
  const rows: { directive: string; count: number }[] = await desk.dataSource.query(HELD, [
    [...issued.keys()],
    markAhead,
  ]);
  return rows.map(({ directive, count }) =>
    about(sight, issued.get(directive)!, {
      code: 'release-hold',
      verb,
      title: `${count} chi bộ đang được tạm giữ hạn`,
      detail: 'Đã qua hạn nhưng chưa ghi kết quả, chờ cấp ủy xem xét',
      count,
    }),
  );
}

async function fromAbove(desk: Desk, { actor }: Sight): Promise<Task[]> {
  if (!can(actor, 'directive.draft')) return [];
  const letters = await lettersAbove(desk.dataSource);
  if (letters.length === 0) return [];
  const answers = await answersOf(desk.dataSource);
  return letters
    .filter((letter) => !letter.withdrawn && !answerTo(letter, answers))
    .map(({ id, number, on, body, content }) => ({
      ...nowhere,
      ...dueBy(content.cutoffAt, desk.now),
      id: `from-above:${id}`,
      kind: 'from-above',
      title: `Công văn của cấp trên chưa có đợt: ${content.subject}`,
      detail: `Số ${number} ngày ${shortDate(on)} của ${body}`,
      office: actor.id,
      action: { verb: 'Lập đợt từ công văn này', code: 'from-above' },
      count: 1,
    }));
}

/** What waits for an office of the committee beside the reports themselves. */
export async function committeeTasks(desk: Desk, sight: Sight): Promise<Task[]> {
  const parts = [running, late, held, fromAbove].map((part) => part(desk, sight));
  return [...drafts(desk, sight), ...(await Promise.all(parts)).flat()];
}
