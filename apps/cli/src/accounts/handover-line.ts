import { type Handover } from '#libs/org';

/** One change of a cell's secretary, for the terminal. */
export function handoverLine({ cell, given, ended }: Handover): string {
  const account = given.account
    ? `tài khoản ${given.account}`
    : 'chưa có tài khoản: thư điện tử đã có người dùng';
  const before = ended.length > 0 ? `; ${ended.join(', ')} thôi` : '';
  return `- ${cell}: ${given.name} (${given.official}, ${account})${before}`;
}
