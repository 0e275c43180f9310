import { type Command, type Workflow } from '#libs/workflow';
import { type Moment, type Rules, rules, type State } from './command-sequences.rules.js';

const loosened = (command: Command, change: (workflow: Workflow) => Workflow): Rules => ({
  ...rules,
  [command]: (state: State, moment: Moment) =>
    rules[command](state, {
      ...moment,
      ask: { ...moment.ask, workflow: change(moment.ask.workflow) },
    }),
});
const without =
  (guarded: Command) =>
  (one: Workflow): Workflow => ({
    ...one,
    transitions: one.transitions.map((step) =>
      step.command === guarded ? { ...step, guards: [] } : step,
    ),
  });
/** Each takes one safeguard away; what must then be told. */
export const controls: readonly [string, Rules, string][] = [
  [
    'the second person',
    {
      ...rules,
      'approve-report': (state, moment) =>
        rules['approve-report'](
          state.status === 'reviewed' ? { ...state, reviewedBy: 'nobody', taken: [] } : state,
          moment,
        ),
    },
    'approved by its reviewer',
  ],
  [
    'the wait for the cutoff',
    {
      ...rules,
      'submit-report': (state, moment) =>
        rules['submit-report'](
          state.status === 'issued' ? { ...state, cutoffAt: '9999-12-31T00:00:00.000000Z' } : state,
          moment,
        ),
    },
    'I3',
  ],
  [
    'the state that a report taken back is in',
    {
      ...rules,
      expire: (state, moment) =>
        rules.expire(state.status === 'returned' ? { ...state, status: 'issued' } : state, moment),
    },
    'I2',
  ],
  [
    'the state table',
    loosened('withdraw-report', (one) => ({
      ...one,
      transitions: one.transitions.map((step) =>
        step.command === 'withdraw-report'
          ? { ...step, from: [...step.from, 'reviewed' as const] }
          : step,
      ),
    })),
    'I11',
  ],
  [
    'the guard of the withdrawal',
    loosened('withdraw-report', without('withdraw-report')),
    'taken back after the deadline',
  ],
  [
    'the guard of the extension',
    loosened('extend-deadline', without('extend-deadline')),
    'a deadline in the past',
  ],
  [
    'the day of a return',
    {
      ...rules,
      'return-report': (state, moment) => {
        const ask = { ...moment.ask, now: '2000-01-01T00:00:00.000000Z' };
        return rules['return-report'](state, { ...moment, ask, again: moment.deadline });
      },
    },
    'a deadline in the past',
  ],
];
