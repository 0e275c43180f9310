import { type ObligationView } from '#libs/directive';

export const words = {
  due: 'Thời hạn',
  overdue: 'Đã quá hạn',
  overdueHow: 'Vẫn gửi được: báo cáo được ghi là gửi sau hạn và chờ xem xét.',
  letter: 'Mở công văn',
  acknowledge: 'Xác nhận đã nhận',
  acknowledged: 'Đã xác nhận nhận công văn',
  make: 'Làm báo cáo',
  again: 'Gửi lại báo cáo',
  returned: 'Báo cáo được trả lại để bổ sung',
  remarks: 'Góp ý của người thẩm định',
  wholeReport: 'Cả báo cáo',
  row: 'Dòng',
  settled: 'đã giải quyết',
  state: 'Hiện nay',
  next: 'Việc tiếp theo',
  receipts: 'Biên nhận',
  notices: 'Văn bản của đợt này',
  notice: 'Mở thông báo',
  revoked: 'đã thu hồi',
  history: 'Quá trình',
  rounds: 'So với lần gửi trước',
  noDifference: 'Hai lần gửi giống nhau.',
  sent: 'Báo cáo đã gửi',
  list: 'Tải danh sách đã gửi',
  withdraw: 'Rút báo cáo',
  withdrawTitle: 'Rút báo cáo về để sửa',
  withdrawWarn:
    'Báo cáo đã gửi không còn chờ thẩm định; đồng chí phải gửi lại trước khi hết hạn. Biên nhận ' +
    'vẫn được giữ.',
  withdrawReason: 'Lý do rút',
  keep: 'Để nguyên',
  withdrawn: 'Đã rút báo cáo. Đồng chí có thể sửa và gửi lại.',
} as const;

type Shown = Pick<ObligationView, 'status' | 'overdue'> & { readonly received: boolean };

const nextOf: Readonly<Record<string, string>> = {
  returned: 'Sửa các chỗ được góp ý rồi gửi lại. Nội dung lần trước còn nguyên.',
  submitted:
    'Người thẩm định kiểm tra báo cáo. Nếu cần bổ sung, báo cáo được trả lại kèm góp ý; nếu ' +
    'đúng, báo cáo được trình phê duyệt.',
  reviewed: 'Báo cáo đã thẩm định xong, đang chờ cấp ủy phê duyệt. Chi bộ không phải làm gì.',
  'in-step': 'Báo cáo đang được xem xét. Chi bộ không phải làm gì.',
  approved: 'Đã phê duyệt. Thông báo ở ngay dưới đây; đồng chí có thể tải về và in.',
  concluded: 'Đợt này đã xong đối với chi bộ.',
  rejected: 'Báo cáo không được chấp nhận. Lý do ghi ở phần “Quá trình”.',
  expired: 'Hết hạn mà chưa có báo cáo. Nếu có lý do, hãy liên hệ Đảng ủy.',
  cancelled: 'Chi bộ không phải báo cáo đợt này nữa.',
};

/** What happens next, for the person who answers. */
export function whatNext({ status, received, overdue }: Shown): string {
  if (status !== 'issued') return nextOf[status] ?? '';
  if (overdue) return words.overdueHow;
  return received
    ? 'Làm báo cáo và gửi trước khi hết hạn. Gửi xong, đồng chí nhận được biên nhận.'
    : 'Xác nhận đã nhận công văn, rồi làm báo cáo.';
}

const facts: Readonly<Record<string, string>> = {
  ObligationIssued: 'Giao việc cho chi bộ',
  ObligationAcknowledged: 'Chi bộ xác nhận đã nhận',
  ReportSubmitted: 'Chi bộ gửi báo cáo',
  ReportReturned: 'Trả lại để bổ sung',
  ReportWithdrawn: 'Chi bộ rút báo cáo',
  ReportReviewed: 'Thẩm định xong',
  ReportApproved: 'Phê duyệt',
  ReportRejected: 'Không chấp nhận',
  RejectionUndone: 'Hủy việc không chấp nhận',
  ApprovalRevoked: 'Thu hồi phê duyệt',
  ApprovalCorrected: 'Đính chính thông báo',
  DeadlineExtended: 'Gia hạn',
  ObligationExpired: 'Ghi nhận hết hạn',
  ObligationReopened: 'Mở lại',
  ObligationCancelled: 'Không phải báo cáo nữa',
  ReportSetAside: 'Nhận báo cáo gửi sau hạn, chờ xem xét',
  LateReportAccepted: 'Chấp nhận báo cáo gửi sau hạn',
  StepTaken: 'Xem xét báo cáo',
  StepAgreed: 'Xem xét báo cáo',
};

export const factWords = (type: string): string => facts[type] ?? 'Cập nhật hồ sơ';
