import type { Workflow } from './parse.js';
import { statusTitle } from './permits.js';
import { type CountedAs, type Status, statuses, statusesCountedAs, statusFacts } from './status.js';

/** What the board of a directive says, in the words of its definition. */
export interface BoardWords {
  readonly statuses: Readonly<Record<Status, string>>;
  /** Of an obligation that its cell has acknowledged and not yet answered. */
  readonly acknowledged: string;
  /** Labels of the figures above the table. Null: the definition knows no such thing. */
  readonly figures: {
    readonly acknowledged: string | null;
    readonly received: string;
    readonly approved: string | null;
    readonly expired: string | null;
    readonly late: string;
    readonly cancelled: string;
  };
}

const neutral = {
  received: 'Đã nộp trong hạn',
  late: 'Nộp muộn, đang lưu',
  cancelled: 'Đã thôi giao',
} as const;

const titles = (of: (status: Status) => string): Record<Status, string> =>
  Object.fromEntries(statuses.map((status) => [status, of(status)])) as Record<Status, string>;

/** What the board of the planning review has always said. */
const planning: BoardWords = {
  statuses: titles((status) => statusFacts[status].word),
  acknowledged: 'Đã tiếp nhận, chưa nộp',
  figures: {
    ...neutral,
    acknowledged: 'Đã tiếp nhận',
    approved: 'Đã phê duyệt',
    expired: 'Coi như không thực hiện',
  },
};

/** The title of the state that counts so; null where the definition has none. */
function titleCountedAs(workflow: Workflow, as: CountedAs): string | null {
  const found = statusesCountedAs(as).find((status) => workflow.states[status]);
  return found === undefined ? null : statusTitle(workflow, found);
}

/** Null: a draft whose definition cannot be used at present; it has no lines. */
export function boardWords(workflow: Workflow | null): BoardWords {
  if (workflow === null || workflow.report === 'planning') return planning;
  const acknowledges = workflow.transitions.some(({ command }) => command === 'acknowledge');
  return {
    statuses: titles((status) => statusTitle(workflow, status)),
    acknowledged: `${statusTitle(workflow, 'issued')} (đã xác nhận)`,
    figures: {
      ...neutral,
      acknowledged: acknowledges ? 'Đã xác nhận' : null,
      approved: titleCountedAs(workflow, 'approved'),
      expired: titleCountedAs(workflow, 'expired'),
    },
  };
}
