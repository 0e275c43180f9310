import { Refused } from '#libs/decider';
import { type Operation } from '#libs/event-store';
import {
  approveSubmission,
  checkDecisions,
  type Delta,
  type LineDecision,
  type Submission,
} from '#libs/planning';
import { amendList, planList, planListStream } from './plan-list.js';
import { type PlanningFacts } from './planning-facts.js';
import { refusing } from './refusal.js';

/**
 * The changes of each term's list that take effect, in the order of `facts.lists`. Errors:
 * `Refused` with the codes of PlanningRefusal (STALE_BASE, NO_SUCH_LINE, NO_REASON, SPLIT_CHANGE
 * …); DECISIONS_BREAK_RULES when the lists would break a rule after lines were struck, or because
 * another cell's list was approved since the review.
 */
export function approvedDeltas(
  submission: Submission,
  { lists, context }: PlanningFacts,
  decisions: readonly LineDecision[],
): Delta[] {
  const deltas = refusing(() =>
    approveSubmission(
      submission,
      lists.map(({ list }) => list),
      decisions,
    ),
  );
  const broken = checkDecisions(submission, context, decisions).filter(
    ({ severity }) => severity === 'error',
  );
  if (broken.length > 0) {
    const whole =
      decisions.length === 0 ? 'Danh sách được đề nghị nay' : 'Danh sách sau khi gạch dòng';
    throw new Refused(
      'DECISIONS_BREAK_RULES',
      `${whole} không đúng quy định: ${broken.map(({ message }) => message).join('; ')}. Hãy ` +
        'xem lại các dòng gạch, hoặc trả lại báo cáo.',
      {
        findings: broken.map(({ id, rule }) => ({ id, rule })),
      },
    );
  }
  return deltas;
}

/**
 * The facts that make the approved deltas the next base, one stream per term. Each builds on the
 * version of its list that was read.
 */
export function amendments(
  { lists }: PlanningFacts,
  deltas: readonly Delta[],
  cause: { notice: string; since: string; directive: string; by: string },
): Operation[] {
  return lists.map((standing, i) => {
    const events = amendList(standing, { ...cause, delta: deltas[i]! });
    return {
      stream: planListStream(standing.list.term.id),
      expect: standing.version === 0 ? ('none' as const) : standing.version,
      events,
      head: planList.head(events.reduce(planList.evolve, standing)),
      actor: cause.by,
    };
  });
}
