import type { Remark } from './finding.js';
import type { Graph, Papers } from './schema.js';
import { plainNotice, type Role } from './vocabulary.js';

type Transition = Graph['transitions'][number];

/** A second person needs a first: every step that leads to the state must be one that a person took, and somebody else must be left to take this one. */
export function lintSecondPerson({ transitions }: Graph): Remark[] {
  return transitions.flatMap((transition, i): Remark[] => {
    if (!transition.secondPerson) return [];
    const path = ['transitions', i, 'secondPerson'];
    const leading = transitions.filter(({ to, command }) => command !== transition.command && transition.from.includes(to));
    const unreviewed = leading.find(({ roles }) => !roles.some(isReader));
    if (leading.length > 0 && unreviewed === undefined) return [];
    const message = unreviewed ? `Cần người thứ hai, nhưng bước '${unreviewed.command}' trước đó không do ai thẩm định.` : 'Cần người thứ hai, nhưng không có bước nào trước đó để làm người thứ nhất.';
    return [{ path, at: 'key', message, fix: "Cho 'from' là trạng thái sau thẩm định, hoặc bỏ 'secondPerson'." }];
  });
}

const isReader = (role: Role): boolean => role === 'reviewer' || role === 'approver';

/** The roles listed twice, and a person's command that only the system has, or the other way round: nobody could give it. */
export function lintRoles({ transitions }: Graph): Remark[] {
  return transitions.flatMap((transition, i) => [...sameRole(transition, i), ...nobody(transition, i)]);
}

function sameRole({ roles }: Transition, i: number): Remark[] {
  return roles.flatMap((role, j): Remark[] =>
    roles.indexOf(role) === j ? [] : [{ path: ['transitions', i, 'roles', j], at: 'value', message: `Vai '${role}' ghi hai lần.`, fix: 'Bỏ một.' }],
  );
}

/** What each command asks of the accounts (libs/org): a definition may narrow it, it cannot widen it. */
const able: Readonly<Partial<Record<Transition['command'], readonly Role[]>>> = {
  acknowledge: ['cell'],
  'submit-report': ['cell'],
  'review-report': ['reviewer'],
  'return-report': ['reviewer', 'approver'],
  'approve-report': ['approver'],
  'reject-report': ['approver'],
  'extend-deadline': ['approver'],
  reopen: ['approver'],
  'accept-late-report': ['approver'],
};

function nobody({ command, roles }: Transition, i: number): Remark[] {
  const who = able[command];
  if (!who || roles.some((role) => who.includes(role))) return [];
  return [{ path: ['transitions', i, 'roles'], at: 'value', message: `Không ai làm được '${command}': không vai nào ở đây có quyền ấy.`, fix: `Thêm một trong: ${who.join(', ')}.` }];
}

/** The notice whose text the definition writes needs one, and only that one has it. */
export function lintPapers({ documents, report }: Papers): Remark[] {
  const { approve, issue } = documents;
  const remarks: Remark[] = [];
  if (approve.kind === plainNotice && !approve.letter) remarks.push({ path: ['documents', 'approve', 'kind'], at: 'value', message: `Văn bản '${plainNotice}' cần nội dung.`, fix: "Thêm 'letter: { subject, opening, points, closing }'." });
  if (approve.kind !== plainNotice && approve.letter) remarks.push({ path: ['documents', 'approve', 'letter'], at: 'key', message: `Văn bản '${approve.kind}' đã có nội dung riêng.`, fix: `Bỏ 'letter', hoặc dùng kind: ${plainNotice}.` });
  if (approve.kind === 'thong-bao-phe-duyet' && report !== 'planning') remarks.push({ path: ['documents', 'approve', 'kind'], at: 'value', message: "'thong-bao-phe-duyet' in danh sách quy hoạch, báo cáo này không có.", fix: `Dùng kind: ${plainNotice}, hoặc report: planning.` });
  if (approve.kind === 'cong-van') remarks.push({ path: ['documents', 'approve', 'kind'], at: 'value', message: 'Thông báo phê duyệt không thể là công văn giao việc.', fix: `Dùng '${plainNotice}' hoặc 'thong-bao-phe-duyet'.` });
  if (issue.kind !== 'cong-van') remarks.push({ path: ['documents', 'issue', 'kind'], at: 'value', message: `Giao việc bằng công văn, không phải '${issue.kind}'.`, fix: "Viết 'cong-van'." });
  return remarks;
}
