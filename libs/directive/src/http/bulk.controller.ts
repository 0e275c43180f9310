import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { CommandId, IsCommand } from '#libs/platform';
import { bulkRequest, type BulkRequest } from '../bulk/bulk-commands.js';
import { GetBulkRun, PreviewBulk, StartBulk } from '../bulk/bulk.handlers.js';
import { type BulkRun } from '../bulk/stored-run.js';
import { type Judgement } from '../bulk/selection.js';

interface Reply {
  code(status: number): Reply;
}

/**
 * Runs one command over many obligations of a directive. The worker does the work, and the run says
 * how far it is.
 */
@ApiTags('bulk')
@ApiBearerAuth()
@Controller('api/bulk')
export class BulkController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  /** Answers 202 with the run, or 200 with what a run would do when only a preview is asked for. */
  @Post()
  @ApiAcceptedResponse({ description: 'The run, which the worker does.' })
  @ApiOkResponse({ description: 'What a run would do; nothing is done.' })
  @ApiOperation({
    summary: 'Gives one command to many obligations, or shows beforehand what it would do',
  })
  @HttpCode(202)
  @IsCommand()
  @Requires('bulk.run')
  async start(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Body({ schema: bulkRequest }) request: BulkRequest,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<BulkRun | Judgement> {
    if (!request.preview)
      return this.commands.execute(new StartBulk({ actor, commandId, request }));
    reply.code(200);
    return this.queries.execute(new PreviewBulk(actor, request));
  }

  @Get(':run')
  @ApiOperation({ summary: 'Reads how far a run is, and what came of each obligation' })
  @Requires('bulk.read')
  read(@Param('run') run: string): Promise<BulkRun> {
    return this.queries.execute(new GetBulkRun(run));
  }
}
