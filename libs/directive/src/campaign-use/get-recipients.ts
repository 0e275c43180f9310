import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { type Actor, type Cell, listCells } from '#libs/org';
import { Clock } from '#libs/platform';
import { isNumbered } from '../campaign/directive.js';
import { recipientsOn } from '../campaign/recipients.js';
import { readVisible } from '../campaign/visible-directive.js';

interface Named {
  readonly cell: string;
  readonly name: string;
}

/** Who gets the directive, and which cells of the committee do not. */
export interface RecipientsAnswer {
  /** True: pinned at the issue; false: as it would be issued today. */
  readonly pinned: boolean;
  readonly selected: readonly Named[];
  readonly leftOut: readonly Named[];
}

export class GetRecipients extends Query<RecipientsAnswer> {
  constructor(
    readonly directive: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

const named = ({ id, name }: Cell): Named => ({ cell: id, name });

@QueryHandler(GetRecipients)
export class GetRecipientsHandler implements IQueryHandler<GetRecipients> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ directive, actor }: GetRecipients): Promise<RecipientsAnswer> {
    const { state } = await readVisible(this.store, directive, actor);
    const { manager } = this.dataSource;
    const { content } = state;
    if (!isNumbered(state)) {
      const { selected, leftOut } = await recipientsOn(manager, content, await this.clock.today());
      return { pinned: false, selected: selected.map(named), leftOut: leftOut.map(named) };
    }
    const all = await listCells(manager, content.committee, state.issuedOn);
    const has = ({ id }: Cell): boolean => state.cells.includes(id);
    return {
      pinned: true,
      selected: all.filter(has).map(named),
      leftOut: all.filter((cell) => !has(cell)).map(named),
    };
  }
}
