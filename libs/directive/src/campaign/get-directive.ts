import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { listCells } from '#libs/org';
import { Workflows } from '../workflows.js';
import { type DirectiveContent } from './directive.events.js';
import { numberingOf, readDirective } from './read-directive.js';

/** A reminder that will go out: shown before issue, so that every mail of the directive is known beforehand. */
export interface PlannedReminder {
  readonly step: string;
  readonly on: string;
  readonly at: string;
  readonly cells: number;
}

export interface DirectiveAnswer extends DirectiveContent {
  readonly directive: string;
  readonly status: string;
  readonly version: number;
  readonly symbol: string | null;
  readonly issuedOn: string | null;
  readonly notice: string | null;
  readonly reminders: readonly PlannedReminder[];
}

export class GetDirective extends Query<DirectiveAnswer> {
  constructor(readonly directive: string) {
    super();
  }
}

@QueryHandler(GetDirective)
export class GetDirectiveHandler implements IQueryHandler<GetDirective> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
  ) {}

  async execute({ directive }: GetDirective): Promise<DirectiveAnswer> {
    const { state, version } = await readDirective(this.store, directive);
    const { content } = state;
    const pinned = 'workflow' in state ? state.workflow : this.workflows.current(content.workflow).id;
    const cells = 'cells' in state ? state.cells.length : (await listCells(this.dataSource.manager, content.committee)).length;
    const waves = await this.workflows.waves(pinned, content);
    return {
      ...content, directive, status: state.status, version, ...numberingOf(state),
      reminders: waves.map(({ step, on, at }) => ({ step, on, at, cells })),
    };
  }
}

export class ListDirectives extends Query<readonly { directive: string; status: string }[]> {}

@QueryHandler(ListDirectives)
export class ListDirectivesHandler implements IQueryHandler<ListDirectives> {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Newest first. */
  async execute(): Promise<readonly { directive: string; status: string }[]> {
    return this.dataSource.query(
      `select substr(h.stream, 11) as directive, h.status from app.head h join app.event e on e.stream = h.stream and e.version = 1
       where h.category = 'directive' order by e.position desc`,
    );
  }
}
