import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '#libs/org';
import { ListWorkflows, type WorkflowsAnswer } from '../campaign-use/list-workflows.js';

@ApiTags('workflows')
@ApiBearerAuth()
@Controller('api/workflows')
export class WorkflowController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary: 'Lists the definitions that a directive may be drafted by, and why others are skipped',
  })
  @Requires('workflow.read')
  list(): Promise<WorkflowsAnswer> {
    return this.queries.execute(new ListWorkflows());
  }
}
