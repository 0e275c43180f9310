import { DiscardWorkflowDraftHandler } from '../authoring/discard-workflow-draft.js';
import { GetTrialHandler, GetTrialPaperHandler } from '../authoring/get-trial.js';
import { GetWorkflowDraftHandler } from '../authoring/get-workflow-draft.js';
import { ListWorkflowDraftsHandler } from '../authoring/list-workflow-drafts.js';
import { PublishWorkflowHandler } from '../authoring/publish-workflow.js';
import { SaveWorkflowDraftHandler } from '../authoring/save-workflow-draft.js';
import { TryWorkflowDraftHandler } from '../authoring/try-workflow-draft.js';

/** What AuthoringController needs of its module. */
export const authoringProviders = [
  ListWorkflowDraftsHandler,
  GetWorkflowDraftHandler,
  SaveWorkflowDraftHandler,
  DiscardWorkflowDraftHandler,
  TryWorkflowDraftHandler,
  GetTrialHandler,
  GetTrialPaperHandler,
  PublishWorkflowHandler,
];
