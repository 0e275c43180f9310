import { cutoffText } from '#libs/calendar';
import { Refused } from '#libs/decider';
import { type SubmitAnswer } from './submit-report.js';

/**
 * HTTP status of a report that was taken (201) or is held for a person (202). A late one is refused
 * here, after it was kept: `Refused` PAST_CUTOFF, or LATE_REASON_NEEDED where a reason would let it
 * in, with its receipt and what to do next. What was taken, late or not, says so by its state.
 */
export function answerArrival(
  answer: SubmitAnswer & { readonly status: string; readonly standsAt?: string },
): number {
  const { status, standsAt = status } = answer;
  if (standsAt === 'submitted') return 201;
  if (answer.timeliness === 'straddled') return 202;
  const { receipt, sha256, completedAt, cutoffAt } = answer;
  if (answer.lacksLateReason)
    throw new Refused(
      'LATE_REASON_NEEDED',
      `Đã hết hạn gửi (hạn: ${cutoffText(cutoffAt)}); báo cáo gửi muộn được nhận khi có lý do. ` +
        `Báo cáo của đồng chí đã được lưu với số tiếp nhận ${receipt} và chưa được tính. Hãy ghi ` +
        'lý do gửi muộn (lateReason) rồi gửi lại.',
      { receipt, sha256, completedAt, cutoffAt },
    );
  throw new Refused(
    'PAST_CUTOFF',
    `Đã hết hạn gửi báo cáo (hạn: ${cutoffText(cutoffAt)}). Báo cáo của đồng chí đã được lưu ` +
      `với số tiếp nhận ${receipt}, đánh dấu nộp muộn và chưa được tính. ` +
      'Hãy liên hệ ngay văn thư Đảng ủy để xin ý kiến cấp ủy: báo cáo chỉ được xem xét ' +
      'khi cấp ủy có quyết định. Không cần gửi lại.',
    { receipt, sha256, completedAt, cutoffAt },
  );
}
