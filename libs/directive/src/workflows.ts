import { readdir, readFile } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { civilDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { declareTransitions, type TransitionPair } from '#libs/event-store';
import { projectPath } from '#libs/platform';
import { initialStatus, parseWorkflow, reminderWaves, type Wave, type Workflow } from '#libs/workflow';
import { calendar } from './deadline.js';

interface Definition {
  readonly workflow: Workflow;
  readonly source: string;
}

/** Definitions by name (the files, for new directives) and by id (as they were when first used, for running ones). */
@Injectable()
export class Workflows {
  private readonly files = new Map<string, Definition>();
  private readonly known = new Map<string, Workflow>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /** Reads every `workflows/<name>/workflow.yaml`. Errors: `WorkflowError` with line numbers; a boot must not survive it. */
  async load(): Promise<void> {
    for (const name of await readdir(projectPath('workflows'))) {
      const file = `workflows/${name}/workflow.yaml`;
      const source = await readFile(projectPath(file), 'utf8').catch(() => undefined);
      if (source === undefined) continue;
      const workflow = parseWorkflow(source, file);
      this.files.set(workflow.name, { workflow, source });
      this.known.set(workflow.id, workflow);
    }
  }

  current(name: string): Workflow {
    return this.definition(name).workflow;
  }

  async byId(id: string): Promise<Workflow> {
    const known = this.known.get(id);
    if (known) return known;
    const rows: { source: string }[] = await this.dataSource.query('select source from app.workflow_definition where id = $1', [id]);
    if (!rows[0]) throw new Error(`workflow ${id} is pinned by an obligation but not stored`);
    const workflow = parseWorkflow(rows[0].source, id);
    this.known.set(id, workflow);
    return workflow;
  }

  /** Minutes that the sweep waits after a cutoff: the longest of the present definitions. */
  longestGrace(): number {
    return Math.max(0, ...[...this.files.values()].map(({ workflow }) => workflow.deadline.graceMinutes));
  }

  /** Reminder waves of a deadline under a definition, by its id. */
  async waves(id: string, deadline: { dueOn: string; cutoffAt: string }): Promise<readonly Wave[]> {
    return reminderWaves(await this.byId(id), deadline, calendar);
  }

  /** Nobody is reminded of anything in the Tết break, however late a reminder is. */
  inTet(now: string): boolean {
    return calendar.inTet(civilDate(now));
  }

  /** Stores the present definition at its first use, in the caller's transaction. */
  async pin(manager: EntityManager, name: string): Promise<Workflow> {
    const { workflow, source } = this.definition(name);
    await manager.query('insert into app.workflow_definition (id, source) values ($1, $2) on conflict do nothing', [workflow.id, source]);
    // I11: from now on the database refuses any other change of an obligation's status.
    const pairs = workflow.transitions.flatMap(({ from, to }) => from.map((status): TransitionPair => [status, to]));
    await declareTransitions(manager, 'obligation', [[null, initialStatus(workflow)], ...pairs]);
    return workflow;
  }

  private definition(name: string): Definition {
    const found = this.files.get(name);
    if (found) return found;
    throw new Refused('NO_SUCH_WORKFLOW', `Không có quy trình “${name}”. Các quy trình hiện có: ${[...this.files.keys()].join(', ')}.`);
  }
}
