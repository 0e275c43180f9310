import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { profileFor } from '#libs/documents';
import { EventStore } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { Clock } from '#libs/platform';
import { changedSince } from '../upward/supplement.js';
import { ruleSetOf } from '../planning/planning-facts.js';
import { type UsedDefinition, Workflows } from '../definition/workflows.js';
import {
  type Directive,
  type FurtherLetter,
  type OpenedPeriod,
  type UpwardPaper,
  isNumbered,
} from '../campaign/directive.js';
import { recipientsOn } from '../campaign/recipients.js';
import { upwardDuty, type UpwardDuty } from '../campaign/reporting.js';
import { type DirectiveContent } from '../campaign/directive.events.js';
import { numberingOf } from '../campaign/read-directive.js';
import { readVisible } from '../campaign/visible-directive.js';

/**
 * A reminder that will go out. It is shown before the issue, so every mail of the directive is
 * known beforehand.
 */
export interface PlannedReminder {
  readonly step: string;
  readonly on: string;
  readonly at: string;
  readonly cells: number;
}

/** The duty to the superior, with the reminders that the committee's own people will get. */
export interface UpwardAnswer extends UpwardDuty {
  readonly reminders: readonly Omit<PlannedReminder, 'cells'>[];
  /** Reports that followed the final one. */
  readonly supplements: readonly UpwardPaper[];
  /** Cells whose result changed since the last report, so that a supplement to it is due. */
  readonly supplementFor: readonly string[];
}

export interface DirectiveAnswer extends DirectiveContent {
  readonly directive: string;
  readonly status: string;
  readonly version: number;
  readonly symbol: string | null;
  readonly issuedOn: string | null;
  readonly notice: string | null;
  /** Letters that corrected it (`corrects`) or withdrew it after the issue, oldest first. */
  readonly letters: readonly FurtherLetter[];
  /** Notices of all results, oldest first; the last one stands. */
  readonly results: readonly UpwardPaper[];
  readonly reminders: readonly PlannedReminder[];
  readonly upward: UpwardAnswer | null;
  /** Id of last year's directive when the system opened this draft from it. */
  readonly openedFrom: string | null;
  /** Of a standing letter: its periods, oldest first; null for every other directive. */
  readonly periods: readonly OpenedPeriod[] | null;
  /** Of a period: the directive of its standing letter. */
  readonly periodOf: string | null;
  /**
   * The rules of planning (null when there are none) and the layout of the papers that apply by the
   * day of issue; for a draft, those that would apply today.
   */
  readonly ruleSet: { readonly id: string; readonly title: string } | null;
  readonly profile: string;
}

export class GetDirective extends Query<DirectiveAnswer> {
  constructor(
    readonly directive: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

@QueryHandler(GetDirective)
export class GetDirectiveHandler implements IQueryHandler<GetDirective> {
  constructor(
    @Inject(DataSource) private readonly dataSource: DataSource,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ directive, actor }: GetDirective): Promise<DirectiveAnswer> {
    const { state, version } = await readVisible(this.store, directive, actor);
    const { content } = state;
    const pinned =
      'workflow' in state ? state.workflow : (await this.workflows.current(content.workflow)).id;
    const cells = isNumbered(state)
      ? state.cells.length
      : (await recipientsOn(this.dataSource.manager, content, await this.clock.today())).selected
          .length;
    const waves = await this.workflows.waves(pinned, content);
    const numbering = numberingOf(state);
    return {
      ...content,
      directive,
      status: state.status,
      version,
      ...numbering,
      reminders: waves.map(({ step, on, at }) => ({ step, on, at, cells })),
      letters: isNumbered(state) ? state.letters : [],
      results: isNumbered(state) ? state.results : [],
      upward: await this.upward(directive, state, pinned),
      openedFrom: state.openedFrom ?? null,
      ...periodsOf(state),
      ...inForce(
        numbering.issuedOn ?? (await this.clock.today()),
        await this.workflows.definitionById(pinned),
      ),
    };
  }

  private async upward(id: string, state: Directive, pinned: string): Promise<UpwardAnswer | null> {
    const duty = upwardDuty(state);
    if (!duty) return null;
    const { dueOn, cutoffAt } = duty;
    return {
      ...duty,
      reminders:
        dueOn && cutoffAt ? [...(await this.workflows.waves(pinned, { dueOn, cutoffAt }))] : [],
      supplements: isNumbered(state) ? state.supplements : [],
      supplementFor: duty.report
        ? (await changedSince(this.dataSource.manager, id)).map(({ cell }) => cell)
        : [],
    };
  }
}

function periodsOf(state: Directive): Pick<DirectiveAnswer, 'periods' | 'periodOf'> {
  if (!isNumbered(state)) return { periods: null, periodOf: null };
  return { periods: state.standing ?? null, periodOf: state.periodOf ?? null };
}

function ruleSetIn(on: string, { workflow, rules }: UsedDefinition): DirectiveAnswer['ruleSet'] {
  if (workflow.report !== 'planning') return null;
  try {
    const { id, title } = ruleSetOf(on, rules);
    return { id, title };
  } catch (error) {
    // The definition names no set for that day, so none is shown. The check of a report then
    // refuses it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The rules and the layout of a directive that is issued on that day. */
export function inForce(
  on: string,
  definition: UsedDefinition,
): Pick<DirectiveAnswer, 'ruleSet' | 'profile'> {
  return { ruleSet: ruleSetIn(on, definition), profile: profileFor(on).id };
}
