import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { readHistory, returnedRound } from '../obligation/read-history.js';
import { type Comment, commentsOf } from './comments.js';

export class ListComments extends Query<{ comments: Comment[] }> {
  constructor(readonly input: { readonly obligation: string; readonly actor: Actor }) {
    super();
  }
}

/** The comments of all rounds, oldest first. A cell reads them once the report is returned. */
@QueryHandler(ListComments)
export class ListCommentsHandler implements IQueryHandler<ListComments> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
  ) {}

  async execute({ input }: ListComments): Promise<{ comments: Comment[] }> {
    const history = await readHistory(this.store, input);
    const until = input.actor.role === 'cell' ? returnedRound(history) : history.state.round;
    return { comments: await commentsOf(this.dataSource.manager, input.obligation, until) };
  }
}
