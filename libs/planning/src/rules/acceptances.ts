import type { Finding } from '#libs/forms';
import { z } from 'zod';

// This shape is stored with the review. Never rename; add.

export const acceptanceShape = z.strictObject({
  /** `Finding.id`, which contains ids and figures but no names. */
  finding: z.string().min(3).max(500),
  /** At least 10 characters, so that it is a reason and not "ok". */
  reason: z.string().max(1000),
});
export type Acceptance = z.infer<typeof acceptanceShape>;

export type AcceptanceRefusalCode = 'IS_ERROR' | 'NO_SUCH_FINDING' | 'NO_REASON' | 'ACCEPTED_TWICE';

export interface RefusedAcceptance<A extends Acceptance> {
  readonly acceptance: A;
  readonly code: AcceptanceRefusalCode;
  /** What to do, in Vietnamese. */
  readonly message: string;
}

export interface AcceptedWarnings<A extends Acceptance> {
  /**
   * Errors, and warnings without a valid acceptance. When it is empty, nothing stands in the way.
   */
  readonly open: readonly Finding[];
  readonly accepted: readonly { readonly finding: Finding; readonly acceptance: A }[];
  readonly refused: readonly RefusedAcceptance<A>[];
}

const refusals: Record<AcceptanceRefusalCode, string> = {
  IS_ERROR: 'Đây là lỗi, không phải cảnh báo: không chấp nhận được, phải trả lại để chi bộ sửa.',
  NO_SUCH_FINDING:
    'Cảnh báo này không còn, hoặc số liệu đã thay đổi: xem lại kết quả kiểm tra mới nhất.',
  NO_REASON: 'Phải ghi lý do chấp nhận, ít nhất 10 ký tự.',
  ACCEPTED_TWICE: 'Cảnh báo này đã được chấp nhận ở trên.',
};

function refusalOf(
  { reason }: Acceptance,
  finding: Finding | undefined,
  seen: boolean,
): AcceptanceRefusalCode | undefined {
  if (!finding) return 'NO_SUCH_FINDING';
  if (finding.severity === 'error') return 'IS_ERROR';
  if (seen) return 'ACCEPTED_TWICE';
  return reason.trim().length < 10 ? 'NO_REASON' : undefined;
}

/**
 * Compares a reviewer's acceptances with the findings of the latest check. An error is never
 * accepted. An acceptance whose finding is gone, or now measures another value, is reported and not
 * dropped. The callers' own fields (`by`, `at`) are carried along.
 */
export function acceptWarnings<A extends Acceptance>(
  findings: readonly Finding[],
  acceptances: readonly A[],
): AcceptedWarnings<A> {
  const known = new Map(findings.map((finding) => [finding.id, finding]));
  const accepted: { finding: Finding; acceptance: A }[] = [];
  const refused: RefusedAcceptance<A>[] = [];
  for (const acceptance of acceptances) {
    const finding = known.get(acceptance.finding);
    const code = refusalOf(
      acceptance,
      finding,
      accepted.some((other) => other.finding === finding),
    );
    if (code) refused.push({ acceptance, code, message: refusals[code] });
    else if (finding) accepted.push({ finding, acceptance });
  }
  const settled = new Set(accepted.map(({ finding }) => finding.id));
  return { open: findings.filter(({ id }) => !settled.has(id)), accepted, refused };
}
