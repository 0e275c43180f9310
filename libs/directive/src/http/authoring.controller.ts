import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  type PipeTransform,
  Post,
  Put,
  Res,
} from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { type z } from 'zod';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { CommandId, IsCommand, LongBody } from '#libs/platform';
import { largestFile } from '#libs/workflow';
import { DiscardWorkflowDraft } from '../authoring/discard-workflow-draft.js';
import { GetTrial, GetTrialPaper, type TrialAnswer } from '../authoring/get-trial.js';
import {
  GetWorkflowDraft,
  type TrialView,
  type WorkflowDraftAnswer,
} from '../authoring/get-workflow-draft.js';
import {
  ListWorkflowDrafts,
  type WorkflowDraftsAnswer,
} from '../authoring/list-workflow-drafts.js';
import {
  type PublishAnswer,
  PublishWorkflow,
  publishWorkflowBody,
} from '../authoring/publish-workflow.js';
import {
  requireWorkflowName,
  SaveWorkflowDraft,
  workflowDraftBody,
} from '../authoring/save-workflow-draft.js';
import { TryWorkflowDraft } from '../authoring/try-workflow-draft.js';

/** Any other name could not even be asked for. Error: `Refused` NOT_A_WORKFLOW_NAME. */
const workflowName: PipeTransform<string, string> = {
  transform(name) {
    requireWorkflowName(name);
    return name;
  },
};

interface Reply {
  header(name: string, value: string): Reply;
  send(body: Buffer): void;
}

/** A definition is written, tried and published without a file on the server. */
@ApiTags('workflows')
@ApiBearerAuth()
@Controller('api/workflows/drafts')
export class AuthoringController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Lists the definitions that are being written, with their last trial' })
  @Requires('workflow.write')
  list(): Promise<WorkflowDraftsAnswer> {
    return this.queries.execute(new ListWorkflowDrafts());
  }

  @Get(':name')
  @ApiOperation({ summary: 'A definition that is being written, and what is wrong with it' })
  @Requires('workflow.write')
  read(@Param('name', workflowName) name: string): Promise<WorkflowDraftAnswer> {
    return this.queries.execute(new GetWorkflowDraft(name));
  }

  @Put(':name')
  @ApiOperation({
    summary: 'Saves the three files as they are; wrong places come back as findings',
  })
  @LongBody(4 * largestFile)
  @IsCommand()
  @Requires('workflow.write')
  save(
    @CurrentActor() actor: Actor,
    @CommandId() _commandId: string,
    @Param('name', workflowName) name: string,
    @Body({ schema: workflowDraftBody }) body: z.infer<typeof workflowDraftBody>,
  ): Promise<WorkflowDraftAnswer> {
    return this.commands.execute(new SaveWorkflowDraft({ actor, name, body }));
  }

  @Delete(':name')
  @ApiOperation({ summary: 'Discards a draft with its trial' })
  @IsCommand()
  @Requires('workflow.write')
  discard(
    @CommandId() _commandId: string,
    @Param('name', workflowName) name: string,
  ): Promise<{ discarded: boolean }> {
    return this.commands.execute(new DiscardWorkflowDraft(name));
  }

  @Post(':name/try')
  @ApiOperation({
    summary: 'Has the draft played on the sample committee, in a database that is thrown away',
  })
  @HttpCode(202)
  @IsCommand()
  @Requires('workflow.write')
  try(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Param('name', workflowName) name: string,
  ): Promise<TrialView> {
    return this.commands.execute(new TryWorkflowDraft({ actor, commandId, name }));
  }

  @Get(':name/trial')
  @ApiOperation({
    summary: 'The last trial: how far it is, then what happened when, every message and paper',
  })
  @Requires('workflow.write')
  trial(@Param('name', workflowName) name: string): Promise<TrialAnswer> {
    return this.queries.execute(new GetTrial(name));
  }

  @Get(':name/trial/papers/:n')
  @ApiOperation({ summary: 'A paper of the last trial, by its place in the list, from 1' })
  @ApiProduces('application/pdf')
  @Requires('workflow.write')
  async paper(
    @Param('name', workflowName) name: string,
    @Param('n') n: string,
    @Res() reply: Reply,
  ): Promise<void> {
    const { file, bytes } = await this.queries.execute(
      new GetTrialPaper(name, /^\d{1,4}$/.test(n) ? Number(n) : 0),
    );
    reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file)}`)
      .send(bytes);
  }

  @Post(':name/publish')
  @ApiOperation({ summary: 'Takes the draft, as it was tried, for new work' })
  @HttpCode(200)
  @IsCommand()
  @Requires('workflow.publish')
  publish(
    @CurrentActor() actor: Actor,
    @CommandId() _commandId: string,
    @Param('name', workflowName) name: string,
    @Body({ schema: publishWorkflowBody }) body: z.infer<typeof publishWorkflowBody>,
  ): Promise<PublishAnswer> {
    return this.commands.execute(new PublishWorkflow({ actor, name, body }));
  }
}
