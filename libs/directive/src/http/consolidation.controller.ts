import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type z } from 'zod';
import { type Actor, CurrentActor, Requires, WritesLook } from '#libs/org';
import { CommandId, IsCommand } from '#libs/platform';
import {
  GetConsolidation,
  GetConsolidationFile,
  type MadeFile,
} from '../upward/get-consolidation.js';
import { type FormTableAnswer, GetFormTable, GetFormTableFile } from '../upward/get-form-table.js';
import {
  IssueUpwardReport,
  type UpwardReportAnswer,
  upwardReportBody,
} from '../upward/issue-upward-report.js';
import { type Consolidation } from '../upward/read-consolidation.js';

interface Reply {
  header(name: string, value: string): Reply;
  send(bytes: Buffer): Reply;
}

function answer(reply: Reply, { name, mediaType, bytes }: MadeFile): void {
  reply
    .header('content-type', mediaType)
    .header(
      'content-disposition',
      `${mediaType === 'application/pdf' ? 'inline' : 'attachment'}; filename="${name}"`,
    )
    .header('cache-control', 'no-store')
    .header('x-content-type-options', 'nosniff')
    .send(bytes);
}

/** The committee's own table of a planning review, and its report to the superior. */
@ApiTags('consolidation')
@ApiBearerAuth()
@Controller('api/directives/:directive')
export class ConsolidationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get('consolidation')
  @ApiOperation({ summary: 'Adds up what all cells reported, as the committee’s own table' })
  @Requires('consolidation.read')
  @WritesLook()
  read(@Param('directive') directive: string): Promise<Consolidation> {
    return this.queries.execute(new GetConsolidation(directive));
  }

  @Get('consolidation.xlsx')
  @ApiOperation({ summary: 'The same table as a workbook' })
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Requires('consolidation.read')
  @WritesLook()
  async workbook(@Param('directive') directive: string, @Res() reply: Reply): Promise<void> {
    answer(reply, await this.queries.execute(new GetConsolidationFile(directive, 'xlsx')));
  }

  /** The report as a draft, with a blank number and day. The issued one is the archived PDF. */
  @Get('consolidation.pdf')
  @ApiOperation({ summary: 'The committee’s report as a draft, with a blank number and day' })
  @ApiProduces('application/pdf')
  @Requires('consolidation.read')
  @WritesLook()
  async draft(@Param('directive') directive: string, @Res() reply: Reply): Promise<void> {
    answer(reply, await this.queries.execute(new GetConsolidationFile(directive, 'pdf')));
  }

  @Get('form-table')
  @ApiOperation({
    summary:
      'What all cells reported in a form of the workflow’s own: rows, and sums and counts of ' +
      'each column',
  })
  @Requires('consolidation.read')
  @WritesLook()
  formTable(@Param('directive') directive: string): Promise<FormTableAnswer> {
    return this.queries.execute(new GetFormTable(directive));
  }

  @Get('form-table.xlsx')
  @ApiOperation({ summary: 'The same as a workbook: a sheet for each table, and one of figures' })
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @Requires('consolidation.read')
  @WritesLook()
  async formTableBook(@Param('directive') directive: string, @Res() reply: Reply): Promise<void> {
    answer(reply, await this.queries.execute(new GetFormTableFile(directive, 'xlsx')));
  }

  @Get('form-table.pdf')
  @ApiOperation({ summary: 'The same as a table to print; it has no number and is not kept' })
  @ApiProduces('application/pdf')
  @Requires('consolidation.read')
  @WritesLook()
  async formTablePage(@Param('directive') directive: string, @Res() reply: Reply): Promise<void> {
    answer(reply, await this.queries.execute(new GetFormTableFile(directive, 'pdf')));
  }

  @Post('upward-report')
  @ApiOperation({
    summary:
      'The committee’s own report: interim, final, or (supplement) what changed since the ' +
      'final one',
  })
  @HttpCode(200)
  @IsCommand()
  @Requires('directive.report-upward')
  report(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Body({ schema: upwardReportBody }) body: z.infer<typeof upwardReportBody>,
  ): Promise<UpwardReportAnswer> {
    return this.commands.execute(new IssueUpwardReport({ actor, commandId, directive, body }));
  }
}
