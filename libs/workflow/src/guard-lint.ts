import type { UnplacedFinding } from './finding.js';
import { guardProblem } from './guard/check.js';
import type { GuardFacts } from './guard/fields.js';
import { neverHold } from './guard/never.js';
import { guardHolds } from './guard/predicate.js';
import type { Graph, Guard } from './schema.js';
import { type Command, firstStatus, isEngineCommand } from './status.js';

type Transition = Graph['transitions'][number];

const before = '2024-02-15T17:04:59.999999Z';
const markAt = '2024-02-15T17:05:00.000000Z';
/** Nothing has arrived and the time of the mark has come. */
const due: GuardFacts = {
  now: markAt,
  'obligation.status': firstStatus,
  'obligation.cell': 'chi-bo',
  'obligation.directive': 'dot',
  'obligation.cutoffAt': '2024-02-15T17:00:00.000000Z',
  'obligation.markAt': markAt,
  'report.onTime': false,
  'report.straddled': false,
  'report.receivedAt': null,
  'report.count': 0,
  'upload.unfinished': false,
  'hold.exists': false,
  'hold.open': false,
};
const held = { 'hold.exists': true, 'hold.open': true };
const released = { 'hold.exists': true, 'hold.open': false };
const arrived = { 'report.receivedAt': '2024-02-15T16:00:00.000000Z', 'report.count': 1 };

interface Witness {
  readonly when: string;
  readonly facts: GuardFacts;
  readonly holds: boolean;
}

/**
 * Situations in which the guards must hold, or must not, whatever their wording (design §6.2 and
 * §6.3, invariants I2 and I4).
 */
const witnesses: Readonly<Partial<Record<Command, readonly Witness[]>>> = {
  expire: [
    { when: 'chưa qua hạn và thời gian chờ', facts: { ...due, now: before }, holds: false },
    {
      when: 'đã có báo cáo đúng hạn',
      facts: { ...due, ...arrived, 'report.onTime': true },
      holds: false,
    },
    { when: 'đang bị tạm giữ', facts: { ...due, ...held }, holds: false },
    {
      when: 'còn báo cáo gửi dở chưa ai xem xét',
      facts: { ...due, 'upload.unfinished': true },
      holds: false,
    },
    {
      when: 'có báo cáo gửi dang dở lúc hết hạn chưa ai xem xét',
      facts: { ...due, ...arrived, 'report.straddled': true },
      holds: false,
    },
    { when: 'đã qua hạn mà không có gì đến', facts: due, holds: true },
    {
      when: 'người có thẩm quyền đã xem xét và thôi tạm giữ',
      facts: { ...due, ...released, ...arrived, 'report.straddled': true },
      holds: true,
    },
  ],
  'withdraw-report': [
    { when: 'đã hết hạn', facts: due, holds: false },
    {
      when: 'đúng giờ hết hạn',
      facts: { ...due, now: '2024-02-15T17:00:00.000000Z' },
      holds: false,
    },
  ],
  'extend-deadline': [
    { when: 'hạn mới đã qua', facts: { ...due, 'asked.cutoffAt': before }, holds: false },
    { when: 'hạn mới là chính lúc này', facts: { ...due, 'asked.cutoffAt': markAt }, holds: false },
  ],
};

/** Reopening gives a deadline, as an extension does. */
function witnessesOf(command: string): readonly Witness[] {
  if (!isEngineCommand(command)) return [];
  return witnesses[command === 'reopen' ? 'extend-deadline' : command] ?? [];
}

function wording(
  guards: readonly Guard[],
  { command, states }: Pick<Transition, 'command'> & { readonly states: readonly string[] },
  path: readonly PropertyKey[],
): UnplacedFinding[] {
  return guards.flatMap((guard, i): UnplacedFinding[] => {
    const found = guardProblem(guard.when, command, states);
    return found
      ? [
          {
            path: [...path, i, 'when'],
            at: 'value',
            offset: found.at,
            message: found.message,
            fix: found.fix,
          },
        ]
      : [];
  });
}

function meaning(
  guards: readonly Guard[],
  { command, from }: Transition,
  path: readonly PropertyKey[],
): UnplacedFinding[] {
  const [status = firstStatus] = from;
  return witnessesOf(command).flatMap(({ when, facts, holds }): UnplacedFinding[] => {
    if (
      guards.every((guard) => guardHolds(guard.when, { ...facts, 'obligation.status': status })) ===
      holds
    )
      return [];
    if (holds)
      return [
        {
          path,
          at: 'key',
          message: `Điều kiện của '${command}' không cho làm khi ${when}.`,
          fix: 'Nới điều kiện: nếu không, hạn không bao giờ được xử lý.',
        },
      ];
    return [
      {
        path,
        at: 'key',
        message: `Điều kiện của '${command}' vẫn cho làm khi ${when}.`,
        fix: "Thêm điều kiện, hoặc bỏ cả 'guards' để dùng bộ điều kiện chuẩn.",
      },
    ];
  });
}

/** What the guards let through, unless they let nothing through at all. */
function sense(
  guards: readonly Guard[],
  transition: Transition,
  path: readonly PropertyKey[],
): UnplacedFinding[] {
  const never = neverTrue(guards, transition, path);
  return never.length > 0 ? never : meaning(guards, transition, path);
}

function twice(guards: readonly Guard[], path: readonly PropertyKey[]): UnplacedFinding[] {
  return guards.flatMap(({ code }, i): UnplacedFinding[] =>
    guards.findIndex((guard) => guard.code === code) === i
      ? []
      : [
          {
            path: [...path, i, 'code'],
            at: 'value',
            message: `Mã '${code}' đã có ở trên.`,
            fix: 'Mỗi điều kiện một mã.',
          },
        ],
  );
}

/** A step that nobody could ever take: one guard that is never true, or all of them together. */
function neverTrue(
  guards: readonly Guard[],
  { command, from }: Transition,
  path: readonly PropertyKey[],
): UnplacedFinding[] {
  const fix = `Sửa hoặc bỏ điều kiện: nếu để vậy, không ai làm được '${command}'.`;
  const alone = guards.flatMap(({ when }, i): UnplacedFinding[] =>
    neverHold([when], from)
      ? [
          {
            path: [...path, i, 'when'],
            at: 'value',
            message: 'Điều kiện này không bao giờ đúng.',
            fix,
          },
        ]
      : [],
  );
  if (
    alone.length > 0 ||
    !neverHold(
      guards.map(({ when }) => when),
      from,
    )
  )
    return alone;
  return [{ path, at: 'key', message: 'Các điều kiện này không bao giờ cùng đúng.', fix }];
}

/**
 * Reports guards that cannot be read, and guards that would allow what the law of the deadline
 * forbids.
 */
export function lintGuards({ transitions, states }: Graph): UnplacedFinding[] {
  return transitions.flatMap((transition, i): UnplacedFinding[] => {
    const { guards } = transition;
    if (!guards) return [];
    const path = ['transitions', i, 'guards'];
    const unread = wording(guards, { ...transition, states: Object.keys(states) }, path);
    return [
      ...twice(guards, path),
      ...(unread.length > 0 ? unread : sense(guards, transition, path)),
    ];
  });
}
