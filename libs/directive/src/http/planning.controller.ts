import { Controller, Get, Inject, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires, WritesLook } from '#libs/org';
import { type ApprovedListAnswer, GetApprovedLists } from '../planning/get-approved-lists.js';
import { GetRules, type RulesAnswer } from '../planning/get-rules.js';

@ApiTags('planning')
@ApiBearerAuth()
@Controller('api')
export class PlanningController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  /** The last approved list of each term of the cell. */
  @Get('cells/:cell/approved-lists')
  @ApiOperation({ summary: 'Reads the last approved list of each term of the cell' })
  @Requires('obligation.read')
  @WritesLook()
  read(
    @Param('cell') cell: string,
    @CurrentActor() actor: Actor,
  ): Promise<{ cell: string; lists: readonly ApprovedListAnswer[] }> {
    return this.queries.execute(new GetApprovedLists(cell, actor));
  }

  /**
   * What the reports of the directive are checked by: the rules, the parameters, the source of each
   * and how certain it is.
   */
  @Get('directives/:directive/rules')
  @ApiOperation({
    summary: 'Explains by what the reports are checked: rules, parameters and their sources',
  })
  @Requires('directive.read')
  rules(@Param('directive') directive: string, @CurrentActor() actor: Actor): Promise<RulesAnswer> {
    return this.queries.execute(new GetRules(directive, actor));
  }
}
