import { Refused } from '#libs/decider';
import { isSamePerson } from '#libs/org';
import {
  commandTitle,
  concludes,
  isEngineCommand,
  nextStatus,
  peopleAsked,
  statusFacts,
  stepsOf,
  type Workflow,
} from '#libs/workflow';
import { samePerson } from '../definition/refusals.js';
import { type Obligation, placeOf, type Taken } from './obligation.js';
import { type ObligationEvent } from './obligation.events.js';
import { type Ask, permitted } from './permitted.js';
import { type Cells } from './report.js';

/** A step of the definition's own, and what the office that takes it says of the report. */
export interface Step {
  readonly step: string;
  readonly opinion?: string;
  /** Checked by the caller. */
  readonly fields?: Cells;
  /** The paper that the definition has for it; of no use to one who only agrees. */
  readonly notice?: string;
}

/** It was the last step taken, also by this account; or this account agrees to it already. */
function isSoAlready(state: Obligation, step: string, account: string): boolean {
  if (state.status === 'none') return false;
  const is = (one: Taken): boolean => one.step === step && one.by === account;
  if (state.agreed.some(is)) return true;
  const passedOn = state.status === 'in-step' || statusFacts[state.status].countedAs === 'approved';
  return passedOn && state.taken.at(-1)?.step === step && state.taken.some(is);
}

function noSuchStep(step: string, workflow: Workflow): Refused {
  const steps = stepsOf(workflow).map((name) => `${name} (“${commandTitle(workflow, name)}”)`);
  return new Refused(
    'NO_SUCH_STEP',
    `“${step}” không phải là bước riêng của quy trình “${workflow.title}”. ` +
      (steps.length > 0
        ? `Hãy chọn trong: ${steps.join(', ')}.`
        : 'Quy trình này không có bước riêng. Hãy dùng lệnh thẩm định hoặc phê duyệt.'),
  );
}

/** What the person said at the step; nothing that was left out is stored. */
function saidBy({ opinion, fields }: Pick<Step, 'opinion' | 'fields'>, { actor }: Ask) {
  return {
    ...(opinion === undefined ? {} : { opinion }),
    ...(fields === undefined ? {} : { fields }),
    by: actor.id,
  };
}

/**
 * An office passes the report on. Where several persons are asked for, each but the last one
 * agrees. Errors: `Refused` as `permitted`, NO_SUCH_STEP, SAME_PERSON.
 */
export function takeStep(
  state: Obligation,
  { step, notice, ...said }: Step,
  ask: Ask,
): readonly ObligationEvent[] {
  if (isEngineCommand(step)) throw noSuchStep(step, ask.workflow);
  if (isSoAlready(state, step, ask.actor.id)) return [];
  const now = permitted(state, step, ask);
  const agreed = now.agreed.filter((one) => one.step === step);
  // One person in two offices is one person.
  if (agreed.some(({ by }) => isSamePerson(ask.actor, by)))
    throw samePerson('đồng ý hai lần cho cùng một bước', 'Người đã đồng ý');
  const place = placeOf(now);
  const { round } = now;
  if (agreed.length + 1 < peopleAsked(ask.workflow, step, place))
    return [{ type: 'StepAgreed', data: { round, step, ...saidBy(said, ask) } }];
  const to = nextStatus(ask.workflow, step, place);
  const ends = concludes(ask.workflow, to) ? { concludes: true as const } : {};
  const paper = notice === undefined ? {} : { notice };
  return [
    { type: 'StepTaken', data: { round, step, to, ...saidBy(said, ask), ...paper, ...ends } },
  ];
}
