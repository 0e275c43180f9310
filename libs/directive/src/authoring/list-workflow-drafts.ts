import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { allDrafts } from './draft-rows.js';
import { type TrialView, viewOf } from './get-workflow-draft.js';
import { findTrial } from './trial-rows.js';

export interface WorkflowDraftsAnswer {
  readonly drafts: readonly {
    readonly name: string;
    readonly version: number;
    readonly by: string;
    readonly savedAt: string;
    readonly trial: TrialView | null;
  }[];
}

export class ListWorkflowDrafts extends Query<WorkflowDraftsAnswer> {}

@QueryHandler(ListWorkflowDrafts)
export class ListWorkflowDraftsHandler implements IQueryHandler<ListWorkflowDrafts> {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async execute(): Promise<WorkflowDraftsAnswer> {
    const { dataSource } = this;
    const drafts = [];
    for (const { texts: _texts, ...draft } of await allDrafts(dataSource)) {
      const trial = await findTrial(dataSource.manager, draft);
      drafts.push({ ...draft, trial: trial ? viewOf(trial) : null });
    }
    return { drafts };
  }
}
