import type { UnplacedFinding } from './finding.js';
import type { Graph } from './schema.js';
import { isEngineCommand, stepTakers, takersOf } from './status.js';
import { type Role } from './vocabulary.js';

type Transition = Graph['transitions'][number];

/**
 * A second person needs a first one: a person must have taken every step that leads to the state,
 * and somebody else must be left to take this one.
 */
export function lintSecondPerson({ transitions }: Graph): UnplacedFinding[] {
  return transitions.flatMap((transition, i): UnplacedFinding[] => {
    if (!transition.secondPerson) return [];
    const path = ['transitions', i, 'secondPerson'];
    const leading = transitions.filter(
      ({ to, command }) => command !== transition.command && transition.from.includes(to),
    );
    const unreviewed = leading.find(({ roles, command }) => !isFirst(command, roles));
    if (leading.length > 0 && unreviewed === undefined) return [];
    const message = unreviewed
      ? `Cần người thứ hai, nhưng bước '${unreviewed.command}' trước đó không do ai thẩm định.`
      : 'Cần người thứ hai, nhưng không có bước nào trước đó để làm người thứ nhất.';
    return [
      {
        path,
        at: 'key',
        message,
        fix: "Cho 'from' là trạng thái sau thẩm định, hoặc bỏ 'secondPerson'.",
      },
    ];
  });
}

/** Somebody is left to be another than whoever took it. */
const isFirst = (command: string, roles: readonly Role[]): boolean =>
  roles.some(isEngineCommand(command) ? isReader : (role) => stepTakers.includes(role));

/** Who reads a report and answers for it. */
const isReader = (role: Role): boolean => role !== 'clerk' && stepTakers.includes(role);

/**
 * The reviewer never takes the committee's decision. Code always refuses that, so a definition must
 * say it too.
 */
export function lintFourEyes({ transitions }: Graph): UnplacedFinding[] {
  return transitions.flatMap((transition, i): UnplacedFinding[] =>
    transition.command !== 'approve-report' || transition.secondPerson
      ? []
      : [
          {
            path: ['transitions', i, 'command'],
            at: 'value',
            message: 'Người phê duyệt phải khác người thẩm định.',
            fix: "Thêm 'secondPerson: true'.",
          },
        ],
  );
}

/**
 * Reports roles that are listed twice, and commands that nobody could give: a person's command that
 * only the system has, or the reverse.
 */
export function lintRoles({ transitions }: Graph): UnplacedFinding[] {
  return transitions.flatMap((transition, i) => [
    ...sameRole(transition, i),
    ...nobody(transition, i),
  ]);
}

function sameRole({ roles }: Transition, i: number): UnplacedFinding[] {
  return roles.flatMap((role, j): UnplacedFinding[] =>
    roles.indexOf(role) === j
      ? []
      : [
          {
            path: ['transitions', i, 'roles', j],
            at: 'value',
            message: `Vai '${role}' ghi hai lần.`,
            fix: 'Bỏ một.',
          },
        ],
  );
}

function nobody({ command, roles }: Transition, i: number): UnplacedFinding[] {
  const who = takersOf(command);
  // The lint of the deadline checks that the mark is the system's own.
  if (command === 'expire' || roles.some((role) => who.includes(role))) return [];
  return [
    {
      path: ['transitions', i, 'roles'],
      at: 'value',
      message: `Không ai làm được '${command}': không vai nào ở đây có quyền ấy.`,
      fix: `Thêm một trong: ${who.join(', ')}.`,
    },
  ];
}
