import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentOffices, ForHolders } from '#libs/org';
import { GetTasks, type Tasks } from '../tasks/get-tasks.js';

/** The home of every role. */
@ApiTags('tasks')
@ApiBearerAuth()
@Controller('api/tasks')
export class TasksController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    summary:
      'What waits for the person in all offices they hold, the oldest deadline first, and what ' +
      'they did last',
  })
  @ForHolders()
  list(@CurrentOffices() offices: readonly Actor[]): Promise<Tasks> {
    return this.queries.execute(new GetTasks(offices));
  }
}
