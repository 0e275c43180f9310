import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { readDirective, Workflows } from '#libs/directive';
import { EventStore } from '#libs/event-store';
import { type Actor, can } from '#libs/org';
import { Clock } from '#libs/platform';
import { Refused } from '#libs/decider';
import { waitingForCell } from '#libs/workflow';
import { isTold, toldRoles } from '../tellings/told-roles.js';
import { outwardChannels, sendingKind } from '../channels/channels.js';

/** What became of a message on one channel. */
export interface SentDelivery {
  readonly channel: string;
  readonly state: 'pending' | 'sent' | 'kept' | 'failed' | 'unknown' | 'overtaken';
  readonly stateText: string;
  /** When the mail server took it; null until then. */
  readonly handedAt: string | null;
  readonly tries: number;
  readonly retryAt: string | null;
  readonly cause: string | null;
}

/** A message of a campaign, with what became of it. */
export interface SentMessage {
  readonly id: string;
  readonly at: string;
  readonly obligation: string | null;
  readonly cell: string | null;
  /** Whom it is for: the name of a cell, or an office of the committee. */
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly readAt: string | null;
  readonly deliveries: readonly SentDelivery[];
}

/** A wave of reminders that is still to come. */
export interface PlannedWave {
  readonly on: string;
  readonly at: string;
  /** What is said to whom. */
  readonly title: string;
  readonly cells: readonly { readonly cell: string; readonly name: string }[];
}

/** A call that the clerk noted. */
export interface Contact {
  readonly at: string;
  readonly obligation: string;
  readonly cell: string;
  readonly cellName: string;
  readonly note: string;
  readonly by: string;
}

export interface SentAnswer {
  readonly messages: readonly SentMessage[];
  readonly next: string | null;
  readonly planned: readonly PlannedWave[];
  readonly contacts: readonly Contact[];
}

export interface SentAsked {
  readonly directive: string;
  readonly cell?: string;
  readonly after?: string;
  readonly limit: number;
}

/** "Đã gửi thư" is said of nothing but what the delivery log says. */
const STATES: Readonly<Record<SentDelivery['state'], string>> = {
  pending: 'Đang chờ gửi thư',
  sent: 'Đã gửi thư',
  kept: 'Chỉ có trong ứng dụng, không gửi thư',
  failed: 'Không gửi được thư',
  unknown: 'Không rõ thư đã đi hay chưa',
  overtaken: 'Không gửi thư vì đã có việc mới hơn',
};

type Row = Omit<SentMessage, 'to' | 'deliveries'> & {
  readonly name: string | null;
  readonly role: string | null;
  readonly deliveries: readonly Omit<SentDelivery, 'stateText'>[];
};

const MESSAGES = `
  select m.id, app.iso(m.at) as at,
    case when m.cell is not null then m.obligation end as obligation,
    m.cell, c.name, m.role, m.subject, m.body, app.iso(m.read_at) as "readAt",
    coalesce((select jsonb_agg(jsonb_build_object('channel', d.channel, 'state', d.state,
        'handedAt', case when d.state = 'sent' then app.iso(e.done_at) end,
        'tries', coalesce(e.attempts, 0), 'retryAt', case when e.done_at is null then
          app.iso(e.retry_at) end, 'cause', case when d.state <> 'sent' then e.last_error end)
        order by d.channel)
      from app.delivery d left join app.effect e on e.subject = m.id
        and e.kind = ($5::jsonb)->>d.channel where d.message = m.id), '[]') as deliveries
  from app.message m left join app.cell c on c.id = m.cell
  where m.directive = $1 and ($2::text is null or m.cell = $2)
    and ($3::text is null or (m.at, m.id) < (select at, id from app.message where id = $3))
  order by m.at desc, m.id desc limit $4`;

const WAITING = `
  select o.workflow, o.due_on::text as "dueOn", app.iso(o.cutoff_at) as "cutoffAt",
    jsonb_agg(jsonb_build_object('cell', o.cell, 'name', coalesce(c.name, o.cell))
      order by c.ordinal, o.cell) as cells
  from app.obligation o left join app.cell c on c.id = o.cell
  where o.directive = $1 and o.status = any ($2) and o.cutoff_at > app.now()
    and ($3::text is null or o.cell = $3) and app.cell_ended(o.cell, app.now()) is null
  group by 1, 2, 3 order by 3`;

const CONTACTS = `
  select app.iso(k.at) as at, k.obligation, h.owner as cell,
    coalesce(c.name, h.owner) as "cellName",
    k.note, coalesce(o.name, 'Văn thư') as by
  from app.contact k join app.head h on h.stream = k.obligation
  left join app.cell c on c.id = h.owner left join app.office o on o.id = k.by
  where h.parent = $1 and ($2::text is null or h.owner = $2) order by k.at desc, k.id limit 200`;

interface Waiting {
  readonly workflow: string;
  readonly dueOn: string;
  readonly cutoffAt: string;
  readonly cells: PlannedWave['cells'];
}

/** What was told to anybody in a campaign, and what will be. */
@Injectable()
export class SentMessages {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Errors: `Refused` NO_SUCH_DIRECTIVE, NOT_YOUR_COMMITTEE. */
  async read(asked: SentAsked, actor: Actor): Promise<SentAnswer> {
    await requireDirective(this.store, asked.directive, actor);
    const { directive, cell = null, after = null, limit } = asked;
    const kinds = Object.fromEntries(
      outwardChannels.map((channel) => [channel.name, sendingKind(channel)]),
    );
    const rows: Row[] = await this.dataSource.query(MESSAGES, [
      directive,
      cell,
      after,
      limit,
      JSON.stringify(kinds),
    ]);
    return {
      messages: rows.map(inWords),
      next: rows.length === limit ? rows.at(-1)!.id : null,
      planned: await this.planned(directive, cell),
      contacts: await this.dataSource.query(CONTACTS, [directive, cell]),
    };
  }

  private async planned(directive: string, cell: string | null): Promise<PlannedWave[]> {
    const now = await this.clock.now();
    const groups: Waiting[] = await this.dataSource.query(WAITING, [
      directive,
      waitingForCell,
      cell,
    ]);
    const waves = await Promise.all(
      groups.map(async ({ workflow, cells, ...deadline }) =>
        (await this.workflows.waves(workflow, deadline))
          .filter(({ at }) => at > now)
          .map(({ on, at }) => ({ on, at, title: `Nhắc ${cells.length} chi bộ chưa gửi`, cells })),
      ),
    );
    return waves.flat().toSorted((a, b) => (a.at < b.at ? -1 : 1));
  }
}

function inWords({ name, role, deliveries, ...row }: Row): SentMessage {
  const office = role !== null && isTold(role) ? toldRoles[role] : 'Đảng ủy';
  return {
    ...row,
    to: row.cell === null ? office : (name ?? 'Chi bộ không còn trong danh sách'),
    deliveries: deliveries.map((one) => ({ ...one, stateText: STATES[one.state] })),
  };
}

/** Of others it is not there at all. */
export async function requireDirective(store: EventStore, id: string, actor: Actor): Promise<void> {
  const { state } = await readDirective(store, id);
  if (!can(actor, 'message.review', { committee: state.content.committee }))
    throw new Refused(
      'NOT_YOUR_MESSAGES',
      'Đợt này của đảng bộ khác. Hãy chọn lại từ danh sách các đợt.',
    );
}
