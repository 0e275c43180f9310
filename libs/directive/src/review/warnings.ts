import { Refused } from '#libs/decider';
import { type Finding } from '#libs/forms';
import { type Acceptance, acceptWarnings } from '#libs/planning';

/**
 * What a reviewer needs to know of a finding to decide about it. The message may name a person, so
 * it is answered and never logged.
 */
function told({ id, severity, rule, table, row, column, message, fix }: Finding) {
  return { id, severity, rule, table, row, column, message, fix };
}

/**
 * Passes when every finding of the report was accepted. Errors, each with its list: `Refused`
 * ACCEPTANCE_REFUSED (there is no such finding any more, it is an error, it has no reason, or it is
 * named twice); REPORT_HAS_ERRORS (a change since the report was sent makes it wrong, so it must go
 * back); WARNINGS_OPEN.
 */
export function settleWarnings(
  findings: readonly Finding[],
  acceptances: readonly Acceptance[],
): void {
  const { open, refused } = acceptWarnings(findings, acceptances);
  if (refused.length > 0) {
    const [first] = refused;
    throw new Refused(
      'ACCEPTANCE_REFUSED',
      `Có ${refused.length} mục chấp nhận không dùng được: ${first!.message}`,
      {
        refused: refused.map(({ acceptance: { finding }, code, message }) => ({
          finding,
          code,
          message,
        })),
        findings: open.map(told),
      },
    );
  }
  const errors = open.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    throw new Refused(
      'REPORT_HAS_ERRORS',
      `Báo cáo nay có ${errors.length} lỗi do số liệu gốc đã thay đổi sau khi gửi. Hãy trả ` +
        'lại để chi bộ sửa.',
      { findings: errors.map(told) },
    );
  }
  if (open.length > 0) {
    throw new Refused(
      'WARNINGS_OPEN',
      `Còn ${open.length} cảnh báo chưa được xem xét. Hãy chấp nhận từng cảnh báo kèm lý do, ` +
        'hoặc trả lại báo cáo.',
      { findings: open.map(told) },
    );
  }
}
