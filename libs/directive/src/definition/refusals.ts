import { Refused } from '#libs/decider';
import { type Action, type Actor, denial, type Subject } from '#libs/org';
import { type Finding, formatFinding } from '#libs/workflow';

// Refusals that more than one place gives. One code has one text, and it stands here. A refusal of
// one place stands where it is given. Clients store these codes: never rename; add.

/** The table of libs/org says who may do what, and has the words of the refusal. */
export function requireMay(actor: Actor, action: Action, subject?: Subject): void {
  const refused = denial(actor, action, subject);
  if (refused) throw new Refused(refused.code, refused.message);
}

/** `version` is the one that stands now. */
export function changedSince(version: number): Refused {
  return new Refused(
    'CHANGED_SINCE',
    'Hồ sơ đã thay đổi sau khi đồng chí mở; chưa có gì bị ghi đè. Hãy tải lại rồi thực hiện lại.',
    { version },
  );
}

export function deadlineInThePast(fix = 'Hãy chọn ngày khác.'): Refused {
  return new Refused('DEADLINE_IN_THE_PAST', `Hạn phải sau thời điểm hiện tại. ${fix}`);
}

/** `act` is what was asked for, as it stands in "không … được". */
export function notIssued(act: string, why = 'chưa ban hành hoặc đã thu hồi'): Refused {
  return new Refused('NOT_ISSUED', `Đợt này ${why} nên không ${act} được.`);
}

export function directiveWithdrawn(): Refused {
  return new Refused(
    'DIRECTIVE_WITHDRAWN',
    'Công văn giao việc đã thu hồi nên không quyết định hay mở lại việc theo công văn đó ' +
      'nữa. Hãy ' +
      'thôi giao việc này cho chi bộ; nếu vẫn cần thì ban hành công văn mới.',
  );
}

export function notADraft(): Refused {
  return new Refused(
    'NOT_A_DRAFT',
    'Văn bản không còn là dự thảo (đã ban hành, đã kết thúc hoặc đã thu hồi) nên không sửa hay ' +
      'ban hành được. Văn bản đã ban hành thì đính chính bằng một công văn tiếp theo.',
  );
}

export function noCells(): Refused {
  return new Refused(
    'NO_CELLS',
    'Chưa có chi bộ nào đang hoạt động. Hãy nhập danh sách chi bộ (dondoc import-org) ' +
      'trước khi ban hành.',
  );
}

export function noSuchCell(id: string): Refused {
  return new Refused(
    'NO_SUCH_CELL',
    `Đảng ủy không có chi bộ “${id}”. Hãy chọn lại từ danh sách chi bộ, hoặc nhập danh sách tổ ` +
      'chức mới (dondoc import-org).',
  );
}

/** Of whom four eyes are asked, where it is not the reviewer. */
export const OTHER_STEP = 'Người đã làm bước khác của lần gửi này';

/** `act` is what was asked for, by `who` took a step before. */
export function samePerson(act: string, who = 'Người thẩm định báo cáo'): Refused {
  return new Refused(
    'SAME_PERSON',
    `${who} không được tự ${act}, kể cả bằng tài khoản khác. Hãy nhờ đồng chí ` + 'khác thực hiện.',
  );
}

/** `shown` are the cells and terms, in the form that people read. */
export function termNotRecorded(
  shown: string,
  details: Readonly<Record<string, unknown>>,
): Refused {
  return new Refused(
    'TERM_NOT_RECORDED',
    `Chưa có nhiệm kỳ trong danh sách tổ chức: ${shown}. Hãy nhờ văn thư bổ sung nhiệm kỳ của ` +
      'chi bộ rồi nhập lại (dondoc import-org).',
    details,
  );
}

export function noSuchWorkflow(name: string, known: readonly string[], more = ''): Refused {
  return new Refused(
    'NO_SUCH_WORKFLOW',
    `Không có quy trình “${name}”. Các quy trình hiện có: ${known.join(', ')}.${more}`,
  );
}

/** Its folder is there and cannot be used: the reader learns where to mend it. */
export function workflowSkipped(name: string, findings: readonly Finding[]): Refused {
  const first = findings.slice(0, 3).map(formatFinding).join(' ');
  return new Refused(
    'WORKFLOW_SKIPPED',
    `Quy trình “${name}” chưa dùng được vì định nghĩa có ${findings.length} lỗi: ${first} ` +
      'Hãy nhờ quản trị sửa rồi khởi động lại hệ thống; việc đã giao không bị ảnh hưởng.',
    { findings: findings.length },
  );
}
