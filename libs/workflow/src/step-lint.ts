import type { UnplacedFinding } from './finding.js';
import { isEngineState, statusOf } from './place.js';
import { cellPaper, stepPaper } from './papers.js';
import type { Graph, Papers } from './schema.js';
import {
  engineStates,
  isAmong,
  isEngineCommand,
  stepTakers,
  waitingForCommittee,
} from './status.js';

// Steps are the commands of a definition's own: an office passes a report on, from one state in
// which it waits to the next one.

type Transition = Graph['transitions'][number];

/** A report waits there for an office. */
function waits(graph: Graph, place: string): boolean {
  return isAmong(waitingForCommittee, statusOf(graph, place));
}

const known = engineStates
  .filter((place) => isAmong(waitingForCommittee, place))
  .map((place) => `'${place}'`);

const at = (
  i: number,
  path: readonly PropertyKey[],
  said: Pick<UnplacedFinding, 'message' | 'fix'>,
): UnplacedFinding => ({ path: ['transitions', i, ...path], at: 'value', ...said });

function endsOf(graph: Graph, { command, from, to }: Transition, i: number): UnplacedFinding[] {
  const starts = from.flatMap((place, j): UnplacedFinding[] =>
    waits(graph, place)
      ? []
      : [
          at(i, ['from', j], {
            message: `Bước '${command}' không đi từ '${place}': ở đó không có báo cáo chờ xét.`,
            fix: `Viết ${known.join(', ')} hoặc một trạng thái riêng chưa kết thúc.`,
          }),
        ],
  );
  if (to === 'approved' || !isEngineState(to)) return starts;
  return [
    ...starts,
    at(i, ['to'], {
      message: `Bước '${command}' không dẫn tới '${to}'.`,
      fix:
        "Viết một trạng thái riêng, hoặc 'approved'; trả lại, thẩm định, không phê duyệt thì " +
        'dùng ' +
        "lệnh 'return-report', 'review-report', 'reject-report'.",
    }),
  ];
}

function takers({ command, roles }: Transition, i: number): UnplacedFinding[] {
  return roles.flatMap((role, j): UnplacedFinding[] =>
    stepTakers.includes(role)
      ? []
      : [
          at(i, ['roles', j], {
            message: `Vai '${role}' không làm bước '${command}': bước do một cơ quan làm.`,
            fix: `Chọn trong: ${stepTakers.join(', ')}.`,
          }),
        ],
  );
}

/** Steps that lead from or to where no report waits, and people asked where no step is. */
export function lintSteps(graph: Graph): UnplacedFinding[] {
  return graph.transitions.flatMap((transition, i): UnplacedFinding[] => {
    if (!isEngineCommand(transition.command))
      return [...endsOf(graph, transition, i), ...takers(transition, i)];
    return (transition.people ?? 1) === 1
      ? []
      : [
          at(i, ['people'], {
            message: `'people' chỉ dùng cho bước riêng, không dùng cho '${transition.command}'.`,
            fix: "Thêm một bước riêng trước đó, có 'people'.",
          }),
        ];
  });
}

/** A paper for each cell says of which meeting it is; a step asks nobody for it. */
export function lintStepPapers({ transitions }: Graph, { documents }: Papers): UnplacedFinding[] {
  if (!cellPaper({ documents })) return [];
  return transitions.flatMap(({ command, to }, i): UnplacedFinding[] =>
    to !== 'approved' || isEngineCommand(command) || stepPaper({ documents }, command)
      ? []
      : [
          at(i, ['to'], {
            message:
              `Mỗi chi bộ có một văn bản phê duyệt nên bước '${command}' không dẫn tới ` +
              "'approved'.",
            fix:
              "Viết 'command: approve-report', bỏ 'documents.approve', hoặc thêm văn bản của " +
              "bước vào 'documents.steps'.",
          }),
        ],
  );
}
