import { type EntityManager } from 'typeorm';
import { doneStatuses, firstStatus, isAmong, markAhead, statusTitle } from '#libs/workflow';
import { obligationStream } from '../obligation/obligation-stream.js';
import { PINNED } from '../obligation/pinned-sql.js';
import { STANDS } from '../obligation/stands-sql.js';
import { releaseWay, waysOn } from '../obligation/waiting.js';
import { type Workflows } from '../definition/workflows.js';
import { type OpenObligation } from './still-open.js';

interface Row extends Omit<OpenObligation, 'title' | 'ways'> {
  readonly workflow: string | null;
  readonly held: boolean;
  /** The state of the definition. */
  readonly place: string;
}

const OPEN = `
  select coalesce(h.owner, s.cell) as cell, coalesce(c.name, h.owner,
    s.cell) || coalesce(' – đã kết thúc hoạt động ngày ' || to_char(app.cell_ended(c.id, app.now()),
    'DD/MM/YYYY'), '') as name, coalesce(h.status, $5) as status,
    coalesce(${STANDS}, $5) as place, ${PINNED} as workflow,
    app.iso(e.since) as since, e."dueOn",
    exists (select from app.hold d where d.obligation = h.stream and d.cutoff_at = h.cutoff_at
      and d.released_at is null) as held
  from (select stream, owner, status, cutoff_at from app.head where category = 'obligation'
    and parent = $1) h
  full join unnest($2::text[], $3::text[]) as s(cell, stream) on s.stream = h.stream
  left join app.cell c on c.id = coalesce(h.owner, s.cell)
  left join lateral (
    select max(x.at) filter (where x.type not in ('ObligationAcknowledged', 'ReportSetAside',
        'DeadlineExtended', 'WorkflowMigrated')) as since,
      (array_agg(x.data->>'dueOn' order by x.version desc) filter (where x.data->>'dueOn' is not
        null))[1] as "dueOn"
    from app.event x where x.stream = h.stream) e on true
  where coalesce(h.status, $5) <> all ($4) order by c.ordinal, 1`;

/**
 * Lists what is not done, in the committee's own order. The heads are locked until the transaction
 * ends, so the answer stays true until then.
 */
export async function openObligations(
  manager: EntityManager,
  workflows: Workflows,
  { directive, cells }: { directive: string; cells: readonly string[] },
): Promise<OpenObligation[]> {
  await manager.query(
    `select 1 from app.head where category = 'obligation' and parent = $1 ` +
      'order by stream for share',
    [directive],
  );
  const rows: Row[] = await manager.query(OPEN, [
    directive,
    cells,
    cells.map((cell) => obligationStream(directive, cell)),
    doneStatuses,
    firstStatus,
  ]);
  return Promise.all(
    rows.map(async ({ workflow: id, held, place, ...row }) => {
      if (id === null) return { ...row, title: 'đang giao', ways: [] };
      const workflow = await workflows.byId(id);
      return {
        ...row,
        title: statusTitle(workflow, place),
        ways: [
          ...(held && isAmong(markAhead, row.status) ? [releaseWay] : []),
          ...waysOn(workflow, place),
        ],
      };
    }),
  );
}
