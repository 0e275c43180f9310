import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { type Actor, listCommittees } from '#libs/org';
import { Clock } from '#libs/platform';
import { Workflows } from '../definition/workflows.js';
import { type DraftAbove, draftAbove } from './draft-above.js';
import { letterAbove } from './letters-above.js';

export class GetDraftAbove extends Query<DraftAbove> {
  constructor(
    readonly id: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Writes nothing. Errors: `Refused` NO_SUCH_LETTER_ABOVE. */
@QueryHandler(GetDraftAbove)
export class GetDraftAboveHandler implements IQueryHandler<GetDraftAbove> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ id, actor }: GetDraftAbove): Promise<DraftAbove> {
    const letter = await letterAbove(this.dataSource, id);
    const { workflow: name } = letter.content;
    const usable = (await this.workflows.names({ usable: true })).includes(name);
    const committee =
      actor.committee ?? letter.committee ?? (await listCommittees(this.dataSource.manager))[0]!;
    return draftAbove(letter, {
      committee,
      today: await this.clock.today(),
      ...(usable ? { workflow: await this.workflows.current(name) } : {}),
    });
  }
}
