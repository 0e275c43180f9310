import { describe, expect, it } from '@jest/globals';
import { Refused } from '#libs/decider';
import {
  commands,
  initialStatus,
  needsSecondPerson,
  nextStatus,
  offeredCommands,
  parseWorkflow,
  permits,
  roles,
  statuses,
} from './index.js';
import { planningFile, planningText } from './workflow.examples.js';

const planning = parseWorkflow(planningText, planningFile);

/**
 * The commands with from → to and the roles. They were written by hand from the rules and are not
 * read from the definition.
 */
const allowed = `
acknowledge issued issued cell
submit-report issued submitted cell
submit-report returned submitted cell
withdraw-report submitted returned cell
return-report submitted returned reviewer
return-report submitted returned approver
return-report reviewed returned reviewer
return-report reviewed returned approver
review-report submitted reviewed reviewer
approve-report reviewed approved approver
reject-report submitted rejected approver
reject-report returned rejected approver
reject-report reviewed rejected approver
extend-deadline issued issued approver
extend-deadline returned returned approver
expire issued expired system
reopen expired issued approver
accept-late-report issued submitted approver
accept-late-report expired submitted approver
cancel-obligation issued cancelled approver
cancel-obligation submitted cancelled approver
cancel-obligation returned cancelled approver
cancel-obligation reviewed cancelled approver
cancel-obligation expired cancelled approver
reopen cancelled issued approver
revoke-approval approved reviewed approver
undo-rejection rejected submitted approver
return-report cancelled returned approver
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [command: string, from: string, to: string, role: string]);

function codeOf(act: () => unknown): string {
  try {
    act();
    return 'allowed';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

describe('permits', () => {
  const everyRole = [...roles, 'visitor', ''];
  const everyStatus = [...statuses, 'unknown', ''];

  it.each(commands)('%s × every status × every role passes only where the rules say', (command) => {
    const passed = everyStatus.flatMap((status) =>
      everyRole
        .filter((role) => codeOf(() => permits(planning, { command, status, role })) === 'allowed')
        .map((role) => `${command} ${status} ${role}`),
    );
    expect(passed.sort()).toEqual(
      allowed
        .filter(([name]) => name === command)
        .map(([name, from, , role]) => `${name} ${from} ${role}`)
        .sort(),
    );
  });

  it.each(commands)('%s refuses everything else with the code of the reason', (command) => {
    const mine = allowed.filter(([name]) => name === command);
    for (const status of everyStatus) {
      for (const role of everyRole) {
        const ever = mine.some(([, , , who]) => who === role);
        const now = mine.some(([, from, , who]) => from === status && who === role);
        // When the step belongs to somebody else, the refusal names the role.
        const others = mine.some(([, from]) => from === status);
        const expected = now ? 'allowed' : ever && !others ? 'NOT_IN_THIS_STATE' : 'NOT_YOUR_ROLE';
        expect([status, role, codeOf(() => permits(planning, { command, status, role }))]).toEqual([
          status,
          role,
          expected,
        ]);
      }
    }
  });

  it.each(['issue-obligation', 'toString', '__proto__', '', 'Submit-report'])(
    '%j is no command',
    (command) =>
      expect(codeOf(() => permits(planning, { command, status: 'issued', role: 'cell' }))).toBe(
        'NO_SUCH_COMMAND',
      ),
  );

  it('a role that may do it in another state only is told the role, not given the command', () => {
    const split = parseWorkflow(
      planningText.replace(
        'from: [submitted, reviewed]\n    to: returned\n    roles: [reviewer, approver]',
        'from: [submitted]\n    to: returned\n    roles: [reviewer]\n  - command: ' +
          'return-report\n    from: [reviewed]\n    to: returned\n    roles: [approver]',
      ),
      planningFile,
    );
    expect(
      codeOf(() =>
        permits(split, { command: 'return-report', status: 'reviewed', role: 'reviewer' }),
      ),
    ).toBe('NOT_YOUR_ROLE');
    expect(
      codeOf(() =>
        permits(split, { command: 'return-report', status: 'reviewed', role: 'approver' }),
      ),
    ).toBe('allowed');
  });

  it('says in Vietnamese what is allowed instead', () => {
    expect(() =>
      permits(planning, { command: 'submit-report', status: 'approved', role: 'cell' }),
    ).toThrow(
      'Không thể thực hiện "Gửi báo cáo" khi việc đang ở trạng thái "Đã phê duyệt"; lệnh này ' +
        'chỉ dùng khi: "Đã giao, chưa gửi báo cáo", "Đã trả lại để bổ sung".',
    );
    expect(() =>
      permits(planning, { command: 'approve-report', status: 'reviewed', role: 'reviewer' }),
    ).toThrow('lệnh này dành cho: cấp ủy/bí thư.');
    // The commands that lead on, or back, from the present state.
    const refusal =
      (status: string): (() => void) =>
      () =>
        permits(planning, { command: 'review-report', status, role: 'reviewer' });
    expect(refusal('approved')).toThrow(
      'Từ trạng thái này có thể: "Thu hồi thông báo phê duyệt" (cấp ủy/bí thư).',
    );
    expect(refusal('rejected')).toThrow('"Hủy quyết định không phê duyệt" (cấp ủy/bí thư)');
    expect(refusal('expired')).toThrow('"Thôi giao" (cấp ủy/bí thư)');
  });
});

describe('nextStatus', () => {
  it.each(commands)('%s leads where the rules say, from every status', (command) => {
    for (const status of statuses) {
      const rule = allowed.find(([name, from]) => name === command && from === status);
      if (rule) expect(nextStatus(planning, command, status)).toBe(rule[2]);
      else expect(codeOf(() => nextStatus(planning, command, status))).toBe('NOT_IN_THIS_STATE');
    }
  });
  it('refuses an unknown command', () =>
    expect(codeOf(() => nextStatus(planning, 'x', 'issued'))).toBe('NO_SUCH_COMMAND'));
});

describe('around them', () => {
  it('only approval needs a second person', () => {
    for (const [command, from] of allowed)
      expect(needsSecondPerson(planning, command, from)).toBe(command === 'approve-report');
  });
  it('starts at issued', () => expect(initialStatus(planning)).toBe('issued'));
  it('offers exactly what permits() allows', () => {
    for (const status of statuses)
      for (const role of roles)
        expect(offeredCommands(planning, status, role).sort()).toEqual(
          allowed
            .filter(([, from, , who]) => from === status && who === role)
            .map(([command]) => command)
            .sort(),
        );
  });
  it('never expires what has been received (I2)', () => {
    for (const status of ['submitted', 'returned', 'reviewed', 'approved', 'rejected'])
      expect(codeOf(() => nextStatus(planning, 'expire', status))).toBe('NOT_IN_THIS_STATE');
  });
});
