import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryBus, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import {
  type Actor,
  type Cell,
  type CellOnDay,
  cellsOnDay,
  getCell,
  type TermOnDay,
  termsOnDay,
} from '#libs/org';
import { Clock } from '#libs/platform';
import { statusTitle } from '#libs/workflow';
import { noSuchCell, requireMay } from '../definition/refusals.js';
import { Workflows } from '../definition/workflows.js';
import { type ApprovedListAnswer, GetApprovedLists } from '../planning/get-approved-lists.js';

/** Somebody who spoke, speaks or will speak for the cell. */
export interface CellOffice {
  readonly office: string;
  readonly official: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly source: string;
  readonly lentBy: string | null;
  /** Whether it is held today. */
  readonly held: boolean;
}

export interface CellWork {
  readonly obligation: string;
  readonly directive: string;
  /** Number and subject of the letter; null until it is known. */
  readonly symbol: string | null;
  readonly subject: string | null;
  readonly status: string;
  /** What the definition calls the state. */
  readonly title: string;
  readonly dueOn: string;
  readonly wording: string;
  readonly receipt: string | null;
  readonly submittedAt: string | null;
  readonly notice: string | null;
  readonly noticeSymbol: string | null;
  /** Where the sealed notice is; null until it is sealed. */
  readonly noticePdf: string | null;
}

export interface OrganisationCellAnswer extends CellOnDay {
  readonly committee: string;
  readonly email: string;
  readonly note: string;
  readonly terms: readonly TermOnDay[];
  /** The persons on record of the cell: those of its approved lists, by term. */
  readonly lists: readonly ApprovedListAnswer[];
  readonly offices: readonly CellOffice[];
  /** The newest first. */
  readonly obligations: readonly CellWork[];
}

const OFFICES = `
  select o.id as office, o.official, o.name, o.held_from::text as "from", o.held_to::text as "to",
    o.source, o.lent_by as "lentBy", app.holds(o, app.today()) as held
  from app.office o where o.cell = $1 order by o.created_at desc, o.id`;

const WORK = `
  select o.key as obligation, o.directive, l.symbol, l.title as subject, o.status,
    coalesce(o.stands_at, o.status) as "standsAt", o.workflow, o.due_on::text as "dueOn",
    o.wording, o.receipt, app.iso(o.submitted_at) as "submittedAt", o.notice,
    n.symbol as "noticeSymbol",
    case when n.sha256 is not null then '/documents/' || n.key || '.pdf' end as "noticePdf"
  from app.obligation o left join app.outgoing l on l.key = 'notice-' || o.directive
    left join app.outgoing n on n.key = o.notice
  where o.cell = $1 order by o.cutoff_at desc, o.key`;

type WorkRow = Omit<CellWork, 'title'> & { readonly standsAt: string; readonly workflow: string };

export class GetOrganisationCell extends Query<OrganisationCellAnswer> {
  constructor(
    readonly cell: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** All that is on record of one cell. Error: `Refused` NO_SUCH_CELL. */
@QueryHandler(GetOrganisationCell)
export class GetOrganisationCellHandler implements IQueryHandler<GetOrganisationCell> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ cell: id, actor }: GetOrganisationCell): Promise<OrganisationCellAnswer> {
    requireMay(actor, 'organisation.read', { cell: id });
    const { manager } = this.dataSource;
    const cell = await getCell(manager, id);
    if (!cell) throw noSuchCell(id);
    const { lists } = await this.queries.execute(new GetApprovedLists(id, actor));
    return {
      ...(await this.today(cell)),
      lists,
      offices: await manager.query(OFFICES, [id]),
      obligations: await this.work(id),
    };
  }

  private async today({ id, committee, email, note }: Cell) {
    const { manager } = this.dataSource;
    const on = await this.clock.today();
    const [shown] = await cellsOnDay(manager, { committee, on, only: id });
    return { ...shown!, committee, email, note, terms: await termsOnDay(manager, id, on) };
  }

  private async work(cell: string): Promise<CellWork[]> {
    const rows: WorkRow[] = await this.dataSource.query(WORK, [cell]);
    return Promise.all(
      rows.map(async ({ standsAt, workflow, ...row }) => ({
        ...row,
        title: statusTitle(await this.workflows.byId(workflow), standsAt),
      })),
    );
  }
}
