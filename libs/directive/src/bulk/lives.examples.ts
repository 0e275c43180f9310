import fc from 'fast-check';
import { fold, Refused } from '#libs/decider';
import { type Actor } from '#libs/org';
import { nextStatus } from '#libs/workflow';
import * as example from '../obligation/obligation.examples.js';
import { reopen } from '../obligation/extending.js';
import { obligation, type Obligation } from '../obligation/obligation.js';
import { reviewReport } from '../obligation/reviewing.js';
import { type ObligationEvent } from '../obligation/obligation.events.js';
import { type BulkRequest } from './bulk-commands.js';

// Random lives of obligations, and commands that may be given to many of them.

export const reviewer = (n: number): Actor => ({
  id: `thamdinh-${n}`,
  name: 'Thẩm định',
  role: 'reviewer',
});
const approver: Actor = { id: 'capuy-1', name: 'Cấp ủy', role: 'approver' };
export const clerk: Actor = { id: 'vanthu-1', name: 'Văn thư', role: 'clerk' };

/** The reports of these lives are only hashes, so there is nothing in them to check. */
export const nothingFound = { findings: () => Promise.resolve([]) };

/** One step in the life of an obligation, taken by the pure rules where they allow it. */
type Step =
  | 'acknowledged'
  | 'submitted'
  | 'keptLate'
  | 'returned'
  | 'review 1'
  | 'review 2'
  | 'approved'
  | 'rejected'
  | 'extended'
  | 'expired'
  | 'reopened';
/** What speaks against the mark. */
type Against = 'onTime' | 'straddled' | 'hold' | 'released' | 'intent';

export interface Life {
  readonly steps: readonly Step[];
  readonly against: readonly Against[];
}

const plainFacts = {
  acknowledged: example.acknowledged,
  submitted: example.submitted,
  keptLate: example.keptLate,
  returned: example.returned,
  approved: example.approved,
  rejected: example.rejected,
  extended: example.extended,
  expired: example.expired,
};

function eventOf(state: Obligation, step: Step): readonly ObligationEvent[] {
  if (step === 'review 1' || step === 'review 2')
    return reviewReport(
      state,
      { opinion: 'Đủ' },
      { workflow: example.workflow, actor: { id: `thamdinh-${step.at(-1)}`, role: 'reviewer' } },
    );
  if (step === 'reopened')
    return reopen(state, example.extended.data as never, {
      ...example.byApprover,
      now: example.CUTOFF,
    });
  const commandOf = {
    acknowledged: 'acknowledge',
    submitted: 'submit-report',
    keptLate: 'submit-report',
    returned: 'return-report',
    approved: 'approve-report',
    rejected: 'reject-report',
    extended: 'extend-deadline',
    expired: 'expire',
  };
  if (step !== 'keptLate' && state.status !== 'none')
    nextStatus(example.workflow, commandOf[step], state.status);
  const event = plainFacts[step];
  const round = state.status === 'none' ? 0 : state.round;
  if (event.type === 'ReportSubmitted')
    return [{ ...event, data: { ...event.data, round: round + 1 } }];
  return [event];
}

export function historyOf(
  { steps }: Life,
  events: readonly ObligationEvent[],
): readonly ObligationEvent[] {
  return steps.reduce((history, step) => {
    try {
      return [...history, ...eventOf(fold(obligation, history), step)];
    } catch (error) {
      if (error instanceof Refused) return history;
      throw error;
    }
  }, events);
}

const step = fc.constantFrom<Step>(
  'acknowledged',
  'submitted',
  'submitted',
  'keptLate',
  'returned',
  'review 1',
  'review 2',
  'approved',
  'rejected',
  'extended',
  'expired',
  'reopened',
);
export const life: fc.Arbitrary<Life> = fc.record({
  steps: fc.array(step, { maxLength: 7 }),
  against: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.uniqueArray(fc.constantFrom<Against>('onTime', 'straddled', 'hold', 'intent'), {
        maxLength: 2,
      }),
    },
    { weight: 1, arbitrary: fc.constant<Against[]>(['released', 'intent']) },
  ),
});
export type Command = Omit<BulkRequest, 'directive' | 'cells'> & { readonly by: Actor };
export const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({
    command: fc.constant('extend-deadline' as const),
    by: fc.constant(approver),
    body: fc.record({
      dueOn: fc.constantFrom('2024-02-15', '2024-02-20', '2024-03-01', '2031-02-15'),
      policy: fc.constantFrom('inclusive' as const, 'exclusive' as const),
      reason: fc.constant('Thiên tai'),
      document: fc.constant('245-CV/ĐU'),
    }),
  }),
  fc.record({
    command: fc.constant('review-report' as const),
    by: fc.constantFrom(reviewer(1), reviewer(2)),
    body: fc.record({ opinion: fc.constantFrom('Đủ', 'Đạt "tốt"\n, đề nghị duyệt') }),
  }),
  fc.record({
    command: fc.constant('expire' as const),
    by: fc.constant(clerk),
    body: fc.constant({}),
  }),
) as fc.Arbitrary<Command>;
