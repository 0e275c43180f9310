import { describe, expect, it } from '@jest/globals';
import { selects } from './recipients.js';

const cell = {
  id: 'cb-1',
  officialMembers: 12,
  hasCommittee: true,
  kind: 'Cơ quan',
  workField: '',
};

describe('a selection', () => {
  it.each([
    [{}, true],
    [{ cells: ['cb-1', 'cb-2'] }, true],
    [{ cells: ['cb-2'] }, false],
    [{ members: { min: 12 } }, true],
    [{ members: { min: 13 } }, false],
    [{ members: { max: 12 } }, true],
    [{ members: { max: 11 } }, false],
    [{ hasCommittee: true }, true],
    [{ hasCommittee: false }, false],
    [{ cells: ['cb-1'], hasCommittee: false }, false],
    [{ kinds: ['doanh nghiệp', 'cơ quan'] }, true],
    [{ kinds: ['doanh nghiệp'] }, false],
    [{ workFields: ['y tế'] }, false],
    [{ kinds: ['Cơ quan'], workFields: ['y tế'] }, false],
  ])('%j: %s', (selection, asked) => expect(selects(selection, cell)).toBe(asked));
});
