import { describe, expect, it } from '@jest/globals';
import { type Action, type Actor, can } from './access.js';
import { chooseOffice } from './choose-office.js';

const office = (id: string, role: Actor['role'], rest: Partial<Actor> = {}): Actor => ({
  id,
  name: 'Lý Thị Mẫu',
  role,
  ...rest,
});
const one = office('chibo-mot-1', 'cell', { cell: 'mot' });
const two = office('chibo-hai-1', 'cell', { cell: 'hai' });
const clerk = office('vanthu-1', 'clerk');
const approver = office('capuy-1', 'approver');
const loan = office('capuy-9-thay-1', 'approver', { lentBy: 'capuy-9' });

function chosen(
  offices: readonly Actor[],
  action: Action,
  ask: { reads?: boolean; cell?: string; chosen?: string } = {},
): string | readonly string[] {
  try {
    const { id, cells } = chooseOffice(offices, {
      action,
      reads: false,
      cell: undefined,
      chosen: undefined,
      ...ask,
    });
    return cells ?? id;
  } catch (error) {
    const { code, response } = error as { code?: string; response?: { code: string } };
    return code ?? response!.code;
  }
}

describe('the office in which something is done', () => {
  it.each([
    ['is the only one', [clerk], 'directive.draft', {}, 'vanthu-1'],
    ['is the one that may', [clerk, one], 'obligation.submit', {}, 'chibo-mot-1'],
    [
      'is that of the cell in the address',
      [one, two],
      'obligation.submit',
      { cell: 'hai' },
      'chibo-hai-1',
    ],
    [
      'is any where none speaks for the cell',
      [one, two],
      'obligation.submit',
      { cell: 'ba' },
      'chibo-mot-1',
    ],
    ['is asked for where two may', [clerk, approver], 'directive.issue', {}, 'CHOOSE_OFFICE'],
    [
      'is asked for where a loan may too',
      [approver, loan],
      'obligation.approve',
      {},
      'CHOOSE_OFFICE',
    ],
    [
      'is the one that was chosen',
      [clerk, approver],
      'directive.issue',
      { chosen: 'capuy-1' },
      'capuy-1',
    ],
    [
      'is none that is not held',
      [clerk],
      'directive.issue',
      { chosen: 'capuy-1' },
      'NOT_YOUR_OFFICE',
    ],
    ['is none that may not', [one], 'directive.issue', {}, 'NOT_YOUR_ROLE'],
    ['is none where none is held', [], 'board.read', { reads: true }, 'NOT_YOUR_ROLE'],
    ['sees most where one only reads', [one, clerk], 'message.read', { reads: true }, 'vanthu-1'],
    ['reads for both cells', [one, two], 'message.read', { reads: true }, ['mot', 'hai']],
    [
      'reads one of them by its address',
      [one, two],
      'obligation.read',
      { reads: true, cell: 'hai' },
      'chibo-hai-1',
    ],
  ] as const)('%s', (...[, offices, action, ask, expected]) => {
    expect(chosen(offices, action, ask)).toEqual(expected);
  });

  it('lets who reads for two cells read of both, and of no third', () => {
    const reader = chooseOffice([one, two], {
      action: 'message.read',
      reads: true,
      cell: undefined,
      chosen: undefined,
    });
    expect(['mot', 'hai', 'ba'].map((cell) => can(reader, 'document.read', { cell }))).toEqual([
      true,
      true,
      false,
    ]);
  });
});
