import type { Workflow } from './parse.js';
import { statusTitle } from './permits.js';

/** Words of a definition's own for its messages. Null means that nothing is said. */
export interface Words {
  /**
   * What a cell sends, as it stands in the middle of a sentence: "báo cáo", "kết quả đánh giá, xếp
   * loại".
   */
  readonly report: string;
  /** A sentence at the end of every reminder. */
  readonly reminder: string | null;
  /** The consequence of a missed deadline, after "thì" or "nên"; null when nothing is marked. */
  readonly lapse: string | null;
  /** A sentence after a missed deadline or a rejection, which says what stays in force. */
  readonly standing: string | null;
  /** What an approval does to the report, after "đã". */
  readonly approved: string;
  /** What a rejection decides, after a colon. */
  readonly rejected: string;
  /** How a message addresses those who decide, and those who look at reports. */
  readonly approver: string;
  readonly reviewer: string;
}

/**
 * The words of planning. Messages of definitions that are older than words said the same, so they
 * use these too.
 */
const planning: Partial<Words> = {
  reminder: 'Nếu không có thay đổi, chi bộ vẫn cần gửi báo cáo "không thay đổi".',
  lapse: 'coi như không thực hiện',
  standing: 'Quy hoạch đã được phê duyệt trước đây vẫn giữ nguyên hiệu lực.',
  approved: 'phê duyệt',
  rejected: 'không phê duyệt',
  approver: 'đồng chí có thẩm quyền phê duyệt',
  reviewer: 'đồng chí thẩm định',
};

const present = (words: NonNullable<Workflow['words']>): Partial<Words> =>
  Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined));

/**
 * The definition's own words, or those of its kind of report, or neutral ones that name no form,
 * list or decision which it may not have.
 */
export function wordsOf(workflow: Workflow): Words {
  const { states, report, words } = workflow;
  const neutral: Words = {
    report: 'báo cáo',
    reminder: null,
    standing: null,
    approved: 'xem xét và trả lời',
    rejected: 'không chấp nhận',
    approver: 'đồng chí có thẩm quyền quyết định',
    reviewer: 'đồng chí xem xét báo cáo',
    lapse: states['expired'] ? `được ghi là “${statusTitle(workflow, 'expired')}”` : null,
  };
  return { ...neutral, ...(report === 'planning' ? planning : {}), ...present(words ?? {}) };
}
