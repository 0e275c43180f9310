import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Finding } from '#libs/workflow';
import { Workflows } from '../definition/workflows.js';

export interface WorkflowsAnswer {
  /** What a directive may be drafted by. */
  readonly workflows: readonly {
    readonly name: string;
    readonly title: string;
    readonly version: number;
    readonly id: string;
    readonly report: string;
  }[];
  /** What lies in the folder and is not taken for new work, with where and what to mend. */
  readonly skipped: readonly { readonly folder: string; readonly findings: readonly Finding[] }[];
}

export class ListWorkflows extends Query<WorkflowsAnswer> {}

@QueryHandler(ListWorkflows)
export class ListWorkflowsHandler implements IQueryHandler<ListWorkflows> {
  constructor(@Inject(Workflows) private readonly workflows: Workflows) {}

  async execute(): Promise<WorkflowsAnswer> {
    const names = await this.workflows.names({ usable: true });
    return {
      workflows: await Promise.all(
        names.map(async (name) => {
          const { title, version, id, report } = await this.workflows.current(name);
          return { name, title, version, id, report };
        }),
      ),
      skipped: await this.workflows.skipped(),
    };
  }
}
