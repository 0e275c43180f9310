import { describe, expect, it } from '@jest/globals';
import { parseWorkflow, type WorkflowError } from './index.js';
import { changed, planningFile, planningText } from './workflow.examples.js';

const parse = (text: string) => parseWorkflow(text, planningFile);
const planning = parse(planningText);

describe('parseWorkflow', () => {
  it('gives what the engine reads', () => {
    expect(planning).toMatchObject({
      name: 'quy-hoach-cap-uy',
      version: 3,
      deadline: { wording: 'trước ngày {dueOn}', due: '02-15', policy: 'roll' },
      documents: {
        issue: { kind: 'cong-van', type: 'CV' },
        approve: { kind: 'thong-bao-phe-duyet', type: 'TB' },
      },
    });
    expect(Object.isFrozen(planning.transitions[0]?.roles)).toBe(true);
  });

  it('throws every finding, with the file, the line and the fix in the message', () => {
    const broken = () =>
      parse(changed('version: 3', 'version: 0', changed('policy: roll', 'policy: rol')));
    expect(broken).toThrow(`${planningFile}:5:10: 'version' ngoài giới hạn.`);
    try {
      broken();
    } catch (error) {
      expect((error as WorkflowError).findings).toHaveLength(2);
    }
  });
});

describe('id', () => {
  it('is pinned: a definition in use is never edited, a change is a new version', () =>
    expect(planning.id).toBe('quy-hoach-cap-uy@d33c68ab71e7'));

  it.each([
    ['comments', planningText.replace(/^\s*#.*\n/gm, '')],
    ['blank lines and quotes', changed('policy: roll', 'policy: "roll"').replaceAll('\n\n', '\n')],
    [
      'key order',
      changed('    kind: cong-van\n    type: CV\n', '    type: CV\n    kind: cong-van\n'),
    ],
    [
      'the order of sections',
      changed('name: quy-hoach-cap-uy\n', '').concat('name: quy-hoach-cap-uy\n'),
    ],
    ['NFD', planningText.normalize('NFD')],
    ['line ends of Windows', planningText.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${planningText}`],
  ])('does not change with %s', (_, text) => {
    expect(text).not.toBe(planningText);
    expect(parse(text).id).toBe(planning.id);
  });

  it.each([
    ['a title', changed('title: Mở lại', 'title: Mở lại việc')],
    ['a grace', changed('graceMinutes: 5', 'graceMinutes: 6')],
    [
      'a role',
      changed(
        '    from: [reviewed]\n    to: approved\n    roles: [approver]',
        '    from: [reviewed]\n    to: approved\n    roles: [approver, admin]',
      ),
    ],
    ['the version', changed('version: 3', 'version: 4')],
  ])('changes with %s', (_, text) => expect(parse(text).id).not.toBe(planning.id));
});
