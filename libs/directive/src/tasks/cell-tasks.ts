import { shortDateTime } from '#libs/calendar';
import { type Actor } from '#libs/org';
import {
  commandTitle,
  isAmong,
  offeredCommands,
  type Workflow,
  waitingForCell,
  wordsOf,
} from '#libs/workflow';
import { readDraft } from '../draft/draft-store.js';
import { type Existing, placeOf } from '../obligation/obligation.js';
import { obligationStream } from '../obligation/obligation-stream.js';
import { type History, readHistory } from '../obligation/read-history.js';
import { type Current, type Desk, issuedOf, placed, type Sight } from './running.js';
import { dueBy } from '../definition/due.js';
import { nowhere, type Task } from './task.js';
import { excerpt, holdWords } from './task-words.js';

interface Found {
  readonly stream: string;
  readonly cellName: string;
  readonly hold: string | null;
}

const MINE = `
  select h.stream, c.name as "cellName", d.reason as hold
  from app.head h join app.cell c on c.id = h.owner
  left join app.hold d on d.obligation = h.stream and d.cutoff_at = h.cutoff_at
    and d.released_at is null
  where h.stream = any ($1) and h.status = any ($2)`;

type Ask = Pick<Task, 'title' | 'kind' | 'action'>;

function asked(state: Existing, workflow: Workflow): Ask | undefined {
  const offered = offeredCommands(workflow, placeOf(state), 'cell');
  const { report } = wordsOf(workflow);
  if (!state.acknowledged && state.status === 'issued' && offered.includes('acknowledge'))
    return {
      kind: 'acknowledge',
      title: 'Xác nhận đã nhận công văn',
      action: { verb: commandTitle(workflow, 'acknowledge'), code: 'acknowledge' },
    };
  if (!offered.includes('submit-report')) return undefined;
  return state.status === 'returned'
    ? {
        kind: 'resubmit',
        title: `Sửa và gửi lại ${report}`,
        action: { verb: 'Sửa và gửi lại', code: 'resubmit' },
      }
    : {
        kind: 'report',
        title: commandTitle(workflow, 'submit-report'),
        action: { verb: `Làm ${report}`, code: 'report' },
      };
}

function whyBack({ steps }: History): string | undefined {
  const back = steps.findLast(
    ({ event }) => event.type === 'ReportReturned' || event.type === 'ReportWithdrawn',
  )?.event;
  if (back?.type === 'ReportReturned') return `Lý do trả lại: ${excerpt(back.data.reason)}`;
  return back ? 'Đồng chí đã rút lại báo cáo' : undefined;
}

async function detailOf(desk: Desk, history: History, { stream, hold }: Found): Promise<string> {
  const { state } = history;
  const draft = await readDraft(desk.dataSource.manager, stream);
  const said = [
    hold === null ? undefined : holdWords(hold),
    state.setAside.length > 0
      ? `Đã nhận bản gửi muộn số ${state.setAside.at(-1)!.receipt}, đang chờ xem xét`
      : undefined,
    state.status === 'returned' ? whyBack(history) : undefined,
    draft?.content ? `Đang soạn, lưu lúc ${shortDateTime(draft.savedAt)}` : undefined,
  ];
  return said.filter((one) => one !== undefined).join('. ');
}

async function taskOf(
  desk: Desk,
  actor: Actor,
  { found, current }: { found: Found; current: Current },
): Promise<Task[]> {
  const { stream, cellName } = found;
  const history = await readHistory(desk.store, { obligation: stream, actor });
  const { state } = history;
  const ask = asked(state, await desk.workflows.byId(state.workflow));
  if (!ask || !isAmong(waitingForCell, state.status)) return [];
  return [
    {
      ...nowhere,
      ...placed(current),
      ...ask,
      ...dueBy(state.cutoffAt, desk.now),
      id: `cell:${stream}`,
      detail: await detailOf(desk, history, found),
      obligation: stream,
      cell: state.cell,
      cellName,
      office: actor.id,
      count: 1,
    },
  ];
}

/** What the directives under way ask of the cell for which this office speaks. */
export async function cellTasks(desk: Desk, { actor, current }: Sight): Promise<Task[]> {
  const { cell } = actor;
  if (cell === undefined) return [];
  const byStream = new Map(
    issuedOf(current).map((one) => [obligationStream(one.directive, cell), one]),
  );
  const rows: Found[] = await desk.dataSource.query(MINE, [[...byStream.keys()], waitingForCell]);
  const tasks = await Promise.all(
    rows.map((found) => taskOf(desk, actor, { found, current: byStream.get(found.stream)! })),
  );
  return tasks.flat();
}
