import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { CommandId, IsCommand } from '#libs/platform';
import { type Board, GetBoard } from '../board/get-board.js';
import { type AddAnswer, AddObligation } from '../campaign-use/add-obligation.js';
import { type CloseAnswer, CloseDirective } from '../campaign-use/close-directive.js';
import {
  type DraftAnswer,
  DraftDirective,
  draftDirectiveBody,
  type DraftDirectiveBody,
} from '../campaign-use/draft-directive.js';
import { type DirectiveAnswer, GetDirective } from '../campaign-use/get-directive.js';
import { GetLetter } from '../campaign-use/get-letter.js';
import { GetRecipients, type RecipientsAnswer } from '../campaign-use/get-recipients.js';
import { GetSummary, type Summary } from '../campaign-use/get-summary.js';
import { type IssueAnswer, IssueDirective } from '../campaign-use/issue-directive.js';
import { ListDirectives, type ListedDirective } from '../campaign-use/list-directives.js';
import { type MoveAnswer, MoveObligations } from '../campaign-use/move-obligations.js';
import { addObligationBody, moveObligationsBody } from '../campaign-use/new-obligations.js';
import {
  CorrectDirective,
  type CorrectAnswer,
  correctDirectiveBody,
} from '../campaign-use/correct-directive.js';
import {
  RecallDirective,
  type RecallAnswer,
  recallDirectiveBody,
} from '../campaign-use/recall-directive.js';
import { IssueResults, type ResultsAnswer } from '../results/issue-results.js';
import { WithdrawDirective, withdrawDirectiveBody } from '../campaign-use/withdraw-directive.js';

const newDirective = draftDirectiveBody.extend({
  directive: z
    .string()
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'Mã đợt gồm chữ thường không dấu, số và gạch nối, ví dụ quy-hoach-2024',
    )
    .max(60),
});

@ApiTags('directives')
@ApiBearerAuth()
@Controller('api/directives')
export class DirectiveController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Drafts a directive' })
  @IsCommand()
  @Requires('directive.draft')
  draft(
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Body({ schema: newDirective }) { directive, ...body }: z.infer<typeof newDirective>,
  ): Promise<DraftAnswer> {
    return this.commands.execute(
      new DraftDirective({ actor, commandId, directive, body, amend: false }),
    );
  }

  @Put(':directive')
  @ApiOperation({ summary: 'Changes a draft' })
  @IsCommand()
  @Requires('directive.draft')
  amend(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Body({ schema: draftDirectiveBody }) body: DraftDirectiveBody,
  ): Promise<DraftAnswer> {
    return this.commands.execute(
      new DraftDirective({ actor, commandId, directive, body, amend: true }),
    );
  }

  @Post(':directive/issue')
  @ApiOperation({
    summary:
      'Draws the number and issues; every cell of today gets its obligation. Ways back: ' +
      'correct, recall',
  })
  @HttpCode(200)
  @IsCommand()
  @Requires('directive.issue')
  issue(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
  ): Promise<IssueAnswer> {
    return this.commands.execute(new IssueDirective({ actor, commandId, directive }));
  }

  @Post(':directive/withdraw')
  @ApiOperation({ summary: 'Gives up a draft; an issued letter is withdrawn by recall' })
  @HttpCode(200)
  @IsCommand()
  @Requires('directive.draft')
  withdraw(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Body({ schema: withdrawDirectiveBody }) body: z.infer<typeof withdrawDirectiveBody>,
  ): Promise<{ directive: string; version: number }> {
    return this.commands.execute(new WithdrawDirective({ actor, commandId, directive, body }));
  }

  /** Adds an obligation for a cell that did not exist at the issue. */
  @Post(':directive/obligations')
  @ApiOperation({
    summary:
      'Adds the obligation of a cell that was not there at the issue. Way back: cancel of ' +
      'that obligation',
  })
  @HttpCode(200)
  @IsCommand()
  @Requires('obligation.add')
  add(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Body({ schema: addObligationBody }) body: z.infer<typeof addObligationBody>,
  ): Promise<AddAnswer> {
    return this.commands.execute(new AddObligation({ actor, commandId, directive, body }));
  }

  /**
   * Records a split or a merger: what the old cells owed is cancelled, what the new ones owe is
   * added, and each links to the other.
   */
  @Post(':directive/move')
  @ApiOperation({ summary: 'Moves what old cells owed to new ones, after a split or a merger' })
  @HttpCode(200)
  @IsCommand()
  @Requires('obligation.cancel')
  move(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Body({ schema: moveObligationsBody }) body: z.infer<typeof moveObligationsBody>,
  ): Promise<MoveAnswer> {
    return this.commands.execute(new MoveObligations({ actor, commandId, directive, body }));
  }

  /**
   * Corrects the letter by a further one. Open obligations that still had the letter's own deadline
   * move with it.
   */
  @Post(':directive/correct')
  @ApiOperation({
    summary:
      'Corrects an issued letter by a further numbered letter; deadlines that were the ' +
      'letter’s own move with it',
  })
  @HttpCode(200)
  @IsCommand()
  @Requires('directive.correct')
  correct(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Body({ schema: correctDirectiveBody }) body: z.infer<typeof correctDirectiveBody>,
  ): Promise<CorrectAnswer> {
    return this.commands.execute(new CorrectDirective({ actor, commandId, directive, body }));
  }

  /** Withdraws an issued letter by a further one, and ends every obligation that is not decided. */
  @Post(':directive/recall')
  @ApiOperation({
    summary: 'Withdraws an issued letter by a further numbered letter; what is not decided ends',
  })
  @HttpCode(200)
  @IsCommand()
  @Requires('directive.correct')
  recall(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
    @Body({ schema: recallDirectiveBody }) body: z.infer<typeof recallDirectiveBody>,
  ): Promise<RecallAnswer> {
    return this.commands.execute(new RecallDirective({ actor, commandId, directive, body }));
  }

  @Post(':directive/close')
  @ApiOperation({
    summary:
      'Closes the directive; refused while anything is open, naming each with the ways to end it',
  })
  @HttpCode(200)
  @IsCommand()
  @Requires('directive.close')
  close(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
  ): Promise<CloseAnswer> {
    return this.commands.execute(new CloseDirective({ actor, commandId, directive }));
  }

  @Post(':directive/results')
  @ApiOperation({
    summary:
      'Issues the notice of all results again after the closing, where a result has changed; it ' +
      'replaces the one before',
  })
  @HttpCode(200)
  @IsCommand()
  @Requires('directive.close')
  results(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
    @CommandId() commandId: string,
  ): Promise<ResultsAnswer> {
    return this.commands.execute(new IssueResults({ actor, commandId, directive }));
  }

  @Get()
  @ApiOperation({ summary: 'Lists the directives that the reader may see' })
  @Requires('directive.read')
  list(@CurrentActor() actor: Actor): Promise<readonly ListedDirective[]> {
    return this.queries.execute(new ListDirectives(actor));
  }

  @Get(':directive')
  @ApiOperation({ summary: 'Reads a directive with its letter, deadline and papers' })
  @Requires('directive.read')
  read(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
  ): Promise<DirectiveAnswer> {
    return this.queries.execute(new GetDirective(directive, actor));
  }

  /** The draft as it would look on paper, before anything is issued. */
  @Get(':directive/letter')
  @ApiOperation({ summary: 'Shows a draft as it would look on paper, before anything is issued' })
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiProduces('text/html')
  @Requires('directive.issue')
  letter(@Param('directive') directive: string): Promise<string> {
    return this.queries.execute(new GetLetter(directive));
  }

  @Get(':directive/recipients')
  @ApiOperation({
    summary: 'Which cells get the directive, and which do not: of a draft as it would be today',
  })
  @Requires('directive.read')
  recipients(
    @Param('directive') directive: string,
    @CurrentActor() actor: Actor,
  ): Promise<RecipientsAnswer> {
    return this.queries.execute(new GetRecipients(directive, actor));
  }

  @Get(':directive/board')
  @ApiOperation({ summary: 'Reads the board: where every cell stands' })
  @Requires('board.read')
  board(@Param('directive') directive: string, @CurrentActor() actor: Actor): Promise<Board> {
    return this.queries.execute(new GetBoard(directive, actor));
  }

  @Get(':directive/summary')
  @ApiOperation({ summary: 'Counts the cells by where they stand' })
  @Requires('board.read')
  summary(@Param('directive') directive: string, @CurrentActor() actor: Actor): Promise<Summary> {
    return this.queries.execute(new GetSummary(directive, actor));
  }
}
