import type { Status } from './status.js';

// What code can record, beside its statuses (status.ts). A definition may use less of it, never more.
// These names are stored: never rename; add.

interface CommandFacts {
  /** The status that code records after it; null: the status stays as it was. */
  readonly records: Status | null;
  /** Whose accounts may ask for it (libs/org): a definition may narrow it, it cannot widen it. */
  readonly by: readonly Role[];
}

export const commandFacts = {
  acknowledge: { records: null, by: ['cell'] },
  'submit-report': { records: 'submitted', by: ['cell'] },
  'withdraw-report': { records: 'returned', by: ['cell'] },
  'return-report': { records: 'returned', by: ['reviewer', 'approver'] },
  'review-report': { records: 'reviewed', by: ['reviewer'] },
  'approve-report': { records: 'approved', by: ['approver'] },
  'reject-report': { records: 'rejected', by: ['approver'] },
  'extend-deadline': { records: null, by: ['approver'] },
  expire: { records: 'expired', by: ['system'] },
  reopen: { records: 'issued', by: ['approver'] },
  'accept-late-report': { records: 'submitted', by: ['approver'] },
  'cancel-obligation': { records: 'cancelled', by: ['approver'] },
  'revoke-approval': { records: 'reviewed', by: ['approver'] },
  // Or where the report stood before (undoing.ts): ways-out.ts has a step for each.
  'undo-rejection': { records: 'submitted', by: ['approver'] },
} as const satisfies Readonly<Record<string, CommandFacts>>;
export type Command = keyof typeof commandFacts;
export const commands = Object.keys(commandFacts) as Command[];

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

/** One per folder of `templates/` that a workflow may ask for. */
export const documentKinds = ['cong-van', 'thong-bao-phe-duyet', 'thong-bao'] as const;
/**
 * The notice whose text is the definition's own (`letter`); the others have their text in code and
 * data of their own.
 */
export const plainNotice = 'thong-bao';
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
