import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { CommandId, IsCommand } from '#libs/platform';
import { bulkRequest, type BulkRequest } from './bulk-commands.js';
import { GetBulkRun, PreviewBulk, StartBulk } from './bulk.handlers.js';
import { type BulkRun } from './bulk-runs.js';
import { type Judgement } from './selection.js';

/** One command over many obligations of a directive. The worker does the work; the run says how far it is. */
@ApiTags('bulk')
@ApiBearerAuth()
@Controller('api/bulk')
export class BulkController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** What a run would do: how many, and the reasons of those left out. */
  @Post('preview')
  @HttpCode(200)
  @Requires('bulk.run')
  preview(@CurrentActor() actor: Actor, @Body({ schema: bulkRequest }) request: BulkRequest): Promise<Judgement> {
    return this.queries.execute(new PreviewBulk(actor, request));
  }

  @Post()
  @HttpCode(202)
  @IsCommand()
  @Requires('bulk.run')
  start(@CurrentActor() actor: Actor, @CommandId() commandId: string, @Body({ schema: bulkRequest }) request: BulkRequest): Promise<BulkRun> {
    return this.commands.execute(new StartBulk({ actor, commandId, request }));
  }

  @Get(':run')
  @Requires('bulk.read')
  read(@Param('run') run: string): Promise<BulkRun> {
    return this.queries.execute(new GetBulkRun(run));
  }
}
