import { describe, expect, it } from '@jest/globals';
import { type Action, actions, type Actor, can, mayTry, roles, type Subject } from './access.js';

// Written out by hand, not derived from the table under test. In each column: the role with no
// subject, a subject of no cell, its own cell, another cell. Y = may, . = may not. The standing
// committee may what a signer may.
const expected = `
                            admin clerk reviewer approver cell auditor visitor department signer
directive.draft             ....  YYYY  ....     ....     .... ....    ....    ....       ....
directive.issue             ....  YYYY  ....     YYYY     .... ....    ....    ....       ....
directive.correct           ....  ....  ....     YYYY     .... ....    ....    ....       ....
directive.close             ....  YYYY  ....     YYYY     .... ....    ....    ....       ....
directive.read              YYYY  YYYY  YYYY     YYYY     YYYY YYYY    ....    YYYY       YYYY
directive.read-draft        ....  YYYY  ....     YYYY     .... ....    ....    ....       ....
directive.report-upward     ....  YYYY  ....     YYYY     .... ....    ....    ....       ....
consolidation.read          YYYY  YYYY  YYYY     YYYY     .... YYYY    ....    YYYY       YYYY
obligation.acknowledge      ....  ....  ....     ....     ..Y. ....    ....    ....       ....
obligation.submit           ....  ....  ....     ....     ..Y. ....    ....    ....       ....
obligation.withdraw         ....  ....  ....     ....     ..Y. ....    ....    ....       ....
obligation.return           ....  ....  YYYY     YYYY     .... ....    ....    YYYY       YYYY
obligation.review           ....  ....  YYYY     ....     .... ....    ....    YYYY       ....
obligation.step             ....  YYYY  YYYY     YYYY     .... ....    ....    YYYY       YYYY
obligation.approve          ....  ....  ....     YYYY     .... ....    ....    ....       YYYY
obligation.reject           ....  ....  ....     YYYY     .... ....    ....    ....       YYYY
obligation.revoke-approval  ....  ....  ....     YYYY     .... ....    ....    ....       ....
obligation.undo-rejection   ....  ....  ....     YYYY     .... ....    ....    ....       ....
obligation.extend           ....  ....  ....     YYYY     .... ....    ....    ....       ....
obligation.reopen           ....  ....  ....     YYYY     .... ....    ....    ....       ....
obligation.add              ....  YYYY  ....     YYYY     .... ....    ....    ....       ....
obligation.cancel           ....  ....  ....     YYYY     .... ....    ....    ....       ....
obligation.accept-late      ....  ....  YYYY     YYYY     .... ....    ....    ....       ....
obligation.decide-late      ....  ....  ....     YYYY     .... ....    ....    ....       ....
obligation.read             YYYY  YYYY  YYYY     YYYY     ..Y. YYYY    ....    YYYY       YYYY
report.read                 ....  ....  YYYY     YYYY     ..Y. ....    ....    YYYY       YYYY
obligation.comment          ....  ....  YYYY     YYYY     .... ....    ....    YYYY       YYYY
obligation.answer-comment   ....  ....  YYYY     YYYY     ..Y. ....    ....    YYYY       YYYY
bulk.run                    ....  YYYY  YYYY     YYYY     .... ....    ....    YYYY       YYYY
bulk.expire                 ....  YYYY  ....     YYYY     .... ....    ....    ....       ....
bulk.read                   YYYY  YYYY  YYYY     YYYY     .... YYYY    ....    YYYY       YYYY
board.read                  YYYY  YYYY  YYYY     YYYY     YYYY YYYY    YYYY    YYYY       YYYY
document.read               YYYY  YYYY  YYYY     YYYY     .YY. YYYY    YYYY    YYYY       YYYY
register.read               YYYY  YYYY  YYYY     YYYY     .... YYYY    ....    YYYY       YYYY
archive.read                YYYY  YYYY  YYYY     YYYY     .... YYYY    ....    YYYY       YYYY
timeline.read               YYYY  YYYY  YYYY     YYYY     ..Y. YYYY    ....    YYYY       YYYY
message.read                YYYY  YYYY  YYYY     YYYY     ..Y. YYYY    ....    YYYY       YYYY
message.review              YYYY  YYYY  ....     YYYY     .... YYYY    ....    ....       ....
message.remind              ....  YYYY  ....     ....     .... ....    ....    ....       ....
system.read                 YYYY  ....  ....     ....     .... YYYY    ....    ....       ....
system.mend                 YYYY  ....  ....     ....     .... ....    ....    ....       ....
subordinate.read            YYYY  YYYY  YYYY     YYYY     .... YYYY    ....    YYYY       YYYY
from-above.read             YYYY  YYYY  ....     YYYY     .... ....    ....    ....       ....
workflow.read               YYYY  YYYY  YYYY     YYYY     .... YYYY    ....    YYYY       YYYY
security.read               YYYY  ....  ....     ....     .... YYYY    ....    ....       ....
workflow.write              YYYY  YYYY  ....     ....     .... ....    ....    ....       ....
workflow.publish            YYYY  ....  ....     ....     .... ....    ....    ....       ....
organisation.read           YYYY  YYYY  YYYY     YYYY     .... YYYY    ....    YYYY       YYYY
organisation.import         YYYY  ....  ....     ....     .... ....    ....    ....       ....
account.read                YYYY  ....  ....     ....     .... YYYY    ....    ....       ....
account.manage              YYYY  ....  ....     ....     .... ....    ....    ....       ....
account.help                YYYY  YYYY  ....     ....     .... ....    ....    ....       ....
`;

const [columns, ...rows] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/ +/));
const answers = new Map(rows.map(([action, ...cells]) => [action, cells]));

/** What the table says: the four answers of one role to one action. */
const answerOf = (action: Action, role: string): string | undefined =>
  answers.get(action)?.[columns!.indexOf(role === 'standing-committee' ? 'signer' : role)];

const subjects: (Subject | undefined)[] = [undefined, {}, { cell: 'cb-mot' }, { cell: 'cb-hai' }];
const actorOf = (role: (typeof roles)[number]): Actor => ({
  id: `${role}-1`,
  name: role,
  role,
  ...(role === 'cell' ? { cell: 'cb-mot' } : {}),
});

/** Every role × action × ownership where `ask` differs from the table written out above. */
function differences(ask: typeof can): string[] {
  return actions.flatMap((action) =>
    roles.flatMap((role) => {
      const found = subjects
        .map((subject) => (ask(actorOf(role), action, subject) ? 'Y' : '.'))
        .join('');
      const written = answerOf(action, role);
      return found === written ? [] : [`${role} ${action}: ${found} instead of ${written}`];
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
