import type { UnplacedFinding } from './finding.js';
import { statusOf } from './place.js';
import type { Graph } from './schema.js';
import { isAmong, stepTakers, waitingForCommittee } from './status.js';

/** Terms where no office must act, and reminders that would come too early or twice. */
export function lintTerms(graph: Graph): UnplacedFinding[] {
  return Object.entries(graph.states).flatMap(([place, state]): UnplacedFinding[] => {
    const { term } = state;
    if (!term) return [];
    const path = ['states', place, 'term'];
    const found: UnplacedFinding[] = term.remind.flatMap((before, i) =>
      before < term.workingDays && term.remind.indexOf(before) === i
        ? []
        : [
            {
              path: [...path, 'remind', i],
              at: 'value',
              message: `Nhắc trước ${before} ngày: trùng, hoặc sớm hơn lúc báo cáo đến bước này.`,
              fix: `Viết số nhỏ hơn ${term.workingDays}, mỗi số một lần.`,
            },
          ],
    );
    if (!stepTakers.includes(term.overdue))
      found.push({
        path: [...path, 'overdue'],
        at: 'value',
        message: `Không báo quá hạn cho '${term.overdue}' được.`,
        fix: `Chọn trong: ${stepTakers.join(', ')}.`,
      });
    if (isAmong(waitingForCommittee, statusOf(graph, place))) return found;
    return [
      ...found,
      {
        path,
        at: 'key',
        message: `Ở '${place}' không có cơ quan nào phải xử lý nên không có thời hạn.`,
        fix: "Bỏ 'term'; hạn của chi bộ ghi ở 'deadline'.",
      },
    ];
  });
}
