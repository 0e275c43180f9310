export { type LinkStanding, linkStanding } from './acknowledging/link-standing.js';
export { linkKey, linkToken, linkUrl } from './acknowledging/link-token.js';
export { linkPage, wrongLinkPage } from './acknowledging/link-words.js';
export { type LinkView, readLink } from './acknowledging/read-link.js';
export { requireWorkflowName } from './authoring/save-workflow-draft.js';
export {
  NotPlayable,
  type PlayDefinition,
  type Played,
  TRY_WORKFLOW,
  tryWorkflow,
} from './authoring/play-trial.js';
export { type TrialPaper, type TrialResult } from './authoring/trial-rows.js';
export { type ObligationView } from './approval/get-obligation.js';
export { type AskedForm } from './draft/asked-form.js';
export { type Attachment } from './draft/attachment-store.js';
export { type DraftCheck, type DraftView } from './draft/draft-view.js';
export { type SubmitAnswer } from './report/submit-report.js';
export { type RoundsDiff } from './review/diff-rounds.js';
export { type ReportView } from './review/get-report.js';
export { type WorkbookAnswer } from './workbook/upload-workbook.js';
export { attachedFiles, bindAttachments } from './draft/bind-attachments.js';
export { obligationView } from './obligation/obligation.view.js';
export {
  bulkCommands,
  type BulkName,
  type BulkRequest,
  bulkRequest,
  type BulkSettings,
} from './bulk/bulk-commands.js';
export { BulkRuns } from './bulk/bulk-runs.js';
export { type BulkRun } from './bulk/stored-run.js';
export { doBulkRuns } from './bulk/resume-bulk.js';
export { type Judgement, type LeftOut } from './bulk/selection.js';
export { directive, type Directive } from './campaign/directive.js';
export { upwardDuty, type UpwardDuty } from './campaign/reporting.js';
export {
  type DirectiveContent,
  type DirectiveEvent,
  directiveEvent,
} from './campaign/directive.events.js';
export { draftDirectiveBody, type DraftDirectiveBody } from './campaign-use/draft-directive.js';
export { onDirectiveIssued } from './campaign-use/issue-obligations.js';
export { type Summary } from './campaign-use/get-summary.js';
export { isNumbered } from './campaign/directive.js';
export { readDirective } from './campaign/read-directive.js';
export { DirectiveModule } from './directive.module.js';
export { obligation, type Existing, type Obligation, placeOf } from './obligation/obligation.js';
export { actorInWords } from './obligation/actors.js';
export { PINNED } from './obligation/pinned-sql.js';
export { CAME_THERE, STANDS } from './obligation/stands-sql.js';
export {
  commandFor,
  isMoving,
  type Moving,
  type ObligationEvent,
  obligationEvent,
} from './obligation/obligation.events.js';
export { obligationStream } from './obligation/obligation-stream.js';
export {
  heldWays,
  type ObligationInWords,
  obligationInWords,
  type Spoken,
} from './approval/obligation-in-words.js';
export { readObligation } from './obligation/read-obligation.js';
export { approvedListView } from './planning/approved-list.view.js';
export { planList, planListStream, type StandingList } from './planning/plan-list.js';
export { type PlanListEvent, planListEvent } from './planning/plan-list.events.js';
export {
  type PlanningAsk,
  type PlanningFacts,
  planningFacts,
  type PlanningSources,
} from './planning/planning-facts.js';
export { readPlanLists } from './planning/read-plan-lists.js';
export { checkForm, checkPlanning, requireKind } from './receipt/check-report.js';
export { paperErrors } from './receipt/report-paper.js';
export {
  type FormReport,
  type KeptReport,
  parseKept,
  type PlanningReport,
  type Report,
  reportBody,
  type ReportFile,
} from './obligation/report.js';
export { calendar } from './definition/deadline.js';
export { markUpwardReports, type OwedReport, owedReports } from './upward/upward-duties.js';
export { describeOpened, type OpenedInWords } from './next-year/describe-opened.js';
export { type BlockedYear, type DueDraft, dueYears } from './next-year/due-years.js';
export { openPeriods } from './next-year/open-periods.js';
export { openNextYear } from './next-year/open-next-year.js';
export { expireObligations, type SweepOptions } from './deadline/expire-obligations.js';
export {
  type Migrated,
  migrateObligations,
  type Staying,
  stays,
} from './campaign-use/migrate-obligations.js';
export { handedIn, requireMovable } from './obligation/migrating.js';
export { periodDirective } from './campaign/standing.js';
export { noSuchWorkflow } from './definition/refusals.js';
export { type UsedDefinition, Workflows } from './definition/workflows.js';
export {
  asWritten,
  definitionParts,
  formFileSchema,
  type FullDefinition,
  rulesFileSchema,
} from './definition/definition.js';
export {
  checkFolder,
  definitionNames,
  readShelf,
  readTexts,
  type Shipped,
  shippedDefinition,
  shippedIn,
  type Skipped,
} from './definition/folders.js';
export { definitionSchemas, jsonSchemaOf } from './definition/author-words.js';
export { againstUsed } from './definition/used-versions.js';
export {
  type Bundle,
  BUNDLE_FORMAT,
  keyLine,
  makeBundle,
  openBundle,
  readPublicKey,
} from './tree/bundle.js';
export { exportDirective } from './tree/export-directive.js';
export { type Received, receiveDirective } from './tree/receive-directive.js';
export { type Tasks } from './tasks/get-tasks.js';
export { type Task } from './tasks/task.js';
export { type CalendarAnswer } from './http/calendar.controller.js';
export { type OrganisationAnswer } from './organisation/get-organisation.js';
export { type OrganisationCellAnswer } from './organisation/get-organisation-cell.js';
export { type WorkflowsAnswer } from './campaign-use/list-workflows.js';
export { type Board, type BoardLine } from './board/get-board.js';
export { type ShownComment } from './review/get-report.js';
export { type DraftAnswer } from './campaign-use/draft-directive.js';
export { type DirectiveAnswer } from './campaign-use/get-directive.js';
export { type ListedDirective } from './campaign-use/list-directives.js';
export { type IssueAnswer } from './campaign-use/issue-directive.js';
export { type DirectivePreview, type Lack } from './campaign-use/preview-directive.js';
export { type DraftAbove } from './tree/draft-above.js';
export { type FromAbove } from './tree/get-from-above.js';
export { type FormTableAnswer } from './upward/get-form-table.js';
export { type UpwardReportAnswer } from './upward/issue-upward-report.js';
export {
  type ConsolidatedCell,
  type ConsolidatedTerm,
  type Consolidation,
} from './upward/read-consolidation.js';
