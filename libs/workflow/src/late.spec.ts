import { describe, expect, it } from '@jest/globals';
import { lacksLateReason, lateOutcome, parseWorkflow } from './index.js';
import { changed, planningFile, planningText } from './workflow.examples.js';

const under = (late: string, text = planningText) =>
  parseWorkflow(changed('recur:\n', `${late}recur:\n`, text), planningFile);
const deciding = parseWorkflow(planningText, planningFile);
const taking = under('late: { accept: true, reason: required }\n');
const silent = under('late: { accept: true, reason: none }\n');
const refusing = under('late: { accept: false, keep: false }\n');
const noWayOut = under(
  'late: { accept: true }\n',
  changed(
    'command: accept-late-report\n    from: [issued, expired]',
    'command: accept-late-report\n    from: [issued]',
  ),
);

describe('what comes at or after the cutoff', () => {
  it.each([
    ['without a word of the definition', deciding, ['kept', 'kept', 'kept']],
    ['where it counts with a reason', taking, ['kept', 'taken', 'taken']],
    ['where it counts as it is', silent, ['taken', 'taken', 'taken']],
    ['where it is refused', refusing, ['refused', 'refused', 'refused']],
    ['where nothing leads out of the mark', noWayOut, ['kept', 'taken', 'kept']],
  ] as const)('%s: bare, with a reason, after the mark', (_, workflow, outcomes) =>
    expect([
      lateOutcome(workflow, { status: 'issued' }),
      lateOutcome(workflow, { status: 'issued', reason: 'Mất điện' }),
      lateOutcome(workflow, { status: 'expired', reason: 'Mất điện' }),
    ]).toEqual(outcomes),
  );

  it('lacks nothing but its reason', () =>
    expect(
      [deciding, taking, silent, refusing].map((workflow) => lacksLateReason(workflow, 'issued')),
    ).toEqual([false, true, false, false]));
});
