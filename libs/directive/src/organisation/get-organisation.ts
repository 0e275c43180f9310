import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { type CommitteeOnDay, organisationOn } from '#libs/org';
import { Clock } from '#libs/platform';

export interface OrganisationAnswer {
  /** The day as of which it stands. */
  readonly on: string;
  readonly committees: readonly CommitteeOnDay[];
  /** The committees directly below, by name alone; `/api/subordinates` has their sums. */
  readonly below: readonly { readonly committee: string; readonly name: string }[];
}

export class GetOrganisation extends Query<OrganisationAnswer> {
  constructor(readonly on: string | undefined) {
    super();
  }
}

/** The tree that the reader sees: their committee with its cells, as of a day. */
@QueryHandler(GetOrganisation)
export class GetOrganisationHandler implements IQueryHandler<GetOrganisation> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ on: asked }: GetOrganisation): Promise<OrganisationAnswer> {
    const { manager } = this.dataSource;
    const on = asked ?? (await this.clock.today());
    return {
      on,
      committees: await organisationOn(manager, on),
      below: await manager.query(
        'select id as committee, name from app.committees_below() order by id',
      ),
    };
  }
}
