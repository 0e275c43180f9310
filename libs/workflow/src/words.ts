import type { Workflow } from './parse.js';
import { statusTitle } from './permits.js';

/** What the messages of a definition say in words of its own. Null: nothing is said. */
export interface Words {
  /** What a cell sends, in the middle of a sentence: "báo cáo", "kết quả đánh giá, xếp loại". */
  readonly report: string;
  /** A sentence at the end of every reminder. */
  readonly reminder: string | null;
  /** What a missed deadline comes to, after "thì" or "nên"; null where nothing is marked. */
  readonly lapse: string | null;
  /** A sentence after a missed deadline or a rejection: what stays in force. */
  readonly standing: string | null;
  /** After "đã": what an approval does to the report. */
  readonly approved: string;
  /** After a colon: what a rejection decides. */
  readonly rejected: string;
}

/** Of planning, also of definitions from before there were words: what their messages said. */
const planning: Partial<Words> = {
  reminder: 'Nếu không có thay đổi, chi bộ vẫn cần gửi báo cáo "không thay đổi".',
  lapse: 'coi như không thực hiện',
  standing: 'Quy hoạch đã được phê duyệt trước đây vẫn giữ nguyên hiệu lực.',
  approved: 'phê duyệt',
  rejected: 'không phê duyệt',
};

const present = (words: NonNullable<Workflow['words']>): Partial<Words> =>
  Object.fromEntries(Object.entries(words).filter(([, word]) => word !== undefined));

/**
 * The definition's own words, else those of its kind of report, else neutral ones that name no
 * form, list or decision that it may not have.
 */
export function wordsOf(workflow: Workflow): Words {
  const { states, report, words } = workflow;
  const neutral: Words = {
    report: 'báo cáo',
    reminder: null,
    standing: null,
    approved: 'xem xét và trả lời',
    rejected: 'không chấp nhận',
    lapse: states.expired ? `được ghi là “${statusTitle(workflow, 'expired')}”` : null,
  };
  return { ...neutral, ...(report === 'planning' ? planning : {}), ...present(words ?? {}) };
}
