import { Body, Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type z } from 'zod';
import { type Actor, CurrentActor, Requires } from '#libs/org';
import { newDeadlineBody } from '../definition/deadline.js';
import { type Report, reportBody } from '../obligation/report.js';
import { AcceptLateReport, acceptLateReportBody } from '../deadline/accept-late-report.js';
import { AcknowledgeObligation } from '../approval/acknowledge-obligation.js';
import { approvalBody, type ApproveAnswer, ApproveReport } from '../approval/approve-report.js';
import { Asking, ObligationRoute } from '../obligation/asking.js';
import { type ObligationAnswer, type ObligationCommand } from '../obligation/decide-obligation.js';
import { CancelObligation, endingBody } from '../approval/cancel-obligation.js';
import { ExtendDeadline } from '../deadline/extend-deadline.js';
import { GetObligation, type ObligationView } from '../approval/get-obligation.js';
import { RejectReport, rejectReportBody } from '../approval/reject-report.js';
import { ReleaseHold } from '../deadline/release-hold.js';
import { ReopenObligation } from '../deadline/reopen-obligation.js';
import { type ReturnAnswer, ReturnReport, returnReportBody } from '../review/return-report.js';
import { ReviewReport, reviewReportBody } from '../review/review-report.js';
import { answerArrival } from '../report/answer-arrival.js';
import { type SubmitAnswer, SubmitReport } from '../report/submit-report.js';
import {
  CorrectApproval,
  type CorrectApprovalAnswer,
  correctApprovalBody,
} from '../approval/correct-approval.js';
import {
  RevokeApproval,
  revokeApprovalBody,
  type RevokeAnswer,
} from '../approval/revoke-approval.js';
import { TakeStep, takeStepBody } from '../approval/take-step.js';
import { UndoRejection, undoRejectionBody } from '../approval/undo-rejection.js';
import { WithdrawReport, withdrawReportBody } from '../report/withdraw-report.js';

type Asks = ObligationCommand & { readonly intent?: string };

interface Reply {
  header(name: string, value: string): Reply;
  code(status: number): Reply;
}

@ApiTags('obligations')
@ApiBearerAuth()
@Controller('api/obligations/:obligation')
export class ObligationController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Reads where the obligation stands, its history, and what the reader may do',
  })
  @Requires('obligation.read')
  async read(
    @Param('obligation') obligation: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ObligationView> {
    const view = await this.queries.execute(new GetObligation(obligation, actor));
    reply.header('etag', `"${view.version}"`);
    return view;
  }

  @Post('acknowledge')
  @ObligationRoute('obligation.acknowledge', 'The cell has received the letter')
  acknowledge(@Asking() asks: Asks): Promise<ObligationAnswer> {
    return this.commands.execute(new AcknowledgeObligation(asks));
  }

  @Post('reports')
  @ObligationRoute('obligation.submit', 'Sends the report; 201 when taken in, kept apart when late')
  @ApiCreatedResponse({ description: 'Taken in.' })
  @ApiAcceptedResponse({ description: 'Came while the system was down: a person decides.' })
  async submit(
    @Asking() asks: Asks,
    @Body({ schema: reportBody }) body: Report,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<ObligationAnswer & SubmitAnswer> {
    const answer = await this.commands.execute(new SubmitReport({ ...asks, body }));
    reply.code(answerArrival(answer));
    return answer;
  }

  @Post('withdraw')
  @ObligationRoute(
    'obligation.withdraw',
    'The cell takes its report back before it is reviewed and before the deadline',
  )
  withdraw(
    @Asking() asks: Asks,
    @Body({ schema: withdrawReportBody }) body: z.infer<typeof withdrawReportBody>,
  ): Promise<ObligationAnswer> {
    return this.commands.execute(new WithdrawReport({ ...asks, body }));
  }

  @Post('return')
  @ObligationRoute(
    'obligation.return',
    'Gives the report back to the cell, with a new day where one is needed',
  )
  return(
    @Asking() asks: Asks,
    @Body({ schema: returnReportBody }) body: z.infer<typeof returnReportBody>,
  ): Promise<ReturnAnswer> {
    return this.commands.execute(new ReturnReport({ ...asks, body }));
  }

  @Post('review')
  @ObligationRoute(
    'obligation.review',
    'The report is right; every warning is accepted with a reason',
  )
  review(
    @Asking() asks: Asks,
    @Body({ schema: reviewReportBody }) body: z.infer<typeof reviewReportBody>,
  ): Promise<ObligationAnswer> {
    return this.commands.execute(new ReviewReport({ ...asks, body }));
  }

  @Post('steps/:step')
  @ObligationRoute(
    'obligation.step',
    'Takes a step of the definition’s own: an office passes the report on, or is one of ' +
      'several persons who agree',
  )
  @ApiParam({ name: 'step', description: 'The command, as the definition names it' })
  step(
    @Asking() asks: Asks,
    @Param('step') step: string,
    @Body({ schema: takeStepBody }) body: z.infer<typeof takeStepBody>,
  ): Promise<ObligationAnswer> {
    return this.commands.execute(new TakeStep({ ...asks, step, body }));
  }

  @Post('approve')
  @ObligationRoute(
    'obligation.approve',
    'Approves, draws the number of the notice and puts the lists on record. Way back: ' +
      'revoke-approval',
  )
  approve(
    @Asking() asks: Asks,
    @Body({ schema: approvalBody }) body: z.infer<typeof approvalBody>,
  ): Promise<ApproveAnswer> {
    return this.commands.execute(new ApproveReport({ ...asks, body }));
  }

  @Post('reject')
  @ObligationRoute('obligation.reject', 'Rejects the report. Way back: undo-rejection')
  reject(
    @Asking() asks: Asks,
    @Body({ schema: rejectReportBody }) body: z.infer<typeof rejectReportBody>,
  ): Promise<ObligationAnswer> {
    return this.commands.execute(new RejectReport({ ...asks, body }));
  }

  /**
   * The notice keeps its number and file and is marked as revoked. The report is reviewed again.
   */
  @Post('revoke-approval')
  @ObligationRoute(
    'obligation.revoke-approval',
    'Way back from an approval: the notice is marked as revoked and keeps its number, the ' +
      'lists go back, the report is reviewed again',
  )
  revokeApproval(
    @Asking() asks: Asks,
    @Body({ schema: revokeApprovalBody }) body: z.infer<typeof revokeApprovalBody>,
  ): Promise<RevokeAnswer> {
    return this.commands.execute(new RevokeApproval({ ...asks, body }));
  }

  /** Corrects by a further notice, where a later list keeps the first notice from being revoked. */
  @Post('correct-approval')
  @ObligationRoute(
    'obligation.revoke-approval',
    'Corrects an approval’s notice by a further notice, where a later list keeps it from ' +
      'being revoked',
  )
  correctApproval(
    @Asking() asks: Asks,
    @Body({ schema: correctApprovalBody }) body: z.infer<typeof correctApprovalBody>,
  ): Promise<CorrectApprovalAnswer> {
    return this.commands.execute(new CorrectApproval({ ...asks, body }));
  }

  @Post('undo-rejection')
  @ObligationRoute(
    'obligation.undo-rejection',
    'Way back from a rejection: to where the report stood, or to the cell with a new day',
  )
  undoRejection(
    @Asking() asks: Asks,
    @Body({ schema: undoRejectionBody }) body: z.infer<typeof undoRejectionBody>,
  ): Promise<ObligationAnswer> {
    return this.commands.execute(new UndoRejection({ ...asks, body }));
  }

  @Post('extend')
  @ObligationRoute('obligation.extend', 'Gives the cell another deadline that lies ahead')
  extend(
    @Asking() asks: Asks,
    @Body({ schema: newDeadlineBody }) body: z.infer<typeof newDeadlineBody>,
  ): Promise<ObligationAnswer> {
    return this.commands.execute(new ExtendDeadline({ ...asks, body }));
  }

  @Post('reopen')
  @ObligationRoute(
    'obligation.reopen',
    'Way back from a mark, or from a cancellation before anything had come: asks the cell ' +
      'again by a new day',
  )
  reopen(
    @Asking() asks: Asks,
    @Body({ schema: newDeadlineBody }) body: z.infer<typeof newDeadlineBody>,
  ): Promise<ObligationAnswer> {
    return this.commands.execute(new ReopenObligation({ ...asks, body }));
  }

  @Post('cancel')
  @ObligationRoute(
    'obligation.cancel',
    'The cell owes the report no longer (dissolved, merged, given by mistake). Way back: ' +
      'reopen, or return where a report had come',
  )
  cancel(
    @Asking() asks: Asks,
    @Body({ schema: endingBody }) body: z.infer<typeof endingBody>,
  ): Promise<ObligationAnswer> {
    return this.commands.execute(new CancelObligation({ ...asks, body }));
  }

  @Post('accept-late')
  @ObligationRoute('obligation.accept-late', 'Lets in a report that was kept as late, or held')
  acceptLate(
    @Asking() asks: Asks,
    @Body({ schema: acceptLateReportBody }) body: z.infer<typeof acceptLateReportBody>,
  ): Promise<ObligationAnswer> {
    return this.commands.execute(new AcceptLateReport({ ...asks, body }));
  }

  @Post('release-hold')
  @ObligationRoute('obligation.decide-late', 'Ends a hold: the deadline takes its course')
  releaseHold(@Asking() asks: Asks): Promise<{ obligation: string; released: boolean }> {
    return this.commands.execute(new ReleaseHold(asks));
  }
}
