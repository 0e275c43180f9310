import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { civilDate } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { declareTransitions, type TransitionPair } from '#libs/event-store';
import { type Form } from '#libs/forms';
import { isPlanningForm, type TermRef, withTerms } from '#libs/planning';
import {
  type DefinitionTexts,
  type Finding,
  legalPairs,
  parseStored,
  reminderWaves,
  type Wave,
  type Workflow,
  WorkflowError,
} from '#libs/workflow';
import { calendar } from './deadline.js';
import {
  definitionNames,
  type FormFile,
  formFileSchema,
  type FullDefinition,
  type RulesFile,
  rulesFileSchema,
  shippedDefinition,
} from './definition.js';
import { noSuchWorkflow } from './refusals.js';

interface Shipped {
  readonly definition: FullDefinition;
  readonly texts: DefinitionTexts;
}

interface StoredRow {
  readonly source: string;
  readonly form: string | null;
  readonly rules: string | null;
}

/**
 * A definition that obligations are pinned to. It has no form and no rules when it is older than
 * those files.
 */
export interface UsedDefinition {
  readonly workflow: Workflow;
  readonly form: FormFile | null;
  readonly rules: RulesFile | null;
}

/**
 * Definitions by name (the present files, for new directives) and by id (as they were at their
 * first use, for running ones).
 */
@Injectable()
export class Workflows {
  private readonly files = new Map<string, Shipped>();
  private readonly known = new Map<string, UsedDefinition>();

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /**
   * Reads every folder under `workflows/`. Errors: `WorkflowError` with line numbers, also for a
   * definition that was changed after its first use without a new version. The error must stop the
   * boot.
   */
  async load(): Promise<void> {
    for (const name of definitionNames()) {
      const shipped = shippedDefinition(name);
      this.files.set(shipped.definition.workflow.name, shipped);
      this.known.set(shipped.definition.workflow.id, shipped.definition);
    }
    const changed = await this.changedSinceUse(this.dataSource.manager);
    if (changed.length > 0) throw new WorkflowError(changed);
    await this.declare(this.dataSource.manager, await this.used());
  }

  names(): string[] {
    return [...this.files.keys()];
  }

  current(name: string): Workflow {
    return this.shipped(name).definition.workflow;
  }

  async byId(id: string): Promise<Workflow> {
    return (await this.definitionById(id)).workflow;
  }

  /** The definition with its form and rules, as they were stored. */
  async definitionById(id: string): Promise<UsedDefinition> {
    const known = this.known.get(id);
    if (known) return known;
    const rows: StoredRow[] = await this.dataSource.query(
      'select source, form, rules from app.workflow_definition where id = $1',
      [id],
    );
    if (!rows[0]) throw new Error(`workflow ${id} is pinned by an obligation but not stored`);
    const { workflow, form, rules } = parseStored(
      { workflow: rows[0].source, form: rows[0].form, rules: rows[0].rules },
      id,
    );
    const definition = {
      workflow,
      form: form === undefined ? null : formFileSchema.parse(form),
      rules: rules === undefined ? null : rulesFileSchema.parse(rules),
    };
    this.known.set(id, definition);
    return definition;
  }

  /**
   * The form that a planning report of a definition is typed into, with the terms asked as choices.
   * A definition that is older than forms, or whose form the rules of planning never read, takes
   * the form that is shipped now.
   */
  planningForm({ workflow, form }: UsedDefinition, terms: readonly TermRef[] = []): Form {
    return withTerms(
      form && isPlanningForm(form) ? form : this.shippedLike(workflow.name).form,
      terms,
    );
  }

  /** All definitions that were ever used, which running obligations are pinned to by id. */
  async used(): Promise<Workflow[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      'select id from app.workflow_definition order by id',
    );
    return Promise.all(rows.map(({ id }) => this.byId(id)));
  }

  /** Minutes that the sweep waits after a cutoff: the longest of the present definitions. */
  longestGrace(): number {
    return Math.max(
      0,
      ...[...this.files.values()].map(
        ({ definition }) => definition.workflow.deadline.graceMinutes,
      ),
    );
  }

  /** Reminder waves of a deadline under the definition with this id. */
  async waves(id: string, deadline: { dueOn: string; cutoffAt: string }): Promise<readonly Wave[]> {
    return reminderWaves(await this.byId(id), deadline, calendar);
  }

  /** True in the Tết break, when nobody is reminded of anything, however late a reminder is. */
  inTet(now: string): boolean {
    return calendar.inTet(civilDate(now));
  }

  /**
   * The present definition, if it may be used. A version that was used is never edited, because
   * running obligations are pinned to it. Error: `Refused` WORKFLOW_CHANGED.
   */
  async usable(manager: EntityManager, name: string): Promise<Workflow> {
    const {
      definition: { workflow },
    } = this.shipped(name);
    const [changed] = await this.changedSinceUse(manager, name);
    if (changed) throw new Refused('WORKFLOW_CHANGED', `${changed.message} ${changed.fix}`);
    return workflow;
  }

  /**
   * Stores the present definition at its first use, in the caller's transaction. Error: `Refused`
   * WORKFLOW_CHANGED.
   */
  async pin(manager: EntityManager, name: string): Promise<Workflow> {
    const {
      definition: { workflow },
      texts,
    } = this.shipped(name);
    await manager.query(
      `insert into app.workflow_definition (id, source, form, rules, name, version)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [workflow.id, texts.workflow, texts.form, texts.rules, workflow.name, workflow.version],
    );
    await this.usable(manager, name);
    await this.declare(manager, [workflow]);
    return workflow;
  }

  /**
   * I11: the database refuses any other change of an obligation's status. It is told at the first
   * use of a definition, and at every start for those in use, because the engine may have learnt
   * another way out since.
   */
  private async declare(manager: EntityManager, used: readonly Workflow[]): Promise<void> {
    const pairs = used.flatMap((workflow): TransitionPair[] => legalPairs(workflow));
    if (pairs.length > 0) await declareTransitions(manager, 'obligation', pairs);
  }

  private async changedSinceUse(manager: EntityManager, name?: string): Promise<Finding[]> {
    const files = [...this.files.values()]
      .map(({ definition }) => definition.workflow)
      .filter((workflow) => name === undefined || workflow.name === name);
    const rows: { name: string; version: number; id: string }[] = await manager.query(
      'select name, version, id from app.workflow_definition where name = any ($1)',
      [files.map((file) => file.name)],
    );
    return files.flatMap((file): Finding[] => {
      const used = rows.find((row) => row.name === file.name && row.version === file.version);
      if (!used || used.id === file.id) return [];
      const newest = Math.max(
        ...rows.filter((row) => row.name === file.name).map(({ version }) => version),
      );
      return [
        {
          file: `workflows/${file.name}/workflow.yaml`,
          line: 1,
          column: 1,
          message:
            `Quy trình “${file.title}” phiên bản ${file.version} đã dùng (${used.id}) nhưng ` +
            `nội dung các tệp nay đã khác (${file.id}).`,
          fix:
            `Tăng 'version' thành ${newest + 1}, hoặc khôi phục nội dung cũ; việc đã giao vẫn ` +
            'theo bản cũ.',
        },
      ];
    });
  }

  /** The definition of that name or, where its folder is gone, another one of planning. */
  private shippedLike(name: string): FullDefinition {
    const planning = [...this.files.values()]
      .map(({ definition }) => definition)
      .filter(({ workflow }) => workflow.report === 'planning');
    const found = planning.find(({ workflow }) => workflow.name === name) ?? planning[0];
    return found ?? this.shipped(name).definition;
  }

  private shipped(name: string): Shipped {
    const found = this.files.get(name);
    if (found) return found;
    throw noSuchWorkflow(name, this.names());
  }
}
