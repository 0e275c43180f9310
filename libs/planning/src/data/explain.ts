import type { Certainty, Severity } from '#libs/forms';
import type { RuleId, RuleSet } from '../model/rule-set.js';

/** One line of "what will be checked": a rule, or one of its parameters. */
export interface RuleExplanation {
  readonly rule: RuleId;
  readonly title: string;
  readonly severity: Severity;
  readonly source: string;
  readonly certainty: Certainty;
  readonly parameters: readonly {
    readonly name: string;
    readonly value: string | number | null;
    readonly certainty: Certainty;
    readonly note: string;
  }[];
}

/**
 * Explains the rules for the screen where the committee reads, and may set, what its reports are
 * checked by.
 */
export function explainRules({ rules }: RuleSet): RuleExplanation[] {
  return rules.map(({ id, title, severity, source, parameters }) => ({
    rule: id,
    title,
    severity,
    source: source.reference,
    certainty: source.certainty,
    parameters: Object.entries(parameters).map(([name, { value, certainty, note }]) => ({
      name,
      value,
      certainty,
      note,
    })),
  }));
}

/** The certainty letters in words. */
export const certaintyTitles: Record<Certainty, string> = {
  A: 'Văn bản chính thức',
  B: 'Nguồn thứ cấp (báo chí, tóm tắt)',
  C: 'Hiểu biết chung, chưa đối chiếu văn bản',
  S: 'Theo công văn chỉ đạo',
  L: 'Do cấp ủy quyết định',
  '?': 'Đã tìm, chưa thấy quy định',
};
