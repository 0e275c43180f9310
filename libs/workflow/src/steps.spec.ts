import { describe, expect, it } from '@jest/globals';
import { Refused } from '#libs/decider';
import { minutesText, stepsText } from '../../../test/support/own-definitions.js';
import {
  checkWorkflowText,
  concludes,
  formatFinding,
  legalPairs,
  offeredCommands,
  parseWorkflow,
  peopleAsked,
  permits,
  statusOf,
  stepsOf,
  whoActs,
} from './index.js';

const file = 'workflows/dang-ky-nhieu-buoc/workflow.yaml';
const workflow = parseWorkflow(stepsText, file);
const minutes = parseWorkflow(minutesText, file);

function swapped(passage: string, replacement: string, text = stepsText): string {
  expect(text.split(passage)).toHaveLength(2);
  return text.replace(passage, replacement);
}
const guardedBy = (when: string): string =>
  `    people: 2\n    guards:\n      - { code: NOT_NOW, message: Chưa, when: ${when} }\n`;
const findings = (text: string): string[] => checkWorkflowText(text, file).map(formatFinding);
const refusal = (work: () => void): string => {
  try {
    work();
    return 'allowed';
  } catch (error) {
    if (error instanceof Refused) return `${error.code}: ${error.message}`;
    throw error;
  }
};

describe('a definition with steps of its own', () => {
  it('has nothing wrong, and says who takes which step from where', () => {
    expect(findings(stepsText)).toEqual([]);
    expect(stepsOf(workflow)).toEqual(['consider-report', 'sign']);
    expect(peopleAsked(workflow, 'consider-report', 'reviewed')).toBe(2);
    expect(
      ['submitted', 'reviewed', 'considered', 'approved'].map((at) => whoActs(workflow, at)),
    ).toEqual([['department'], ['standing-committee'], ['signer'], []]);
    expect(offeredCommands(workflow, 'considered', 'signer')).toEqual(['return-report', 'sign']);
    expect(
      refusal(() => permits(workflow, { command: 'sign', status: 'reviewed', role: 'signer' })),
    ).toMatch(
      /^NOT_IN_THIS_STATE: .*Từ trạng thái này có thể: .*"Ban Thường vụ xét" \(Ban Thường vụ\)/,
    );
  });

  it('counts its own states as one status, and an end without an approval as another', () => {
    const counted = Object.keys(workflow.states).map((at) => [at, statusOf(workflow, at)]);
    expect(Object.fromEntries(counted)).toMatchObject({
      reviewed: 'reviewed',
      considered: 'in-step',
      approved: 'approved',
    });
    expect([statusOf(minutes, 'submitted'), concludes(minutes, 'submitted')]).toEqual([
      'concluded',
      true,
    ]);
    expect([concludes(minutes, 'expired'), concludes(workflow, 'submitted')]).toEqual([
      false,
      false,
    ]);
    const pairs = legalPairs(workflow).map(([from, to]) => `${from} ${to}`);
    expect(pairs).toEqual(expect.arrayContaining(['reviewed in-step', 'in-step approved']));
    expect(pairs).not.toContain('reviewed approved');
    expect(new Set(pairs).size).toBe(pairs.length);
    // Work from before an end was counted as one goes on as it was.
    expect(legalPairs(minutes).map(([from, to]) => `${from} ${to}`)).toEqual(
      expect.arrayContaining(['issued concluded', 'issued submitted', 'submitted cancelled']),
    );
  });

  it('has the ways out from its own states too', () => {
    for (const [command, to] of [
      ['cancel-obligation', 'cancelled'],
      ['reject-report', 'rejected'],
    ] as const)
      expect(
        workflow.transitions.find(
          (step) => step.command === command && step.from.includes('considered'),
        )?.to,
      ).toBe(to);
    expect(
      workflow.transitions.some(
        (step) => step.command === 'undo-rejection' && step.to === 'considered',
      ),
    ).toBe(true);
  });

  it.each([
    [
      'a slip of a state',
      'considered: {',
      'reviewd: {',
      /trạng thái nào tên 'reviewd'.*'reviewed'\?/,
    ],
    [
      'a slip of a command',
      '  sign: {',
      '  approve-reprt: {',
      /lệnh nào tên 'approve-reprt'.*'approve-report'\?/,
    ],
    ['a command nobody declared', '  sign: { title: Ký }\n', '', /Không có lệnh nào tên 'sign'/],
    ['a name of the engine’s own', 'considered: {', 'in-step: {', /'in-step' là tên riêng/],
    ['a name with a blank', 'considered: {', '"da xet": {', /chữ thường không dấu/],
    [
      'a step to where the cell must act',
      'to: considered',
      'to: returned',
      /không dẫn tới 'returned'.*return-report/,
    ],
    [
      'a step from where no report waits',
      'command: sign, from: [considered]',
      'command: sign, from: [considered, returned]',
      /'sign' không đi từ 'returned'/,
    ],
    [
      'a step by a cell',
      'roles: [signer], secondPerson',
      'roles: [cell], secondPerson',
      /Vai 'cell' không làm bước 'sign'/,
    ],
    [
      'many persons for the engine’s review',
      'to: reviewed, roles: [department] }',
      'to: reviewed, roles: [department], people: 2 }',
      /'people' chỉ dùng cho bước riêng/,
    ],
    [
      'a term where the cell must act',
      'returned: { title: Đã trả lại }',
      'returned: { title: Đã trả lại, term: { workingDays: 2, overdue: approver } }',
      /Ở 'returned' không có cơ quan nào phải xử lý/,
    ],
    ['a reminder before the report came', 'remind: [2]', 'remind: [5]', /Nhắc trước 5 ngày/],
    [
      'an overdue notice to nobody',
      'overdue: approver',
      'overdue: auditor',
      /Không báo quá hạn cho 'auditor'/,
    ],
    ['no person at all', 'people: 2', 'people: 0', /'people' ngoài giới hạn/],
    [
      'a state that nobody reaches',
      'to: considered',
      'to: approved',
      /Không có đường nào tới trạng thái 'considered'/,
    ],
    [
      'a guard that names no state of it',
      '    people: 2\n',
      guardedBy("obligation.status = 'considred'"),
      /'considred' không phải giá trị.*'considered'/,
    ],
    [
      'a step that approves where each cell has a paper',
      'documents: {}',
      'documents: { approve: { kind: thong-bao, type: TB, letter: { subject: về, opening: a, ' +
        'points: [b], closing: c } } }',
      /bước 'sign' không dẫn tới 'approved'/,
    ],
  ] as const)('finds %s', (_what, passage, replacement, message) => {
    const found = findings(swapped(passage, replacement));
    expect(found.join('\n')).toMatch(message);
  });

  it('may say a guard by a state of its own', () => {
    const guarded = swapped('    people: 2\n', guardedBy("obligation.status != 'considered'"));
    expect(findings(guarded)).toEqual([]);
  });
});
