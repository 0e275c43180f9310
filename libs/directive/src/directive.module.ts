import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { CONFIG, type Config } from '#libs/platform';
import { AttachmentController } from './attachment/attachment.controller.js';
import { CopyAttachmentHandler } from './attachment/copy-attachment.js';
import { ListAttachmentsHandler, ReadAttachmentHandler } from './attachment/read-attachments.js';
import { RemoveAttachmentHandler } from './attachment/remove-attachment.js';
import { UploadAttachmentHandler } from './attachment/upload-attachment.js';
import { BoardController } from './board/board.page.js';
import { GetBoardHandler } from './board/get-board.js';
import { BulkController } from './bulk/bulk.controller.js';
import { GetBulkRunHandler, PreviewBulkHandler, StartBulkHandler } from './bulk/bulk.handlers.js';
import { BulkRuns } from './bulk/bulk-runs.js';
import { AddObligationHandler } from './campaign/add-obligation.js';
import { CorrectDirectiveHandler } from './campaign/correct-directive.js';
import { RecallDirectiveHandler } from './campaign/recall-directive.js';
import { CloseDirectiveHandler } from './campaign/close-directive.js';
import { DirectiveController } from './campaign/directive.controller.js';
import { DraftDirectiveHandler } from './campaign/draft-directive.js';
import { GetDirectiveHandler, ListDirectivesHandler } from './campaign/get-directive.js';
import { GetLetterHandler } from './campaign/get-letter.js';
import { GetSummaryHandler } from './campaign/get-summary.js';
import { IssueDirectiveHandler } from './campaign/issue-directive.js';
import { MoveObligationsHandler } from './campaign/move-obligations.js';
import { WithdrawDirectiveHandler } from './campaign/withdraw-directive.js';
import { ConsolidationController } from './consolidation/consolidation.controller.js';
import { consolidationProviders } from './consolidation/consolidation.providers.js';
import { DiscardDraftHandler } from './draft/discard-draft.js';
import { DraftController } from './draft/draft.controller.js';
import { GetDraftHandler } from './draft/get-draft.js';
import { ReportDesk } from './draft/report-desk.js';
import { ListDraftStatesHandler, RestoreDraftHandler } from './draft/restore-draft.js';
import { SaveDraftHandler } from './draft/save-draft.js';
import { AcceptLateReportHandler } from './obligation/accept-late-report.js';
import { AcknowledgeObligationHandler } from './obligation/acknowledge-obligation.js';
import { ApproveReportHandler } from './obligation/approve-report.js';
import { CancelObligationHandler } from './obligation/cancel-obligation.js';
import { CorrectApprovalHandler } from './obligation/correct-approval.js';
import { Obligations } from './obligation/decide-obligation.js';
import { ExtendDeadlineHandler } from './obligation/extend-deadline.js';
import { GetObligationHandler } from './obligation/get-obligation.js';
import { ObligationController } from './obligation/obligation.controller.js';
import { RejectReportHandler } from './obligation/reject-report.js';
import { ReleaseHoldHandler } from './obligation/release-hold.js';
import { ReopenObligationHandler } from './obligation/reopen-obligation.js';
import { ReturnReportHandler } from './obligation/return-report.js';
import { ReviewReportHandler } from './obligation/review-report.js';
import { RevokeApprovalHandler } from './obligation/revoke-approval.js';
import { SubmitReportHandler } from './obligation/submit-report.js';
import { UndoRejectionHandler } from './obligation/undo-rejection.js';
import { GetApprovedListsHandler } from './planning/get-approved-lists.js';
import { GetRulesHandler } from './planning/get-rules.js';
import { PlanningController } from './planning/planning.controller.js';
import { IntentHook } from './receipt/intent.hook.js';
import { ReviewController } from './review/review.controller.js';
import { reviewProviders } from './review/review.providers.js';
import { AnnotateUploadHandler } from './workbook/annotate-upload.js';
import { GetWorkbookHandler } from './workbook/get-workbook.js';
import { PrintListHandler } from './workbook/print-list.js';
import { UploadWorkbookHandler } from './workbook/upload-workbook.js';
import { WorkbookController } from './workbook/workbook.controller.js';
import { Workflows } from './workflows.js';

const handlers = [
  DraftDirectiveHandler, IssueDirectiveHandler, WithdrawDirectiveHandler, CorrectDirectiveHandler, RecallDirectiveHandler, CloseDirectiveHandler,
  AcknowledgeObligationHandler, SubmitReportHandler, ReturnReportHandler, ReviewReportHandler, ApproveReportHandler, RejectReportHandler,
  RevokeApprovalHandler, CorrectApprovalHandler, UndoRejectionHandler,
  ExtendDeadlineHandler, ReopenObligationHandler, AcceptLateReportHandler, ReleaseHoldHandler, CancelObligationHandler, AddObligationHandler, MoveObligationsHandler,
  GetDirectiveHandler, ListDirectivesHandler, GetBoardHandler, GetLetterHandler, GetSummaryHandler, GetObligationHandler, GetApprovedListsHandler, GetRulesHandler,
  StartBulkHandler, PreviewBulkHandler, GetBulkRunHandler,
  GetDraftHandler, SaveDraftHandler, DiscardDraftHandler, ListDraftStatesHandler, RestoreDraftHandler,
  UploadAttachmentHandler, CopyAttachmentHandler, RemoveAttachmentHandler, ListAttachmentsHandler, ReadAttachmentHandler,
  GetWorkbookHandler, UploadWorkbookHandler, AnnotateUploadHandler, PrintListHandler,
];

@Module({
  imports: [CqrsModule.forRoot()],
  controllers: [DirectiveController, ObligationController, DraftController, AttachmentController, WorkbookController, ReviewController, PlanningController, BulkController, BoardController, ConsolidationController],
  providers: [
    { provide: EventStore, inject: [DataSource], useFactory: (dataSource: DataSource) => new EventStore(dataSource) },
    {
      provide: Workflows,
      inject: [DataSource],
      useFactory: async (dataSource: DataSource) => {
        const workflows = new Workflows(dataSource);
        await workflows.load();
        return workflows;
      },
    },
    {
      provide: BulkRuns,
      inject: [DataSource, EventStore, Workflows, CONFIG],
      useFactory: (dataSource: DataSource, store: EventStore, workflows: Workflows, { graceMinutes }: Config) =>
        new BulkRuns(dataSource, store, workflows, { graceMinutes: graceMinutes ?? workflows.longestGrace() }),
    },
    Obligations,
    ReportDesk,
    IntentHook,
    ...reviewProviders,
    ...consolidationProviders,
    ...handlers,
  ],
})
export class DirectiveModule {}
