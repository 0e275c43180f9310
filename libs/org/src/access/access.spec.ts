import { describe, expect, it } from '@jest/globals';
import { type Action, actions, type Actor, can, mayTry, roles, type Subject } from './access.js';

// This table is written out by hand and not derived from the table under test. The columns are the
// role with no subject, with a subject of no cell, with its own cell, and with another cell. Y =
// may, . = may not.
const expected: Record<Action, Record<string, string>> = {
  'directive.draft': {
    admin: '....',
    clerk: 'YYYY',
    reviewer: '....',
    approver: '....',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'directive.issue': {
    admin: '....',
    clerk: 'YYYY',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'directive.correct': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'directive.close': {
    admin: '....',
    clerk: 'YYYY',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'directive.read': {
    admin: 'YYYY',
    clerk: 'YYYY',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: 'YYYY',
    auditor: 'YYYY',
    visitor: '....',
  },
  'directive.read-draft': {
    admin: 'YYYY',
    clerk: 'YYYY',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: '....',
    auditor: 'YYYY',
    visitor: '....',
  },
  'directive.report-upward': {
    admin: '....',
    clerk: 'YYYY',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'consolidation.read': {
    admin: 'YYYY',
    clerk: 'YYYY',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: '....',
    auditor: 'YYYY',
    visitor: '....',
  },
  'obligation.acknowledge': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: '....',
    cell: '..Y.',
    auditor: '....',
    visitor: '....',
  },
  'obligation.submit': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: '....',
    cell: '..Y.',
    auditor: '....',
    visitor: '....',
  },
  'obligation.withdraw': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: '....',
    cell: '..Y.',
    auditor: '....',
    visitor: '....',
  },
  'obligation.return': {
    admin: '....',
    clerk: '....',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.review': {
    admin: '....',
    clerk: '....',
    reviewer: 'YYYY',
    approver: '....',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.approve': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.reject': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.revoke-approval': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.undo-rejection': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.extend': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.reopen': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.add': {
    admin: '....',
    clerk: 'YYYY',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.cancel': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.decide-late': {
    admin: '....',
    clerk: '....',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.read': {
    admin: 'YYYY',
    clerk: 'YYYY',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: '..Y.',
    auditor: 'YYYY',
    visitor: '....',
  },
  'obligation.comment': {
    admin: '....',
    clerk: '....',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'obligation.answer-comment': {
    admin: '....',
    clerk: '....',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: '..Y.',
    auditor: '....',
    visitor: '....',
  },
  'bulk.run': {
    admin: '....',
    clerk: 'YYYY',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'bulk.expire': {
    admin: '....',
    clerk: 'YYYY',
    reviewer: '....',
    approver: 'YYYY',
    cell: '....',
    auditor: '....',
    visitor: '....',
  },
  'bulk.read': {
    admin: 'YYYY',
    clerk: 'YYYY',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: '....',
    auditor: 'YYYY',
    visitor: '....',
  },
  'board.read': {
    admin: 'YYYY',
    clerk: 'YYYY',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: 'YYYY',
    auditor: 'YYYY',
    visitor: 'YYYY',
  },
  'document.read': {
    admin: 'YYYY',
    clerk: 'YYYY',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: '.YY.',
    auditor: 'YYYY',
    visitor: 'YYYY',
  },
  'message.read': {
    admin: 'YYYY',
    clerk: 'YYYY',
    reviewer: 'YYYY',
    approver: 'YYYY',
    cell: '..Y.',
    auditor: 'YYYY',
    visitor: '....',
  },
  'system.read': {
    admin: 'YYYY',
    clerk: '....',
    reviewer: '....',
    approver: '....',
    cell: '....',
    auditor: 'YYYY',
    visitor: '....',
  },
};

const subjects: (Subject | undefined)[] = [undefined, {}, { cell: 'cb-mot' }, { cell: 'cb-hai' }];
const actorOf = (role: (typeof roles)[number]): Actor => ({
  id: `${role}-1`,
  name: role,
  role,
  ...(role === 'cell' ? { cell: 'cb-mot' } : {}),
});

/** Every role, action and ownership for which `ask` differs from the table written out above. */
function differences(ask: typeof can): string[] {
  return actions.flatMap((action) =>
    roles.flatMap((role) => {
      const found = subjects
        .map((subject) => (ask(actorOf(role), action, subject) ? 'Y' : '.'))
        .join('');
      return found === expected[action][role]
        ? []
        : [`${role} ${action}: ${found} instead of ${expected[action][role]}`];
    }),
  );
}

describe('can', () => {
  it('answers every role × action × ownership as the table says', () => {
    expect(differences(can)).toEqual([]);
  });

  it(
    'must-fail control: an open default, a dropped ownership check and one extra grant are ' +
      'each seen',
    () => {
      expect(differences(() => true).length).toBeGreaterThan(50);
      expect(differences((actor, action) => mayTry(actor, action))).toEqual(
        expect.arrayContaining([expect.stringContaining('cell obligation.submit: YYYY')]),
      );
      expect(
        differences(
          (actor, action, subject) =>
            (actor.role === 'clerk' && action === 'obligation.approve') ||
            can(actor, action, subject),
        ),
      ).toEqual(['clerk obligation.approve: YYYY instead of ....']);
    },
  );

  it(
    'denies what nobody wrote down: unknown actions, unknown roles, a cell account without a ' +
      'cell',
    () => {
      expect(can(actorOf('admin'), 'obligation.erase' as Action)).toBe(false);
      expect(can({ id: 'x', name: 'x', role: 'root' as never }, 'board.read')).toBe(false);
      expect(
        can({ id: 'chibo-1', name: 'x', role: 'cell' }, 'obligation.submit', { cell: 'cb-mot' }),
      ).toBe(false);
      expect(can(actorOf('cell'), 'toString' as Action)).toBe(false);
      expect(can({ id: 'x', name: 'x', role: 'constructor' as never }, 'board.read')).toBe(false);
    },
  );
});
