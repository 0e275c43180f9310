import { describe, expect, it } from '@jest/globals';
import { checkWorkflowText, formatFinding, parseWorkflow, WorkflowError } from './index.js';
import { changed, planningFile, planningText } from './workflow.examples.js';

const step = (command: string, from: string, to: string, roles: string) =>
  `  - command: ${command}\n    from: [${from}]\n    to: ${to}\n    roles: [${roles}]\n`;
const expire = step('expire', 'issued', 'expired', 'system');
const reopen = step('reopen', 'expired', 'issued', 'approver');
/** The same with its guards. */
const whole = (head: string): string =>
  new RegExp(`${head.replace(/[[\]]/g, '\\$&')}(?: {4}guards:\n(?: {6}.*\n)+)?`).exec(
    planningText,
  )![0];
const review = step('review-report', 'submitted', 'reviewed', 'reviewer');

/** Name, the broken text, what stands at the reported line and column, the message, the fix. */
type Case = [name: string, text: string, at: string, message: RegExp, fix: RegExp];

const cases: Case[] = [
  [
    'a misspelt key',
    changed('reminders:', 'remindres:'),
    'remindres:',
    /Khóa lạ 'remindres'/,
    /Có phải ý là 'reminders'\?/,
  ],
  [
    'a misspelt inner key',
    changed('graceMinutes', 'graceMinute'),
    'graceMinute:',
    /Khóa lạ 'graceMinute'/,
    /'graceMinutes'\?/,
  ],
  [
    'a misspelt key of a state',
    changed('    initial: true', '    inital: true'),
    'inital:',
    /Khóa lạ 'inital'/,
    /'initial'\?/,
  ],
  [
    'a misspelt key of a transition',
    changed('    secondPerson: true', '    secondperson: true'),
    'secondperson:',
    /Khóa lạ 'secondperson'/,
    /'secondPerson'\?/,
  ],
  [
    'a key nobody knows',
    changed('version: 3', 'version: 3\nsomething: 1'),
    'something:',
    /Khóa lạ 'something'/,
    /Chọn trong: name, version/,
  ],
  [
    'a misspelt state, declared',
    changed('  reviewed:', '  reviewd:'),
    'reviewd:',
    /Không có trạng thái nào tên 'reviewd'/,
    /'reviewed'\?/,
  ],
  [
    'a misspelt state in from',
    changed(review, step('review-report', 'submited', 'reviewed', 'reviewer')),
    'submited]',
    /trạng thái nào tên 'submited'/,
    /'submitted'\?/,
  ],
  [
    'a misspelt state in to',
    changed(review, step('review-report', 'submitted', 'revewed', 'reviewer')),
    'revewed\n',
    /'revewed'/,
    /'reviewed'\?/,
  ],
  [
    'a misspelt command',
    changed('- command: acknowledge', '- command: acknowlege'),
    'acknowlege\n',
    /Không có lệnh nào tên 'acknowlege'/,
    /'acknowledge'\?/,
  ],
  [
    'a misspelt command title',
    changed('  reopen:', '  re-open:'),
    're-open:',
    /Không có lệnh nào tên 're-open'/,
    /'reopen'\?/,
  ],
  [
    'a misspelt role',
    changed(review, step('review-report', 'submitted', 'reviewed', 'reveiwer')),
    'reveiwer]',
    /Không có vai nào tên 'reveiwer'/,
    /'reviewer'\?/,
  ],
  [
    'a role nobody knows',
    changed(review, step('review-report', 'submitted', 'reviewed', 'khach')),
    'khach]',
    /vai nào tên 'khach'/,
    /Chọn trong: admin, clerk/,
  ],
  [
    'a misspelt policy',
    changed('policy: roll', 'policy: rol'),
    'rol\n',
    /cách tính hạn nào tên 'rol'/,
    /'roll'\?/,
  ],
  ['a missing key', changed('version: 3\n', ''), 'name:', /Thiếu 'version'/, /Thêm "version: 1"/],
  [
    'an empty key',
    changed('policy: roll', 'policy:'),
    'policy:',
    /'policy' để trống/,
    /exclusive, inclusive, roll/,
  ],
  [
    'a missing document kind',
    changed('    kind: thong-bao-phe-duyet\n', ''),
    'approve:\n    type',
    /Thiếu 'kind'/,
    /thong-bao-phe-duyet/,
  ],
  [
    'a missing document',
    changed('  approve:\n    kind: thong-bao-phe-duyet\n    type: TB\n', ''),
    'documents:',
    /Thiếu 'approve'/,
    /approve: \{ kind: thong-bao-phe-duyet, type: TB \}/,
  ],
  [
    'no documents',
    changed(
      'documents:\n  issue:\n    kind: cong-van\n    type: CV\n  approve:\n    kind: ' +
        'thong-bao-phe-duyet\n    type: TB\n',
      '',
    ),
    'name:',
    /Thiếu 'documents'/,
    /documents: \{ issue/,
  ],
  [
    'a misspelt document kind',
    changed('kind: cong-van', 'kind: congvan'),
    'congvan\n',
    /loại văn bản nào tên 'congvan'/,
    /'cong-van'\?/,
  ],
  [
    'a type the committee may not issue',
    changed('type: CV', 'type: HD'),
    'HD\n',
    /ký hiệu loại văn bản nào tên 'HD'/,
    /CV, KH|Có phải/,
  ],
  [
    'a number for a text',
    changed('step: ten-days', 'step: 10'),
    '10\n',
    /'step' phải là một chuỗi chữ/,
    /dấu nháy/,
  ],
  [
    'a text for a number',
    changed('workingDaysBefore: 10', 'workingDaysBefore: mười'),
    'mười\n',
    /phải là một số/,
    /Viết lại/,
  ],
  ['half a version', changed('version: 3', 'version: 1.5'), '1.5\n', /số nguyên/, /số nguyên/],
  [
    'version 0',
    changed('version: 3', 'version: 0'),
    '0\n',
    /'version' ngoài giới hạn/,
    /nhỏ nhất là 1/,
  ],
  [
    'a name with marks',
    changed('name: quy-hoach-cap-uy', 'name: Quy hoạch'),
    'Quy hoạch\n',
    /chữ thường không dấu/,
    /quy-hoach-cap-uy/,
  ],
  [
    'a due date on 29 February',
    changed("'02-15'", "'02-29'"),
    "'02-29'",
    /Ngày hạn không có/,
    /'02-15'/,
  ],
  [
    'a wording without the date',
    changed('trước ngày {dueOn}', 'trước Tết'),
    'trước Tết\n',
    /\{dueOn\}/,
    /trước ngày/,
  ],
  [
    'a wording with another blank',
    changed('trước ngày {dueOn}', 'trước ngày {dueOn} {year}'),
    'trước ngày {dueOn} {year}',
    /\{dueOn\}/,
    /trước ngày/,
  ],
  [
    'a step with no day',
    changed('    lastWorkingDay: true\n', ''),
    'step: last-day',
    /đúng một trong hai/,
    /lastWorkingDay: true/,
  ],
  [
    'a step with two days',
    changed('lastWorkingDay: true\n', 'lastWorkingDay: true\n    workingDaysBefore: 1\n'),
    'step: last-day',
    /đúng một trong hai/,
    /workingDaysBefore: 10/,
  ],
  [
    'a wave on the due date, too late when it is exclusive',
    changed('workingDaysBefore: 2', 'workingDaysBefore: 0'),
    '0\n',
    /'two-days' rơi vào sau hạn/,
    /từ 1 trở lên/,
  ],
  [
    'a wave after the due date',
    changed(
      'policy: roll',
      'policy: inclusive',
      changed('workingDaysBefore: 2', 'workingDaysBefore: -1'),
    ),
    '-1\n',
    /sau hạn/,
    /từ 0 trở lên/,
  ],
  [
    'a duplicated step name',
    changed('step: two-days', 'step: five-days'),
    'five-days\n    title: Nhắc trước 2',
    /'five-days' đã có ở trên/,
    /Bỏ bước này/,
  ],
  [
    'a duplicated step day',
    changed('workingDaysBefore: 2', 'workingDaysBefore: 5'),
    "5\n    at: '08:00'\n  - step: last-day",
    /Đã có bước nhắc trước 5 ngày/,
    /Bỏ bước này/,
  ],
  [
    'two last days',
    changed('workingDaysBefore: 2', 'lastWorkingDay: true'),
    "true\n    at: '08:00'\n\n# Tháng",
    /Đã có bước nhắc vào ngày làm việc cuối cùng/,
    /Bỏ bước này/,
  ],
  [
    'a bad time',
    changed("lastWorkingDay: true\n    at: '08:00'", "lastWorkingDay: true\n    at: '8:00'"),
    "'8:00'",
    /Giờ không hợp lệ/,
    /'08:00'/,
  ],
  [
    'no initial state',
    changed('    initial: true\n', ''),
    'states:',
    /Không có trạng thái bắt đầu/,
    /initial: true/,
  ],
  [
    'two initial states',
    changed('chờ thẩm định\n', 'chờ thẩm định\n    initial: true\n'),
    'submitted:',
    /hai trạng thái bắt đầu/,
    /Bỏ 'initial: true'/,
  ],
  [
    'no terminal state',
    planningText.replaceAll('    terminal: true\n', ''),
    'states:',
    /Không có trạng thái kết thúc/,
    /terminal: true/,
  ],
  [
    'a state with no way out',
    changed('    title: Không phê duyệt\n    terminal: true\n', '    title: Không phê duyệt\n'),
    'rejected:\n    title',
    /'rejected' không có lối ra/,
    /terminal: true/,
  ],
  [
    'a state that only leads to itself',
    changed(
      'from: [issued, returned]\n    to: submitted',
      'from: [issued]\n    to: submitted',
      changed('[submitted, returned, reviewed]', '[submitted, reviewed]'),
    ),
    'returned:',
    /'returned' không có lối ra/,
    /bước chuyển/,
  ],
  [
    'an unreachable state',
    planningText.replaceAll(review, step('review-report', 'submitted', 'submitted', 'reviewer')),
    'reviewed:',
    /Không có đường nào tới trạng thái 'reviewed'/,
    /Thêm bước chuyển/,
  ],
  [
    'a state used and not declared',
    changed('  rejected:\n    title: Không phê duyệt\n    terminal: true\n', ''),
    'rejected\n',
    /'rejected' chưa khai báo/,
    /Có phải|Chọn trong/,
  ],
  [
    'a command used and not declared',
    changed('  reopen:\n    title: Mở lại\n', ''),
    'reopen\n',
    /Lệnh 'reopen' chưa khai báo/,
    /Thêm 'reopen/,
  ],
  [
    'a command no transition uses',
    changed(whole(reopen), ''),
    'reopen:',
    /'reopen' không có bước chuyển/,
    /bỏ lệnh/,
  ],
  [
    'two answers to one command',
    changed(review, review + step('review-report', 'submitted', 'approved', 'reviewer')),
    'submitted]\n    to: approved',
    /'review-report' từ 'submitted' đã có/,
    /bỏ một/,
  ],
  [
    'a report taken back to where it may be marked',
    changed(
      'from: [submitted]\n    to: returned\n    roles: [cell]',
      'from: [submitted]\n    to: issued\n    roles: [cell]',
    ),
    'issued\n    roles: [cell]\n    guards',
    /'withdraw-report' không dẫn tới 'issued'/,
    /to: returned/,
  ],
  [
    'an extension that changes the state',
    changed('from: [returned]\n    to: returned', 'from: [returned]\n    to: issued'),
    'issued\n    roles: [approver]',
    /'extend-deadline' không dẫn tới 'issued'/,
    /to: returned/,
  ],
  [
    'a deadline without expire',
    changed(whole(expire), ''),
    'deadline:',
    /không có bước 'expire' từ trạng thái 'issued'/,
    /command: expire, from: \[issued\]/,
  ],
  [
    'expire of what has a receipt',
    changed(expire, step('expire', 'issued, returned', 'expired', 'system')),
    'returned]\n    to: expired',
    /'expire' không được đi từ 'returned'/,
    /Bỏ 'returned'/,
  ],
  [
    'expire by a person',
    changed(expire, step('expire', 'issued', 'expired', 'clerk')),
    '[clerk]',
    /Chỉ hệ thống/,
    /roles: \[system\]/,
  ],
  [
    'the system reopening',
    changed(reopen, step('reopen', 'expired', 'issued', 'system')),
    'system]\n    guards',
    /không được tự đưa việc ra khỏi/,
    /approver/,
  ],
  [
    'an auditor acting',
    changed(review, step('review-report', 'submitted', 'reviewed', 'reviewer, auditor')),
    'auditor]',
    /'auditor' chỉ được đọc/,
    /Bỏ vai/,
  ],
  [
    'an empty from',
    changed(review, step('review-report', '', 'reviewed', 'reviewer')),
    '[]\n    to: reviewed',
    /'from' không được để trống/,
    /ít nhất một/,
  ],
  [
    'a key given twice',
    changed('version: 3', 'version: 3\nversion: 4'),
    'version: 4',
    /đã có ở trên/,
    /Bỏ một/,
  ],
  ['a tab', changed('  policy: roll', '\tpolicy: roll'), '\tpolicy', /Tab/, /dấu cách/],
  [
    'a value with a colon',
    changed('title: Mở lại', 'title: Mở: lại'),
    'Mở: lại',
    /hai dấu hai chấm/,
    /dấu nháy/,
  ],
  ['an alias', changed('title: Mở lại', 'title: *ten'), '*ten', /bí danh/, /Viết lại/],
  ['a tag', changed('title: Mở lại', 'title: !ten Mở lại'), '!ten', /thẻ/, /Bỏ thẻ/],
  [
    'an unclosed list',
    changed('from: [reviewed]', 'from: [reviewed'),
    'to: approved',
    /ngoặc|Thiếu|Thụt/,
    /./,
  ],
  ['two documents', `${planningText}---\nname: x\n`, '---', /nhiều tài liệu/, /một quy trình/],
  ['an empty file', '', '', /Tệp trống/, /name/],
  ['a list', '- 1\n', '- 1', /Tệp trống hoặc/, /name/],
  [
    'a name of the language itself',
    changed('version: 3', 'version: 3\n__proto__: 1'),
    '__proto__',
    /Khóa lạ '__proto__'/,
    /Chọn trong/,
  ],
];

describe('checkWorkflowText', () => {
  it('has nothing to say about the shipped definition', () =>
    expect(checkWorkflowText(planningText, planningFile)).toEqual([]));

  it.each(cases)('finds %s', (...[, text, at, message, fix]) => {
    const findings = checkWorkflowText(text, planningFile);
    const found = findings.find((finding) => message.test(finding.message));
    if (!found) throw new Error(`not found among:\n${findings.map(formatFinding).join('\n')}`);
    expect(found.fix).toMatch(fix);
    expect(found.file).toBe(planningFile);
    expect(
      text
        .split('\n')
        .slice(found.line - 1)
        .join('\n')
        .slice(found.column - 1, found.column - 1 + at.length),
    ).toBe(at);
    expect(() => parseWorkflow(text, planningFile)).toThrow(WorkflowError);
  });

  it('says a misspelt key once, not also that it is missing', () => {
    expect(
      checkWorkflowText(changed('reminders:', 'remindres:'), planningFile).map(formatFinding),
    ).toEqual([`${planningFile}:20:1: Khóa lạ 'remindres'. Có phải ý là 'reminders'?`]);
  });

  it('finds everything at once, in the order of the file', () => {
    const text = changed(
      'workingDaysBefore: 2',
      'workingDaysBefore: 5',
      changed(whole(expire), '', changed('type: TB', 'type: TBB')),
    );
    const findings = checkWorkflowText(text, planningFile);
    expect(findings.map(({ message }) => message)).toEqual([
      expect.stringContaining("không có bước 'expire'"),
      expect.stringContaining('Đã có bước nhắc trước 5'),
      expect.stringContaining("tên 'TBB'"),
      expect.stringContaining("'expired'"),
      expect.stringContaining("Lệnh 'expire' không có bước chuyển"),
    ]);
    expect(findings.map(({ line }) => line)).toEqual(
      [...findings].map(({ line }) => line).sort((a, b) => a - b),
    );
  });

  it('survives hostile text', () => {
    for (const opener of ['[', '{a: ', '- ', '? ', '-\t', '[{'])
      expect(checkWorkflowText(opener.repeat(8_000), 'x')[0]?.message).toContain('quá sâu');
    expect(
      checkWorkflowText(
        Array.from({ length: 200 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
        'x',
      )[0]?.line,
    ).toBe(1);
    expect(checkWorkflowText('a: 1\n'.repeat(10_000), 'x')[0]?.message).toContain('dài hơn');
    expect(checkWorkflowText(`a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]`, 'x')[0]?.message).toContain(
      'bí danh',
    );
    expect(checkWorkflowText('\u0000\uFFFF: [', 'x').length).toBeGreaterThan(0);
  });
});
