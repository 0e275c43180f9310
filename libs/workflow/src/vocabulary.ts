import { isAsked, kindsWhere } from '#libs/document-kinds';

// What code can record. A definition may use less of it, never more. These names are stored: never
// rename; add.

export const statuses = [
  'issued',
  'submitted',
  'returned',
  'reviewed',
  'approved',
  'rejected',
  'expired',
  'cancelled',
] as const;
export type Status = (typeof statuses)[number];

export const commands = [
  'acknowledge',
  'submit-report',
  'withdraw-report',
  'return-report',
  'review-report',
  'approve-report',
  'reject-report',
  'extend-deadline',
  'expire',
  'reopen',
  'accept-late-report',
  'cancel-obligation',
  'revoke-approval',
  'undo-rejection',
] as const;
export type Command = (typeof commands)[number];

/** The state that code records after each command; null: the state stays as it was. */
export const recordedStatus: Readonly<Record<Command, Status | null>> = {
  acknowledge: null,
  'submit-report': 'submitted',
  'withdraw-report': 'returned',
  'return-report': 'returned',
  'review-report': 'reviewed',
  'approve-report': 'approved',
  'reject-report': 'rejected',
  'extend-deadline': null,
  expire: 'expired',
  reopen: 'issued',
  'accept-late-report': 'submitted',
  'cancel-obligation': 'cancelled',
  'revoke-approval': 'reviewed',
  // Or where the report stood before (undoing.ts): ways-out.ts has a step for each.
  'undo-rejection': 'submitted',
};

/** Commands after which a report of the obligation has been received. */
export const receivingCommands: readonly Command[] = ['submit-report', 'accept-late-report'];

/** Roles on the screens (design §9); `system` is the tick. */
export const roleTitles = {
  admin: 'quản trị',
  clerk: 'văn thư',
  reviewer: 'thẩm định',
  approver: 'cấp ủy/bí thư',
  cell: 'chi bộ',
  auditor: 'kiểm tra (chỉ đọc)',
  system: 'hệ thống',
} as const;
export type Role = keyof typeof roleTitles;
export const roles = Object.keys(roleTitles) as Role[];

/** Kinds of papers that a definition may ask for. */
export const askedKinds = kindsWhere(isAsked).map(({ name }) => name);
/**
 * What a report holds: the lists of cadre planning, or the rows and attachments that form.yaml
 * names.
 */
export const reportKinds = ['planning', 'form'] as const;
/** What may stand in braces in the text of a notice. */
export const letterBlanks = [
  'cell',
  'proposer',
  'year',
  'subject',
  'reportNumber',
  'reportedOn',
  'meetingOn',
] as const;
/**
 * A yearly directive is a công văn or a kế hoạch (a grassroots committee must not issue it as a
 * hướng dẫn: QĐ 399-QĐ/TW).
 */
export const issueTypes = ['CV', 'KH'] as const;
/** The seed approves by thông báo; some provinces by quyết định. */
export const approvalTypes = ['TB', 'QĐ'] as const;
