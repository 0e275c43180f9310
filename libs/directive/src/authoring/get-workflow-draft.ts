import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource, type EntityManager } from 'typeorm';
import { type DefinitionTexts, type Finding } from '#libs/workflow';
import { judged, requireDraft } from './draft-rows.js';
import { findTrial, type TrialRow } from './trial-rows.js';

export interface WorkflowDraftAnswer {
  readonly name: string;
  readonly version: number;
  readonly texts: DefinitionTexts;
  readonly by: string;
  readonly savedAt: string;
  /** What is wrong, each with file, line, column and what to write; `[]`: it may be tried. */
  readonly findings: readonly Finding[];
  /** The id that it would be published under; null while it is not sound. */
  readonly definition: string | null;
  /** Its last trial. */
  readonly trial: TrialView | null;
  /** Whether the last trial was of these very texts and came to its end. */
  readonly publishable: boolean;
}

/** A trial as it is told beside its draft; its result has an address of its own. */
export type TrialView = Omit<TrialRow, 'name' | 'id' | 'result'>;

export class GetWorkflowDraft extends Query<WorkflowDraftAnswer> {
  constructor(readonly name: string) {
    super();
  }
}

/** Error: `Refused` NO_SUCH_WORKFLOW_DRAFT. */
export async function draftView(
  manager: EntityManager,
  name: string,
): Promise<WorkflowDraftAnswer> {
  const draft = await requireDraft(manager, name);
  const { findings, shipped } = await judged(manager, draft);
  const definition = shipped?.definition.workflow.id ?? null;
  const trial = await findTrial(manager, { name });
  return {
    ...draft,
    findings,
    definition,
    trial: trial ? viewOf(trial) : null,
    publishable: trial?.state === 'played' && trial.definition === definition,
  };
}

export function viewOf({ name: _name, id: _id, result: _result, ...view }: TrialRow): TrialView {
  return view;
}

@QueryHandler(GetWorkflowDraft)
export class GetWorkflowDraftHandler implements IQueryHandler<GetWorkflowDraft> {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  execute({ name }: GetWorkflowDraft): Promise<WorkflowDraftAnswer> {
    return draftView(this.dataSource.manager, name);
  }
}
