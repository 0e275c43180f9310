import type { Guard } from '../schema.js';
import type { Command } from '../status.js';

const laterThanNow: Guard = {
  code: 'DEADLINE_IN_THE_PAST',
  message: 'Hạn mới phải sau thời điểm hiện tại. Hãy chọn ngày khác.',
  when: 'asked.cutoffAt > now',
};

/**
 * What the law of the deadline requires (design §6) where a definition has no guards of its own, as
 * in definitions that are older than guards.
 */
export const standardGuards: Readonly<Partial<Record<Command, readonly Guard[]>>> = {
  expire: [
    {
      code: 'NOT_DUE',
      message: 'Chưa qua giờ hết hạn và thời gian chờ.',
      when: 'obligation.markAt <= now',
    },
    {
      code: 'ON_TIME_RECEIPT',
      message: 'Đã có báo cáo đến trước giờ hết hạn.',
      when: 'not report.onTime',
    },
    {
      code: 'HELD',
      message: 'Đang tạm giữ, chờ người có thẩm quyền xem xét.',
      when: 'not hold.open',
    },
    {
      code: 'UNRESOLVED_ARRIVAL',
      message: 'Có báo cáo bắt đầu gửi trước giờ hết hạn chưa được giải quyết.',
      when: 'hold.exists or not (upload.unfinished or report.straddled)',
    },
  ],
  'withdraw-report': [
    {
      code: 'WITHDRAW_TOO_LATE',
      message: 'Đã hết hạn nên không tự rút lại được. Hãy đề nghị người thẩm định trả lại báo cáo.',
      when: 'now < obligation.cutoffAt',
    },
  ],
  'extend-deadline': [laterThanNow],
  reopen: [laterThanNow],
};
