import { describe, expect, it } from '@jest/globals';
import { InvalidInput } from '#libs/platform';
import { content } from './directive.examples.js';
import { type DirectiveContent } from './directive.events.js';
import { requirePossibleDates } from './letter-dates.js';

const superior = {
  number: '1514-CV/ĐUK',
  on: '2024-01-05',
  body: 'Đảng ủy Khối',
  subject: 'rà soát quy hoạch',
};
const letter: DirectiveContent = {
  ...content,
  year: 2024,
  superior,
  baseNotice: { number: '62-TB/ĐU', on: '2022-06-15', subject: 'phê duyệt' },
  targetTerms: ['2022-2025'],
  dueOn: '2024-02-15',
};

function wrongPaths(change: Partial<DirectiveContent>): string[] {
  try {
    requirePossibleDates({ ...letter, ...change }, '2024-01-10');
    return [];
  } catch (error) {
    if (error instanceof InvalidInput) return error.errors.map(({ path }) => path);
    throw error;
  }
}

describe('days of a letter', () => {
  it.each<[string, Partial<DirectiveContent>, string[]]>([
    ['as they are', {}, []],
    ['the superior wrote today', { superior: { ...superior, on: '2024-01-10' } }, []],
    [
      'the superior writes tomorrow',
      { superior: { ...superior, on: '2024-01-11' } },
      ['superior.on'],
    ],
    [
      'the superior asks before it wrote',
      { superior: { ...superior, dueOn: '2024-01-04' } },
      ['superior.dueOn'],
    ],
    [
      'a notice of 2031',
      { baseNotice: { ...letter.baseNotice!, on: '2031-01-01' } },
      ['baseNotice.on'],
    ],
    [
      'a term that runs backwards, one of a century',
      { targetTerms: ['2025-2022', '2025-2125'] },
      ['targetTerms.0', 'targetTerms.1'],
    ],
    ['due in January of the next year', { dueOn: '2025-01-15' }, []],
    ['due in 2031', { dueOn: '2031-02-15' }, ['dueOn']],
    ['due the year before', { dueOn: '2023-02-15' }, ['dueOn']],
  ])('%s', (_, change, paths) => expect(wrongPaths(change)).toEqual(paths));
});
