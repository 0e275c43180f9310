import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Refused } from '#libs/decider';
import { EventStore } from '#libs/event-store';
import { type Actor } from '#libs/org';
import { certaintyTitles, explainRules, type RuleExplanation } from '#libs/planning';
import { Clock } from '#libs/platform';
import { numberingOf } from '../campaign/read-directive.js';
import { readVisible } from '../campaign/visible-directive.js';
import { Workflows } from '../definition/workflows.js';
import { ruleSetOf } from './planning-facts.js';

/**
 * What the reports of a directive are checked by. `certainties` explains the letters of
 * `certainty`.
 */
export interface RulesAnswer {
  readonly ruleSet: string;
  readonly title: string;
  /** The “Căn cứ” line of its papers. */
  readonly ground: string;
  /** The day by which the set was chosen: the day of issue, or today for a draft. */
  readonly on: string;
  readonly rules: readonly RuleExplanation[];
  /** Rules that need facts which the form does not ask for. A person checks them. */
  readonly notChecked: readonly { readonly text: string; readonly source: string }[];
  readonly certainties: Readonly<Record<string, string>>;
}

export class GetRules extends Query<RulesAnswer> {
  constructor(
    readonly directive: string,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** Errors: `Refused` NO_SUCH_DIRECTIVE; NO_RULES for a workflow without rules. */
@QueryHandler(GetRules)
export class GetRulesHandler implements IQueryHandler<GetRules> {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Workflows) private readonly workflows: Workflows,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ directive: id, actor }: GetRules): Promise<RulesAnswer> {
    const { state } = await readVisible(this.store, id, actor);
    const pinned =
      'workflow' in state
        ? state.workflow
        : (await this.workflows.current(state.content.workflow)).id;
    const { workflow, rules } = await this.workflows.definitionById(pinned);
    if (workflow.report !== 'planning')
      throw new Refused(
        'NO_RULES',
        `Quy trình “${workflow.title}” không kiểm tra theo bộ quy tắc nào.`,
      );
    const on = numberingOf(state).issuedOn ?? (await this.clock.today());
    const ruleSet = ruleSetOf(on, rules);
    return {
      ruleSet: ruleSet.id,
      title: ruleSet.title,
      ground: ruleSet.ground,
      on,
      rules: explainRules(ruleSet),
      notChecked: ruleSet.notChecked.map(({ text, source }) => ({
        text,
        source: source.reference,
      })),
      certainties: certaintyTitles,
    };
  }
}
