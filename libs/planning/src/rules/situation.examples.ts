import type { Finding } from '#libs/forms';
import { ruleSetFor } from '../data/rule-sets.js';
import { type ApprovedList, emptyList } from '../model/approved-list.js';
import type { Line, Meeting, Person, Post, Submission, TermReview } from '../model/submission.js';
import type { CheckContext, TermContext } from './case.js';
import { checkSubmission } from './check.js';

// One cell and its submission without an error. Every case of a rule changes one thing of it.

export const now = { id: 'cb1-2022-2025', name: '2022-2025' };
export const later = { id: 'cb1-2025-2027', name: '2025-2027' };
export const notice = 'Thông báo số 62-TB/ĐU, ngày 15/6/2022';

export function person(index: number, change: Partial<Person> = {}): Person {
  const born =
    [
      '1970-02-03',
      '1978-05-06',
      '1984-07-08',
      '1990-09-10',
      '1996-11-12',
      '1999-01-02',
      '1988-03-04',
      '1981-05-05',
    ][index - 1] ?? '1990-01-01';
  return {
    id: `p${index}`,
    cardNumber: `00000${index}`,
    name:
      'Đặng Văn ' +
      `${['An', 'Bình', 'Cường', 'Dũng', 'Đạt', 'Hưng', 'Khởi', 'Lưỡng'][index - 1] ?? 'Minh'}`,
    born,
    sex: 'nam',
    ethnicity: 'Kinh',
    position: 'Chuyên viên',
    qualification: '',
    politicalTheory: '',
    partyPost: null,
    ratings: [{ year: 2023, rating: 'httnv' }],
    discipline: null,
    ...change,
  };
}

export const goOn = (index: number, post: Post): Line => ({
  movement: 'continue',
  person: `p${index}`,
  post,
  note: '',
});
export const add = (index: number, post: Post): Line => ({
  movement: 'add',
  person: `p${index}`,
  post,
  note: '',
});
export const remove = (
  index: number,
  post: Post,
  change: Partial<Extract<Line, { movement: 'remove' }>> = {},
): Line => ({
  movement: 'remove',
  person: `p${index}`,
  post,
  note: '',
  ground: 'chuyen-cong-tac',
  reason: '',
  ...change,
});

export const list = (term: TermContext['term'], ...entries: [number, Post][]): ApprovedList => ({
  ...emptyList('cb1', term),
  version: 1,
  entries: entries.map(([index, post]) => ({ person: `p${index}`, post, since: notice })),
});
export const base = list(now, [2, 'bi-thu'], [3, 'pho-bi-thu'], [4, 'chi-uy-vien']);

export const vote = (index: number, post: Post, agreed = 10, term = now.id) => ({
  term,
  person: `p${index}`,
  post,
  agreed,
});
export const meeting = (change: Partial<Meeting> = {}): Meeting => ({
  id: 'H1',
  kind: 'chi-bo',
  heldOn: '2024-01-25',
  invited: 12,
  present: 11,
  ballot: { issued: 11, returned: 11, valid: 11, votes: [vote(5, 'chi-uy-vien')] },
  ...change,
});

export const firstReview: TermReview = {
  term: now,
  baseVersion: 1,
  outcome: 'changed',
  lines: [
    goOn(2, 'bi-thu'),
    goOn(3, 'pho-bi-thu'),
    remove(4, 'chi-uy-vien'),
    add(5, 'chi-uy-vien'),
  ],
};
export const secondReview: TermReview = {
  term: later,
  baseVersion: 0,
  outcome: 'unchanged',
  lines: [],
};
export const sound: Submission = {
  schemaVersion: 1,
  cell: 'cb1',
  people: [2, 3, 4, 5].map((index) => person(index)),
  terms: [firstReview, secondReview],
  meetings: [meeting()],
};
export const context: CheckContext = {
  ruleSet: ruleSetFor('2024-01-12'),
  on: '2024-02-10',
  ratingYear: 2023,
  cell: { id: 'cb1', officialMembers: 12, hasCommittee: true },
  terms: [
    { term: now, startsOn: '2022-04-01', endsOn: '2025-03-31', base, seats: 3 },
    {
      term: later,
      startsOn: '2025-04-01',
      endsOn: '2027-09-30',
      base: emptyList('cb1', later),
      seats: 3,
    },
  ],
};

export const people = (...changed: Person[]): Partial<Submission> => ({
  people: [
    ...sound.people.filter(({ id }) => !changed.some((other) => other.id === id)),
    ...changed,
  ],
});
export const first = (change: Partial<TermReview>): Partial<Submission> => ({
  terms: [{ ...firstReview, ...change }, secondReview],
});
export const linesAre = (...lines: Line[]): Partial<Submission> => first({ lines });
export const second = (...lines: Line[]): Partial<Submission> => ({
  terms: [firstReview, { ...secondReview, outcome: 'changed', lines }],
});
export const termIs = (change: Partial<TermContext>, at = 0): Partial<CheckContext> => ({
  terms: context.terms.map((term, index) => (index === at ? { ...term, ...change } : term)),
});
export const registered = (change: object = {}): Partial<CheckContext> => ({
  register: sound.people.map((known) => (known.id === 'p5' ? { ...known, ...change } : known)),
});
export const [p2, p3, p4, p5] = [person(2), person(3), person(4), person(5)];
export const findings = (
  submission: Partial<Submission>,
  asked: Partial<CheckContext> = {},
): Finding[] => checkSubmission({ ...sound, ...submission }, { ...context, ...asked });
export const ruled = (found: readonly Finding[], rule: string): Finding[] =>
  found.filter((one) => one.rule === rule);

// The submission without errors is changed like this. Then the rule reports a finding at this place
// or, as a control, none.
export interface RuleCase {
  rule: string;
  when: string;
  submission?: Partial<Submission>;
  asked?: Partial<CheckContext>;
  at: readonly [table: string, row: number | null, column: string | null] | 'silent';
}
