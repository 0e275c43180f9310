import { Controller, Get, Inject, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { type ApprovedListAnswer, GetApprovedLists } from './get-approved-lists.js';

@ApiTags('planning')
@ApiBearerAuth()
@Controller('api/cells/:cell')
export class ApprovedListsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  /** The last approved list of each term of the cell. */
  @Get('approved-lists')
  @Requires('obligation.read')
  read(@Param('cell') cell: string, @CurrentActor() actor: Actor): Promise<{ cell: string; lists: readonly ApprovedListAnswer[] }> {
    return this.queries.execute(new GetApprovedLists(cell, actor));
  }
}
