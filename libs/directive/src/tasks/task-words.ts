import { type DirectiveEvent } from '../campaign/directive.events.js';
import { type ObligationEvent } from '../obligation/obligation.events.js';

const SHORT = 120;

/** The beginning of a text, cut at a word. */
export function excerpt(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= SHORT) return plain;
  return `${plain.slice(0, SHORT).replace(/ \S*$/, '')}…`;
}

const holds: Readonly<Record<string, string>> = {
  UNFINISHED_UPLOAD: 'một bản đang gửi dở khi hết hạn',
  HELD_REPORT: 'một bản gửi đến đúng lúc hết hạn',
  OUTAGE: 'hệ thống ngừng nhận lúc hết hạn',
  CELL_ENDED: 'chi bộ đã kết thúc hoạt động',
};

/** Why an obligation past its cutoff is not marked. */
export const holdWords = (reason: string): string =>
  `Đang tạm giữ: ${holds[reason] ?? 'chờ xem xét'}`;

const facts = {
  ObligationIssued: 'Giao báo cáo cho chi bộ',
  ObligationAcknowledged: 'Xác nhận đã nhận công văn',
  ReportSubmitted: 'Gửi báo cáo',
  ReportSetAside: 'Gửi báo cáo muộn, đang được lưu',
  ReportWithdrawn: 'Rút lại báo cáo',
  ReportReturned: 'Trả lại báo cáo',
  ReportReviewed: 'Thẩm định xong báo cáo',
  StepTaken: 'Chuyển báo cáo sang bước sau',
  StepAgreed: 'Đồng ý với báo cáo',
  ReportApproved: 'Phê duyệt báo cáo',
  ReportRejected: 'Không phê duyệt báo cáo',
  ApprovalRevoked: 'Thu hồi phê duyệt',
  ApprovalCorrected: 'Đính chính thông báo phê duyệt',
  RejectionUndone: 'Bỏ quyết định không phê duyệt',
  DeadlineExtended: 'Gia hạn',
  ObligationExpired: 'Ghi nhận không thực hiện',
  ObligationCancelled: 'Thôi giao báo cáo',
  ObligationReopened: 'Mở lại cho chi bộ báo cáo',
  WorkflowMigrated: 'Chuyển sang bản quy trình khác',
  DirectiveDrafted: 'Lập đợt',
  DirectiveAmended: 'Sửa dự thảo công văn',
  DirectiveIssued: 'Ban hành công văn',
  PeriodOpened: 'Mở kỳ báo cáo',
  PeriodIssued: 'Giao kỳ báo cáo',
  CellAdded: 'Giao thêm chi bộ',
  DirectiveCorrected: 'Đính chính công văn',
  DirectiveWithdrawn: 'Thu hồi công văn',
  DirectiveClosed: 'Kết thúc đợt',
  ResultsIssued: 'Thông báo kết quả chung',
  UpwardReportOverdue: 'Quá hạn báo cáo cấp trên',
  UpwardReportIssued: 'Gửi báo cáo lên cấp trên',
  UpwardReportSupplemented: 'Gửi báo cáo bổ sung lên cấp trên',
} as const satisfies Record<ObligationEvent['type'] | DirectiveEvent['type'], string>;

/** What a fact was, as the one who did it says; undefined for what is no act of a screen. */
export function factWords(type: string): string | undefined {
  return Object.hasOwn(facts, type) ? facts[type as keyof typeof facts] : undefined;
}
