import { type Case } from './broken.examples.js';
import { changed } from './workflow.examples.js';

const withdraw = 'when: now < obligation.cutoffAt';
const withdrawing = (when: string): string => changed(withdraw, `when: ${when}`);
const marking = (when: string): string => changed('when: not report.onTime', `when: ${when}`);
const never = /không bao giờ đúng/;
const mend = /không ai làm được/;

function alone(name: string, when: string, write: (when: string) => string = withdrawing): Case {
  return [name, write(when), when, never, mend];
}

/** Guards under which nobody could ever take the step. */
export const brokenGuards: Case[] = [
  alone(
    'a guard that says one thing and its opposite',
    'now < obligation.cutoffAt and now > obligation.cutoffAt',
  ),
  alone('a guard that says no', "'false'"),
  alone('a guard that says yes and no', "'true and false'"),
  alone('a guard on a state the step does not start from', "obligation.status = 'expired'"),
  alone(
    'a guard against every state the step starts from',
    "not obligation.status in ['submitted', 'returned', 'reviewed']",
  ),
  alone('a guard that asks for two cells', "obligation.cell = 'a' and obligation.cell = 'b'"),
  alone('a guard that asks a field to differ from itself', 'now != now'),
  alone(
    'a guard that compares what is not there',
    'obligation.cutoffAt is null and obligation.cutoffAt < now',
  ),
  alone(
    'a guard between two moments in the wrong order',
    "now < '2024-01-01T00:00:00+07:00' and now > '2025-01-01T00:00:00+07:00'",
  ),
  alone(
    'a guard on a circle of moments',
    'now < obligation.cutoffAt and obligation.cutoffAt < obligation.markAt and ' +
      'obligation.markAt < now',
    marking,
  ),
  alone('a guard on fewer reports than none', 'report.count < 0', marking),
  alone('a guard on a count between two', 'report.count > 1 and report.count < 2', marking),
  alone('a guard on a truth and its opposite', 'report.onTime and not report.onTime', marking),
  [
    'two guards that contradict each other',
    changed(
      withdraw,
      `${withdraw}\n      - code: TOO_EARLY\n        message: Chưa đến lúc.\n        when: now > ` +
        'obligation.cutoffAt',
    ),
    'guards:\n      - code: WITHDRAW',
    /không bao giờ cùng đúng/,
    mend,
  ],
];

/** Guards that are odd and may hold all the same: nothing is said of them. */
export const oddGuards: readonly (readonly [name: string, text: string])[] = [
  [
    'two sides of one moment',
    withdrawing("now < obligation.cutoffAt and now != '2024-01-01T00:00:00+07:00'"),
  ],
  [
    'a state the step does start from',
    withdrawing("now < obligation.cutoffAt and obligation.status = 'submitted'"),
  ],
  [
    'a cell between two',
    withdrawing("now < obligation.cutoffAt and obligation.cell > 'a' and obligation.cell < 'b'"),
  ],
  ['a count of one', marking('not report.onTime and report.count < 2 and report.count >= 0')],
  [
    'a chain of moments',
    marking('not report.onTime and (report.receivedAt is null or report.receivedAt < now)'),
  ],
];
