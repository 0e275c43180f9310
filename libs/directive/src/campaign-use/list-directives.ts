import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { type Actor, can } from '#libs/org';
import { doneStatuses, reportReceived, statusesCountedAs } from '#libs/workflow';

/** A directive as the list shows it. The figures leave out what is no longer owed. */
export interface ListedDirective {
  readonly directive: string;
  readonly status: string;
  readonly year: number;
  readonly subject: string;
  /** Name of its definition. */
  readonly workflow: string;
  readonly dueOn: string;
  /** Null before the issue. */
  readonly symbol: string | null;
  readonly issuedOn: string | null;
  readonly cells: number;
  /** Cells whose report has come in. */
  readonly received: number;
  /** Cells with which nothing is left to do. */
  readonly done: number;
}

export class ListDirectives extends Query<readonly ListedDirective[]> {
  constructor(readonly actor: Actor) {
    super();
  }
}

const LISTED = `
  select substr(h.stream, 11) as directive, h.status, (c.data->>'year')::int as year,
    c.data->>'subject' as subject, c.data->>'workflow' as workflow, c.data->>'dueOn' as "dueOn",
    i.data->>'symbol' as symbol, i.data->>'issuedOn' as "issuedOn",
    o.cells, o.received, o.done
  from app.head h
  join app.event e on e.stream = h.stream and e.version = 1
  join lateral (select x.data from app.event x where x.stream = h.stream
    and x.type in ('DirectiveDrafted', 'DirectiveAmended', 'DirectiveCorrected')
    order by x.version desc limit 1) c on true
  left join lateral (select x.data from app.event x where x.stream = h.stream
    and x.type in ('DirectiveIssued', 'PeriodIssued') order by x.version limit 1) i on true
  left join lateral (select
      count(*) filter (where x.status <> all ($4))::int as cells,
      count(*) filter (where x.status = any ($2))::int as received,
      count(*) filter (where x.status = any ($3) and x.status <> all ($4))::int as done
    from app.obligation x where x.directive = substr(h.stream, 11)) o on true
  where h.category = 'directive' and ($1 or i.data is not null)
  order by e.position desc`;

@QueryHandler(ListDirectives)
export class ListDirectivesHandler implements IQueryHandler<ListDirectives> {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Lists the newest first. Drafts are listed only for those who may read them. */
  async execute({ actor }: ListDirectives): Promise<readonly ListedDirective[]> {
    return this.dataSource.query(LISTED, [
      can(actor, 'directive.read-draft'),
      reportReceived,
      doneStatuses,
      statusesCountedAs('cancelled'),
    ]);
  }
}
