import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Query as QueryParam,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, CurrentActor, Requires, WritesLook } from '#libs/org';
import { Asking, ObligationRoute } from '../obligation/asking.js';
import { type ObligationCommand } from '../obligation/decide-obligation.js';
import { AddComment, commentBody } from '../review/add-comment.js';
import { type Comment } from '../review/comments.js';
import { DiffRounds, type RoundsDiff } from '../review/diff-rounds.js';
import { GetReport, type ReportView } from '../review/get-report.js';
import { ListComments } from '../review/list-comments.js';
import { SettleComment } from '../review/settle-comment.js';

const round = z.coerce.number().int().min(1).max(1000);
const reportQuery = z.strictObject({ round: round.optional() });
const diffQuery = z.strictObject({ from: round.optional(), to: round.optional() });

interface Reply {
  header(name: string, value: string): Reply;
}

/** What was sent, what changed between two rounds, and what the reviewers say about it. */
@ApiTags('review')
@ApiBearerAuth()
@Controller('api/obligations/:obligation')
export class ReviewController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get('report')
  @ApiOperation({ summary: 'Reads the report that was sent last, or that of a round' })
  @ApiQuery({ name: 'round', required: false })
  @Requires('report.read')
  async report(
    @Param('obligation') obligation: string,
    @CurrentActor() actor: Actor,
    @QueryParam({ schema: reportQuery }) { round: asked }: z.infer<typeof reportQuery>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ReportView> {
    const view = await this.queries.execute(new GetReport({ obligation, actor, round: asked }));
    reply.header('etag', `"${view.version}"`);
    return view;
  }

  @Get('rounds/diff')
  @ApiOperation({ summary: 'Compares two rounds of the report, row by row' })
  @ApiQuery({ name: 'from', required: false })
  @ApiQuery({ name: 'to', required: false })
  @Requires('report.read')
  diff(
    @Param('obligation') obligation: string,
    @CurrentActor() actor: Actor,
    @QueryParam({ schema: diffQuery }) { from, to }: z.infer<typeof diffQuery>,
  ): Promise<RoundsDiff> {
    return this.queries.execute(new DiffRounds({ obligation, actor, from, to }));
  }

  @Get('comments')
  @ApiOperation({ summary: 'Lists the comments at places of the report' })
  @Requires('report.read')
  @WritesLook()
  comments(
    @Param('obligation') obligation: string,
    @CurrentActor() actor: Actor,
  ): Promise<{ comments: Comment[] }> {
    return this.queries.execute(new ListComments({ obligation, actor }));
  }

  @Post('comments')
  @ApiOperation({ summary: 'Comments on a place of the report' })
  @ObligationRoute('obligation.comment')
  comment(
    @Asking() asks: ObligationCommand,
    @Body({ schema: commentBody }) body: z.infer<typeof commentBody>,
  ): Promise<Comment> {
    return this.commands.execute(new AddComment({ ...asks, body }));
  }

  @Post('comments/:comment/resolve')
  @ApiOperation({ summary: 'Settles a comment' })
  @ApiParam({ name: 'comment', description: 'id of the comment' })
  @ObligationRoute('obligation.answer-comment')
  resolve(@Asking() asks: ObligationCommand, @Param('comment') comment: string): Promise<Comment> {
    return this.commands.execute(new SettleComment({ ...asks, comment }));
  }
}
