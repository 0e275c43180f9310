import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { EventStore } from '#libs/event-store';
import { CONFIG, type Config } from '#libs/platform';
import { AttachmentController } from './http/attachment.controller.js';
import { CopyAttachmentHandler } from './draft/copy-attachment.js';
import { ListAttachmentsHandler, ReadAttachmentHandler } from './draft/read-attachments.js';
import { RemoveAttachmentHandler } from './draft/remove-attachment.js';
import { UploadAttachmentHandler } from './draft/upload-attachment.js';
import { BoardController } from './http/board.page.js';
import { GetBoardHandler } from './board/get-board.js';
import { BulkController } from './http/bulk.controller.js';
import { GetBulkRunHandler, PreviewBulkHandler, StartBulkHandler } from './bulk/bulk.handlers.js';
import { BulkRuns } from './bulk/bulk-runs.js';
import { AddObligationHandler } from './campaign-use/add-obligation.js';
import { CorrectDirectiveHandler } from './campaign-use/correct-directive.js';
import { RecallDirectiveHandler } from './campaign-use/recall-directive.js';
import { CloseDirectiveHandler } from './campaign-use/close-directive.js';
import { IssueResultsHandler } from './results/issue-results.js';
import { DirectiveController } from './http/directive.controller.js';
import { DraftDirectiveHandler } from './campaign-use/draft-directive.js';
import { GetDirectiveHandler } from './campaign-use/get-directive.js';
import { ListDirectivesHandler } from './campaign-use/list-directives.js';
import { GetLetterHandler } from './campaign-use/get-letter.js';
import { GetRecipientsHandler } from './campaign-use/get-recipients.js';
import { GetSummaryHandler } from './campaign-use/get-summary.js';
import { IssueDirectiveHandler } from './campaign-use/issue-directive.js';
import { MoveObligationsHandler } from './campaign-use/move-obligations.js';
import { WithdrawDirectiveHandler } from './campaign-use/withdraw-directive.js';
import { ConsolidationController } from './http/consolidation.controller.js';
import { consolidationProviders } from './http/consolidation.providers.js';
import { DiscardDraftHandler } from './draft/discard-draft.js';
import { DraftController } from './http/draft.controller.js';
import { GetDraftHandler } from './draft/get-draft.js';
import { ReportDesk } from './draft/report-desk.js';
import { ListDraftStatesHandler, RestoreDraftHandler } from './draft/restore-draft.js';
import { SaveDraftHandler } from './draft/save-draft.js';
import { AcceptLateReportHandler } from './deadline/accept-late-report.js';
import { AcknowledgeByLinkHandler } from './acknowledging/acknowledge-by-link.js';
import { GetLinkHandler } from './acknowledging/get-link.js';
import { LinkController } from './http/link.page.js';
import { AcknowledgeObligationHandler } from './approval/acknowledge-obligation.js';
import { ApproveReportHandler } from './approval/approve-report.js';
import { CancelObligationHandler } from './approval/cancel-obligation.js';
import { CorrectApprovalHandler } from './approval/correct-approval.js';
import { Obligations } from './obligation/decide-obligation.js';
import { ExtendDeadlineHandler } from './deadline/extend-deadline.js';
import { GetObligationHandler } from './approval/get-obligation.js';
import { ObligationController } from './http/obligation.controller.js';
import { RejectReportHandler } from './approval/reject-report.js';
import { ReleaseHoldHandler } from './deadline/release-hold.js';
import { ReopenObligationHandler } from './deadline/reopen-obligation.js';
import { ReturnReportHandler } from './review/return-report.js';
import { ReviewReportHandler } from './review/review-report.js';
import { RevokeApprovalHandler } from './approval/revoke-approval.js';
import { SubmitReportHandler } from './report/submit-report.js';
import { TakeStepHandler } from './approval/take-step.js';
import { UndoRejectionHandler } from './approval/undo-rejection.js';
import { GetApprovedListsHandler } from './planning/get-approved-lists.js';
import { GetRulesHandler } from './planning/get-rules.js';
import { PlanningController } from './http/planning.controller.js';
import { IntentHook } from './receipt/intent.hook.js';
import { ReviewController } from './http/review.controller.js';
import { AuthoringController } from './http/authoring.controller.js';
import { authoringProviders } from './http/authoring.providers.js';
import { PreviewDirectiveHandler } from './campaign-use/preview-directive.js';
import { CalendarController } from './http/calendar.controller.js';
import { PreviewController } from './http/preview.controller.js';
import { OrganisationController } from './http/organisation.controller.js';
import { organisationProviders } from './http/organisation.providers.js';
import { FromAboveController, SubordinateController } from './http/tree.controller.js';
import { TasksController } from './http/tasks.controller.js';
import { GetTasksHandler } from './tasks/get-tasks.js';
import { treeProviders } from './http/tree.providers.js';
import { reviewProviders } from './http/review.providers.js';
import { AnnotateUploadHandler } from './workbook/annotate-upload.js';
import { GetWorkbookHandler } from './workbook/get-workbook.js';
import { PrintListHandler } from './workbook/print-list.js';
import { UploadWorkbookHandler } from './workbook/upload-workbook.js';
import { WorkbookController } from './http/workbook.controller.js';
import { Workflows } from './definition/workflows.js';
import { ListWorkflowsHandler } from './campaign-use/list-workflows.js';
import { WorkflowController } from './http/workflow.controller.js';

const handlers = [
  DraftDirectiveHandler,
  IssueDirectiveHandler,
  WithdrawDirectiveHandler,
  CorrectDirectiveHandler,
  RecallDirectiveHandler,
  CloseDirectiveHandler,
  IssueResultsHandler,
  AcknowledgeObligationHandler,
  AcknowledgeByLinkHandler,
  GetLinkHandler,
  SubmitReportHandler,
  ReturnReportHandler,
  ReviewReportHandler,
  TakeStepHandler,
  ApproveReportHandler,
  RejectReportHandler,
  RevokeApprovalHandler,
  CorrectApprovalHandler,
  UndoRejectionHandler,
  ExtendDeadlineHandler,
  ReopenObligationHandler,
  AcceptLateReportHandler,
  ReleaseHoldHandler,
  CancelObligationHandler,
  AddObligationHandler,
  MoveObligationsHandler,
  GetDirectiveHandler,
  ListDirectivesHandler,
  ListWorkflowsHandler,
  GetBoardHandler,
  GetLetterHandler,
  GetRecipientsHandler,
  GetSummaryHandler,
  GetObligationHandler,
  GetApprovedListsHandler,
  GetRulesHandler,
  StartBulkHandler,
  PreviewBulkHandler,
  GetBulkRunHandler,
  GetDraftHandler,
  SaveDraftHandler,
  DiscardDraftHandler,
  ListDraftStatesHandler,
  RestoreDraftHandler,
  UploadAttachmentHandler,
  CopyAttachmentHandler,
  RemoveAttachmentHandler,
  ListAttachmentsHandler,
  ReadAttachmentHandler,
  GetWorkbookHandler,
  UploadWorkbookHandler,
  AnnotateUploadHandler,
  PrintListHandler,
  GetTasksHandler,
];

@Module({
  imports: [CqrsModule.forRoot()],
  controllers: [
    DirectiveController,
    ObligationController,
    DraftController,
    AttachmentController,
    WorkbookController,
    ReviewController,
    PlanningController,
    BulkController,
    BoardController,
    LinkController,
    ConsolidationController,
    WorkflowController,
    AuthoringController,
    SubordinateController,
    FromAboveController,
    OrganisationController,
    CalendarController,
    PreviewController,
    TasksController,
  ],
  providers: [
    {
      provide: EventStore,
      inject: [DataSource],
      useFactory: (dataSource: DataSource) => new EventStore(dataSource),
    },
    {
      provide: Workflows,
      inject: [DataSource, CONFIG],
      useFactory: async (dataSource: DataSource, { workflowsDir }: Config) => {
        const workflows = new Workflows(dataSource, workflowsDir);
        await workflows.load();
        return workflows;
      },
    },
    {
      provide: BulkRuns,
      inject: [DataSource, EventStore, Workflows, CONFIG],
      useFactory: (
        dataSource: DataSource,
        store: EventStore,
        workflows: Workflows,
        { graceMinutes }: Config,
      ) => new BulkRuns(dataSource, store, workflows, { graceMinutes }),
    },
    Obligations,
    ReportDesk,
    IntentHook,
    ...reviewProviders,
    ...consolidationProviders,
    ...authoringProviders,
    ...treeProviders,
    ...organisationProviders,
    PreviewDirectiveHandler,
    ...handlers,
  ],
  exports: [EventStore, Workflows],
})
export class DirectiveModule {}
