import { type Role } from './access.js';

/** Offices as screens call them; definitions call them the same. */
export const officeTitles: Readonly<Record<Exclude<Role, 'visitor'>, string>> = {
  admin: 'quản trị',
  clerk: 'văn thư',
  reviewer: 'thẩm định',
  approver: 'cấp ủy/bí thư',
  cell: 'chi bộ',
  auditor: 'kiểm tra (chỉ đọc)',
  department: 'ban thẩm định',
  'standing-committee': 'Ban Thường vụ',
  signer: 'người ký',
};
