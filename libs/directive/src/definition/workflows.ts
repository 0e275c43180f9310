import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { civilDate } from '#libs/calendar';
import { declareTransitions, type TransitionPair } from '#libs/event-store';
import { type Form } from '#libs/forms';
import { isPlanningForm, type TermRef, withTerms } from '#libs/planning';
import { errorInWords, logger, projectPath } from '#libs/platform';
import {
  doneStatuses,
  formatFinding,
  legalPairs,
  parseStored,
  reminderWaves,
  type Wave,
  type Workflow,
} from '#libs/workflow';
import { calendar } from './deadline.js';
import { type FormFile, formFileSchema, type RulesFile, rulesFileSchema } from './definition.js';
import { type Shipped, type Skipped } from './folders.js';
import { PresentDefinitions, requireUnchanged } from './present.js';

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
  private readonly present: PresentDefinitions;
  private readonly known = new Map<string, UsedDefinition>();
  private readonly unread = new Set<string>();

  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    root = projectPath('workflows'),
  ) {
    this.present = new PresentDefinitions(dataSource, root);
  }

  /**
   * Reads every folder under `workflows/`. What cannot be used, or was used and then changed
   * without a new version, is skipped for new work and logged with its reason: running work goes by
   * what was stored, so no file stops the start.
   */
  async load(): Promise<void> {
    for (const { definition } of this.present.load())
      this.known.set(definition.workflow.id, definition);
    for (const { folder, why, more } of (await this.figures()).skipped)
      logger('workflows').warn('a definition is skipped', { folder, why: why.join('\n'), more });
    const used = await this.used();
    for (const { id, report } of used)
      if (report === 'planning' && !(await this.hasForm(id)))
        this.lose(id, 'no form of planning is there');
    await this.declare(this.dataSource.manager, used);
  }

  /** What is not taken for new work, and why. Asks the database what was used. */
  skipped(): Promise<readonly Skipped[]> {
    return this.present.skipped();
  }

  /**
   * Stored definitions that open work is pinned to and that cannot be read, or lack the form that
   * their reports are typed into: only these keep the system from being ready.
   */
  async lost(): Promise<readonly string[]> {
    if (this.unread.size === 0) return [];
    const rows: { workflow: string }[] = await this.dataSource.query(
      `select distinct workflow from app.obligation where workflow = any ($1)
        and status <> all ($2)`,
      [[...this.unread], doneStatuses],
    );
    return rows.map(({ workflow }) => workflow);
  }

  /** For /readyz, which anybody may read: which may be used, and what stands where in the rest. */
  async figures(): Promise<{
    usable: readonly string[];
    skipped: readonly { folder: string; why: readonly string[]; more: number }[];
  }> {
    const skipped = await this.skipped();
    return {
      usable: await this.names({ usable: true }),
      skipped: skipped.map(({ folder, findings }) => ({
        folder,
        why: findings.slice(0, 3).map(formatFinding),
        more: Math.max(0, findings.length - 3),
      })),
    };
  }

  /** Whether every stored definition could be read. */
  get whole(): boolean {
    return this.unread.size === 0;
  }

  /** Of what new work may be drafted by; with `usable: false` also of what was changed since. */
  names(which?: { usable: boolean }): Promise<string[]> {
    return this.present.names(which);
  }

  /** What stands under that name now. Errors: `Refused` NO_SUCH_WORKFLOW, WORKFLOW_SKIPPED. */
  async current(name: string): Promise<Workflow> {
    return (await this.present.find(name)).definition.workflow;
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
    const own = form && isPlanningForm(form) ? form : this.formLike(workflow.name);
    if (!own) throw new Error(`no form of planning for ${workflow.id}`);
    return withTerms(own, terms);
  }

  /** All that were ever used and can be read, by id: what running obligations are pinned to. */
  async used(): Promise<Workflow[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      'select id from app.workflow_definition order by id',
    );
    const all = await Promise.all(rows.map(({ id }) => this.readable(id)));
    return all.flatMap((definition) => (definition ? [definition.workflow] : []));
  }

  private async readable(id: string): Promise<UsedDefinition | undefined> {
    try {
      return await this.definitionById(id);
    } catch (error) {
      this.lose(id, error);
      return undefined;
    }
  }

  private lose(id: string, error: unknown): void {
    if (!this.unread.has(id))
      logger('workflows').error('a stored definition cannot be read', {
        id,
        why: errorInWords(error),
      });
    this.unread.add(id);
  }

  /** The longest pause between a cutoff and the mark, in minutes, of what was ever used. */
  async longestGrace(): Promise<number> {
    const used = await this.used();
    return Math.max(0, ...used.map(({ deadline }) => deadline.graceMinutes));
  }

  /** Reminder waves of a deadline under the definition with this id. */
  async waves(id: string, deadline: { dueOn: string; cutoffAt: string }): Promise<readonly Wave[]> {
    return reminderWaves(await this.byId(id), deadline, calendar);
  }

  /** True in the Tết break, when nobody is reminded of anything, however late a reminder is. */
  inTet(now: string): boolean {
    return calendar.inTet(civilDate(now));
  }

  /** The present definition, if it may be used. Error: `Refused` WORKFLOW_CHANGED. */
  async usable(manager: EntityManager, name: string): Promise<Workflow> {
    const shipped = await this.present.find(name, manager);
    await requireUnchanged(manager, shipped);
    return shipped.definition.workflow;
  }

  /**
   * Stores the present definition at its first use, in the caller's transaction. Error: `Refused`
   * WORKFLOW_CHANGED.
   */
  async pin(manager: EntityManager, name: string): Promise<Workflow> {
    return this.keep(manager, await this.present.find(name, manager));
  }

  /** The same of a definition from anywhere. */
  async keep(manager: EntityManager, shipped: Shipped): Promise<Workflow> {
    const {
      definition: { workflow },
      texts,
    } = shipped;
    await manager.query(
      `insert into app.workflow_definition (id, source, form, rules, name, version)
        values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [workflow.id, texts.workflow, texts.form, texts.rules, workflow.name, workflow.version],
    );
    await requireUnchanged(manager, shipped);
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

  private async hasForm(id: string): Promise<boolean> {
    const { workflow, form } = await this.definitionById(id);
    return (form !== null && isPlanningForm(form)) || this.formLike(workflow.name) !== undefined;
  }

  /**
   * The form of the present definition of that name; where it is gone or skipped, of another one of
   * planning, or the newest that was stored.
   */
  private formLike(name: string): FormFile | undefined {
    const present = this.present.shipped.map(({ definition }) => definition);
    const stored = [...this.known.values()].toSorted(
      (a, b) => b.workflow.version - a.workflow.version,
    );
    const planning = [...present, ...stored].filter(
      ({ workflow, form }) => workflow.report === 'planning' && form && isPlanningForm(form),
    );
    return (
      (planning.find(({ workflow }) => workflow.name === name) ?? planning[0])?.form ?? undefined
    );
  }
}
