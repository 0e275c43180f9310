/** A rule set is chosen by the day the directive was issued; papers cite what was in force then. Sources: domain §0. */
export interface RuleSet {
  readonly name: string;
  readonly from: string;
  /** "Căn cứ" line of an approval, without "Căn cứ". */
  readonly ground: string;
}

const ruleSets: readonly RuleSet[] = [
  { name: 'qd50-2021', from: '2021-12-27', ground: 'Quy định số 50-QĐ/TW, ngày 27/12/2021 của Bộ Chính trị về công tác quy hoạch cán bộ' },
  {
    name: 'qd377-2025',
    from: '2025-10-08',
    ground: 'Quy định số 377-QĐ/TW, ngày 08/10/2025 của Bộ Chính trị về phân cấp quản lý cán bộ và quy hoạch, bổ nhiệm, giới thiệu ứng cử, tạm đình chỉ công tác, cho thôi giữ chức vụ, từ chức, miễn nhiệm đối với cán bộ',
  },
];

/** The rule set in force on `issuedOn`. Error: RangeError before the first one. */
export function ruleSetOn(issuedOn: string): RuleSet {
  const found = ruleSets.findLast(({ from }) => from <= issuedOn);
  if (!found) throw new RangeError(`no rule set for ${issuedOn}`);
  return found;
}
