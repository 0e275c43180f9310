import { isAsked, kindsWhere } from '#libs/document-kinds';

// The names that a definition may use beside statuses and commands (status.ts). It may use fewer,
// never others. These names are stored: never rename; add.

/** The roles as screens call them (design §9). `system` is the tick. */
export const roleTitles = {
  admin: 'quản trị',
  clerk: 'văn thư',
  reviewer: 'thẩm định',
  approver: 'cấp ủy/bí thư',
  cell: 'chi bộ',
  auditor: 'kiểm tra (chỉ đọc)',
  system: 'hệ thống',
  department: 'ban thẩm định',
  'standing-committee': 'Ban Thường vụ',
  signer: 'người ký',
} as const;
export type Role = keyof typeof roleTitles;
/** Offices between review and signature, for steps of a definition's own. */
export const offices = [
  'department',
  'standing-committee',
  'signer',
] as const satisfies readonly Role[];
export const roles = Object.keys(roleTitles) as Role[];

/** Kinds of papers that a definition may ask for. */
export const askedKinds = kindsWhere(isAsked).map(({ name }) => name);
/**
 * What a report holds: the lists of cadre planning, or the rows and attachments that form.yaml
 * names.
 */
export const reportKinds = ['planning', 'form'] as const;
/** Whether each approval has a notice of its own, or all of a directive have one at its closing. */
export const papersPer = ['cell', 'directive'] as const;
/** The names that may stand in braces in the text of a notice of one cell. */
export const cellBlanks = [
  'cell',
  'proposer',
  'year',
  'subject',
  'reportNumber',
  'reportedOn',
  'meetingOn',
] as const;
/** Those of a step's paper, for which no meeting is recorded. */
export const stepBlanks = cellBlanks.filter((name) => name !== 'meetingOn');
/** A point that is this blank alone asks for the list behind the signature. */
export const LIST = 'list';
/**
 * Those of the notice of all results. `total` is the number of rows in its list, `cells` the number
 * of cells in it.
 */
export const directiveBlanks = ['year', 'subject', 'cells', 'total', LIST] as const;
export const letterBlanks = [...new Set([...cellBlanks, ...directiveBlanks])];
/** On whose behalf a paper is signed, and by whom. */
export const signsFor = ['dang-uy', 'ban-thuong-vu'] as const;
export const signerPosts = ['bi-thu', 'pho-bi-thu'] as const;
/**
 * A yearly directive is a công văn or a kế hoạch. A grassroots committee must not issue it as a
 * hướng dẫn (QĐ 399-QĐ/TW).
 */
export const issueTypes = ['CV', 'KH'] as const;
/** The shipped definitions approve by thông báo; some provinces approve by quyết định. */
export const approvalTypes = ['TB', 'QĐ'] as const;
