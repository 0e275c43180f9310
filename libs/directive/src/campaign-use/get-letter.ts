import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { composeDocument } from '#libs/documents';
import { EventStore } from '#libs/event-store';
import { Clock } from '#libs/platform';
import { Workflows } from '../definition/workflows.js';
import { directiveText, issuedLetter, issueKind } from '../letters/directive-letter.js';
import { issuer } from '../letters/issuer.js';
import { readDirective } from '../campaign/read-directive.js';

export class GetLetter extends Query<string> {
  constructor(readonly directive: string) {
    super();
  }
}

/**
 * The letter as a page, as it would be issued today. Number and day are blank, like a draft on
 * paper. The issued letter is the archived PDF.
 */
@QueryHandler(GetLetter)
export class GetLetterHandler implements IQueryHandler<GetLetter> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ directive }: GetLetter): Promise<string> {
    const { state } = await readDirective(this.store, directive);
    const issuedOn = await this.clock.today();
    const from = await issuer(this.dataSource.manager, state.content.committee, issuedOn);
    const workflow =
      'workflow' in state
        ? await this.workflows.byId(state.workflow)
        : await this.workflows.current(state.content.workflow);
    const kind = issueKind(workflow);
    const text = directiveText(state.content);
    return composeDocument(
      kind.name,
      issuedLetter(workflow, { from, issuedOn, number: null }, text),
    );
  }
}
