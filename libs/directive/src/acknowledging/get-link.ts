import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { Clock } from '#libs/platform';
import { Workflows } from '../definition/workflows.js';
import { type LinkView, readLink } from './read-link.js';

/** `obligation` is the stream that the token of a link speaks for. */
export class GetLink extends Query<LinkView> {
  constructor(readonly obligation: string) {
    super();
  }
}

@QueryHandler(GetLink)
export class GetLinkHandler implements IQueryHandler<GetLink> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ obligation }: GetLink): Promise<LinkView> {
    const { store, workflows } = this;
    const { manager } = this.dataSource;
    return readLink({ store, workflows, manager }, obligation, await this.clock.now());
  }
}
