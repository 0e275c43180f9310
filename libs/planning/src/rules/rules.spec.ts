import { describe, expect, test } from '@jest/globals';
import type { Finding } from '#libs/forms';
import { ruleSetFor } from '../data/rule-sets.js';
import { approveLines, deltaOf, nextBase } from '../model/approval.js';
import { type ApprovedList, emptyList, PlanningRefusal } from '../model/approved-list.js';
import type {
  Line,
  LineDecision,
  Meeting,
  Person,
  Post,
  Submission,
  TermReview,
} from '../model/submission.js';
import { ruleSetShape, withOverrides } from '../model/rule-set.js';
import { acceptWarnings } from './acceptances.js';
import type { CheckContext, TermContext } from './case.js';
import { checkDecisions, checkSubmission, isSubmissionRule } from './check.js';
import { postsOf } from './line-rules.js';

const now = { id: 'cb1-2022-2025', name: '2022-2025' };
const later = { id: 'cb1-2025-2027', name: '2025-2027' };
const notice = 'Thông báo số 62-TB/ĐU, ngày 15/6/2022';

function person(index: number, change: Partial<Person> = {}): Person {
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

const goOn = (index: number, post: Post): Line => ({
  movement: 'continue',
  person: `p${index}`,
  post,
  note: '',
});
const add = (index: number, post: Post): Line => ({
  movement: 'add',
  person: `p${index}`,
  post,
  note: '',
});
const remove = (
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

const list = (term: TermContext['term'], ...entries: [number, Post][]): ApprovedList => ({
  ...emptyList('cb1', term),
  version: 1,
  entries: entries.map(([index, post]) => ({ person: `p${index}`, post, since: notice })),
});
const base = list(now, [2, 'bi-thu'], [3, 'pho-bi-thu'], [4, 'chi-uy-vien']);

const vote = (index: number, post: Post, agreed = 10, term = now.id) => ({
  term,
  person: `p${index}`,
  post,
  agreed,
});
const meeting = (change: Partial<Meeting> = {}): Meeting => ({
  id: 'H1',
  kind: 'chi-bo',
  heldOn: '2024-01-25',
  invited: 12,
  present: 11,
  ballot: { issued: 11, returned: 11, valid: 11, votes: [vote(5, 'chi-uy-vien')] },
  ...change,
});

const firstReview: TermReview = {
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
const secondReview: TermReview = { term: later, baseVersion: 0, outcome: 'unchanged', lines: [] };
const sound: Submission = {
  schemaVersion: 1,
  cell: 'cb1',
  people: [2, 3, 4, 5].map((index) => person(index)),
  terms: [firstReview, secondReview],
  meetings: [meeting()],
};
const context: CheckContext = {
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

const people = (...changed: Person[]): Partial<Submission> => ({
  people: [
    ...sound.people.filter(({ id }) => !changed.some((other) => other.id === id)),
    ...changed,
  ],
});
const first = (change: Partial<TermReview>): Partial<Submission> => ({
  terms: [{ ...firstReview, ...change }, secondReview],
});
const linesAre = (...lines: Line[]): Partial<Submission> => first({ lines });
const second = (...lines: Line[]): Partial<Submission> => ({
  terms: [firstReview, { ...secondReview, outcome: 'changed', lines }],
});
const termIs = (change: Partial<TermContext>, at = 0): Partial<CheckContext> => ({
  terms: context.terms.map((term, index) => (index === at ? { ...term, ...change } : term)),
});
const registered = (change: object = {}): Partial<CheckContext> => ({
  register: sound.people.map((known) => (known.id === 'p5' ? { ...known, ...change } : known)),
});
const [p2, p3, p4, p5] = [person(2), person(3), person(4), person(5)];
const findings = (submission: Partial<Submission>, asked: Partial<CheckContext> = {}): Finding[] =>
  checkSubmission({ ...sound, ...submission }, { ...context, ...asked });
const ruled = (found: readonly Finding[], rule: string): Finding[] =>
  found.filter((one) => one.rule === rule);

// Given a submission without errors, changed like this; then the rule speaks at this place, or
// (control) is silent.
interface Row {
  rule: string;
  when: string;
  submission?: Partial<Submission>;
  asked?: Partial<CheckContext>;
  at: readonly [table: string, row: number | null, column: string | null] | 'silent';
}
const rows: Row[] = [
  {
    rule: 'POST_CROWDED',
    when: 'a fourth person for secretary',
    submission: linesAre(goOn(2, 'bi-thu'), ...[3, 4, 5].map((index) => add(index, 'bi-thu'))),
    at: ['terms', 1, 'term'],
  },
  {
    rule: 'POST_CROWDED',
    when: 'three',
    submission: linesAre(goOn(2, 'bi-thu'), ...[3, 4].map((index) => add(index, 'bi-thu'))),
    at: 'silent',
  },
  {
    rule: 'POST_CROWDED',
    when: 'four members of a committee',
    submission: linesAre(...[2, 3, 4, 5].map((index) => add(index, 'chi-uy-vien'))),
    at: 'silent',
  },
  {
    rule: 'PERSON_TOO_MANY_POSTS',
    when: 'three here and one elsewhere',
    submission: linesAre(add(5, 'bi-thu'), add(5, 'pho-bi-thu'), add(5, 'chi-uy-vien')),
    asked: { elsewhere: [{ person: 'p5', termName: '2022-2025', cell: 'cb2', post: 'bi-thu' }] },
    at: ['additions', 1, 'post'],
  },
  {
    rule: 'PERSON_TOO_MANY_POSTS',
    when: 'three here, one elsewhere in another term',
    submission: linesAre(add(5, 'bi-thu'), add(5, 'pho-bi-thu'), add(5, 'chi-uy-vien')),
    asked: { elsewhere: [{ person: 'p5', termName: '2025-2027', cell: 'cb2', post: 'bi-thu' }] },
    at: 'silent',
  },
  {
    rule: 'POST_ALREADY_HELD',
    when: 'a deputy planned for deputy',
    submission: people({ ...p3, partyPost: 'pho-bi-thu' }),
    at: ['review', 2, 'post'],
  },
  {
    rule: 'POST_ALREADY_HELD',
    when: 'a member planned for deputy',
    submission: people({ ...p3, partyPost: 'chi-uy-vien' }),
    at: 'silent',
  },
  {
    rule: 'POST_NOT_HIGHER',
    when: 'a secretary planned for deputy',
    submission: people({ ...p3, partyPost: 'bi-thu' }),
    at: ['review', 2, 'post'],
  },
  {
    rule: 'POST_NOT_HIGHER',
    when: 'a member planned for deputy',
    submission: people({ ...p3, partyPost: 'chi-uy-vien' }),
    at: 'silent',
  },
  {
    rule: 'POST_NOT_IN_CELL',
    when: 'a cell without chi ủy',
    asked: { cell: { id: 'cb1', officialMembers: 8, hasCommittee: false } },
    at: ['additions', 1, 'post'],
  },
  {
    rule: 'POST_NOT_IN_CELL',
    when: 'told from eight members',
    asked: { cell: { id: 'cb1', officialMembers: 8 } },
    at: ['additions', 1, 'post'],
  },
  {
    rule: 'POST_NOT_IN_CELL',
    when: 'nine members',
    asked: { cell: { id: 'cb1', officialMembers: 9 } },
    at: 'silent',
  },
  {
    rule: 'TERM_CLOSED',
    when: 'the term ended',
    asked: { on: '2025-04-01' },
    at: ['terms', 1, 'term'],
  },
  { rule: 'TERM_CLOSED', when: 'on its last day', asked: { on: '2025-03-31' }, at: 'silent' },
  {
    rule: 'TERM_CLOSED',
    when: 'it ended after the directive was issued',
    asked: { on: '2025-04-01', termsOn: '2025-03-31' },
    at: 'silent',
  },
  {
    rule: 'TERM_NOT_REVIEWED',
    when: 'the second term is left out',
    submission: { terms: [firstReview] },
    at: ['terms', 2, 'term'],
  },
  { rule: 'TERM_NOT_REVIEWED', when: 'unchanged and empty is an answer', at: 'silent' },
  {
    rule: 'TERM_NOT_ASKED',
    when: 'a term nobody asked about',
    asked: { terms: context.terms.slice(0, 1) },
    at: ['terms', 2, 'term'],
  },
  {
    rule: 'TERM_NOT_ASKED',
    when: 'a term twice',
    submission: { terms: [firstReview, secondReview, firstReview] },
    at: ['terms', 3, 'term'],
  },
  { rule: 'TERM_NOT_ASKED', when: 'both were asked', at: 'silent' },
  {
    rule: 'BASE_STALE',
    when: 'another notice came in between',
    asked: termIs({ base: { ...base, version: 2 } }),
    at: ['terms', 1, 'term'],
  },
  { rule: 'BASE_STALE', when: 'the same version', at: 'silent' },
  {
    rule: 'PERSON_REPEATED',
    when: 'the same person and post twice',
    submission: linesAre(...firstReview.lines, add(5, 'chi-uy-vien')),
    at: ['additions', 2, 'person'],
  },
  {
    rule: 'PERSON_REPEATED',
    when: 'one card for two',
    submission: people({ ...p5, cardNumber: p2.cardNumber }),
    at: ['additions', 1, 'cardNumber'],
  },
  {
    rule: 'PERSON_REPEATED',
    when: 'one person for two posts',
    submission: linesAre(...firstReview.lines, add(5, 'bi-thu')),
    at: 'silent',
  },
  {
    rule: 'PERSON_UNDESCRIBED',
    when: 'nobody says who p9 is',
    submission: linesAre(...firstReview.lines, add(9, 'bi-thu')),
    at: ['additions', 2, 'person'],
  },
  { rule: 'PERSON_UNDESCRIBED', when: 'all are described', at: 'silent' },
  {
    rule: 'PERSON_MISMATCH',
    when: 'another birthday on record',
    asked: registered({ born: '1996-12-11' }),
    at: ['additions', 1, 'born'],
  },
  {
    rule: 'PERSON_MISMATCH',
    when: 'the card of somebody else',
    asked: registered({ cardNumber: '777777' }),
    at: ['additions', 1, 'cardNumber'],
  },
  {
    rule: 'PERSON_MISMATCH',
    when: 'the record knows the year only',
    asked: registered({ born: '1996' }),
    at: 'silent',
  },
  {
    rule: 'PERSON_NAME_DIFFERS',
    when: 'another name on record',
    asked: registered({ name: 'Đặng Văn Đát' }),
    at: ['additions', 1, 'person'],
  },
  {
    rule: 'PERSON_NAME_DIFFERS',
    when: 'decomposed and in capitals',
    asked: registered({ name: 'ĐẶNG VĂN ĐẠT'.normalize('NFD') }),
    at: 'silent',
  },
  {
    rule: 'PERSON_NOT_ON_RECORD',
    when: 'no record of the card',
    asked: { register: sound.people.slice(0, 3) },
    at: ['additions', 1, 'cardNumber'],
  },
  { rule: 'PERSON_NOT_ON_RECORD', when: 'no register to compare with', at: 'silent' },
  // What is on record of people of other cells is not told to a cell.
  {
    rule: 'PERSON_MISMATCH',
    when: 'another birthday on record, of a stranger',
    asked: { ...registered({ born: '1996-12-11' }), tellOnly: ['p2'] },
    at: 'silent',
  },
  {
    rule: 'PERSON_NAME_DIFFERS',
    when: 'another name on record, of a stranger',
    asked: { ...registered({ name: 'Đặng Văn Đát' }), tellOnly: ['p2'] },
    at: 'silent',
  },
  {
    rule: 'PERSON_NAME_DIFFERS',
    when: 'another name on record, of the cell’s own',
    asked: { ...registered({ name: 'Đặng Văn Đát' }), tellOnly: ['p5'] },
    at: ['additions', 1, 'person'],
  },
  {
    rule: 'PERSON_NOT_ON_RECORD',
    when: 'no record, and the reader is a cell',
    asked: { register: sound.people.slice(0, 3), tellOnly: ['p2'] },
    at: 'silent',
  },
  {
    rule: 'NAMESAKES',
    when: 'two cards, one name, one birthday',
    submission: people({ ...p5, name: p4.name, born: p4.born }),
    at: ['additions', 1, 'person'],
  },
  {
    rule: 'NAMESAKES',
    when: 'one name, two birthdays',
    submission: people({ ...p5, name: p4.name }),
    at: 'silent',
  },
  {
    rule: 'NOT_IN_BASE',
    when: 'continues what was never approved',
    submission: linesAre(...firstReview.lines, goOn(5, 'bi-thu')),
    at: ['review', 4, 'person'],
  },
  {
    rule: 'NOT_IN_BASE',
    when: 'is added',
    submission: linesAre(...firstReview.lines, add(5, 'bi-thu')),
    at: 'silent',
  },
  {
    rule: 'ALREADY_IN_BASE',
    when: 'added again',
    submission: linesAre(add(2, 'bi-thu'), ...firstReview.lines.slice(1)),
    at: ['additions', 1, 'person'],
  },
  {
    rule: 'ALREADY_IN_BASE',
    when: 'added for another post',
    submission: linesAre(...firstReview.lines, add(2, 'pho-bi-thu')),
    at: 'silent',
  },
  {
    rule: 'BASE_NOT_ANSWERED',
    when: 'p3 is passed over',
    submission: linesAre(...firstReview.lines.filter(({ person: id }) => id !== 'p3')),
    at: ['terms', 1, 'term'],
  },
  {
    rule: 'BASE_NOT_ANSWERED',
    when: 'no change, no lines',
    submission: first({ outcome: 'unchanged', lines: [] }),
    at: 'silent',
  },
  {
    rule: 'OUTCOME_CONTRADICTED',
    when: 'unchanged, yet two changes',
    submission: first({ outcome: 'unchanged' }),
    at: ['terms', 1, 'outcome'],
  },
  {
    rule: 'OUTCOME_CONTRADICTED',
    when: 'changed, yet none',
    submission: second(),
    at: ['terms', 2, 'outcome'],
  },
  { rule: 'OUTCOME_CONTRADICTED', when: 'as said', at: 'silent' },
  {
    rule: 'REMOVAL_WITHOUT_REASON',
    when: 'no ground',
    submission: linesAre(
      ...firstReview.lines.slice(0, 2),
      remove(4, 'chi-uy-vien', { ground: null }),
      add(5, 'chi-uy-vien'),
    ),
    at: ['review', 3, 'ground'],
  },
  {
    rule: 'REMOVAL_WITHOUT_REASON',
    when: 'another reason, not told',
    submission: linesAre(
      ...firstReview.lines.slice(0, 2),
      remove(4, 'chi-uy-vien', { ground: 'khac' }),
      add(5, 'chi-uy-vien'),
    ),
    at: ['review', 3, 'reason'],
  },
  {
    rule: 'REMOVAL_WITHOUT_REASON',
    when: 'another reason, told',
    submission: linesAre(
      ...firstReview.lines.slice(0, 2),
      remove(4, 'chi-uy-vien', { ground: 'khac', reason: 'Xin thôi' }),
      add(5, 'chi-uy-vien'),
    ),
    at: 'silent',
  },
  {
    rule: 'CHANGE_INCOMPLETE',
    when: 'carried to no other post',
    submission: linesAre(
      ...firstReview.lines.slice(0, 2),
      remove(4, 'chi-uy-vien', { ground: 'doi-chuc-danh' }),
      add(5, 'chi-uy-vien'),
    ),
    at: ['review', 3, 'ground'],
  },
  {
    rule: 'CHANGE_INCOMPLETE',
    when: 'carried to deputy',
    submission: linesAre(
      ...firstReview.lines.slice(0, 2),
      remove(4, 'chi-uy-vien', { ground: 'doi-chuc-danh' }),
      add(4, 'pho-bi-thu'),
    ),
    at: 'silent',
  },
  {
    rule: 'BALLOT_IMPOSSIBLE',
    when: 'more present than invited',
    submission: { meetings: [meeting({ present: 13 })] },
    at: ['meetings', 1, 'present'],
  },
  ...(['issued', 'returned', 'valid'] as const).map((key, index): Row => ({
    rule: 'BALLOT_IMPOSSIBLE',
    when: `more ${key} than before`,
    at: ['meetings', 1, key],
    submission: {
      meetings: [
        meeting({
          ballot: {
            issued: 11 - index,
            returned: 11 - index,
            valid: 11 - index,
            votes: [],
            [key]: 12 - index,
            ...(key === 'issued' ? {} : { issued: 11 - index }),
          },
        }),
      ],
    },
  })),
  {
    rule: 'BALLOT_IMPOSSIBLE',
    when: 'more agreed than valid',
    submission: {
      meetings: [
        meeting({
          ballot: { issued: 11, returned: 11, valid: 11, votes: [vote(5, 'chi-uy-vien', 12)] },
        }),
      ],
    },
    at: ['votes', 1, 'agreed'],
  },
  {
    rule: 'BALLOT_IMPOSSIBLE',
    when: 'one meeting twice',
    submission: { meetings: [meeting(), meeting({ ballot: null })] },
    at: ['meetings', 2, 'meeting'],
  },
  {
    rule: 'BALLOT_IMPOSSIBLE',
    when: 'one person twice in a ballot',
    submission: {
      meetings: [
        meeting({
          ballot: {
            issued: 11,
            returned: 11,
            valid: 11,
            votes: [vote(5, 'chi-uy-vien'), vote(5, 'chi-uy-vien', 9)],
          },
        }),
      ],
    },
    at: ['votes', 2, 'person'],
  },
  {
    rule: 'BALLOT_IMPOSSIBLE',
    when: 'all agreed',
    submission: {
      meetings: [
        meeting({
          ballot: { issued: 11, returned: 11, valid: 11, votes: [vote(5, 'chi-uy-vien', 11)] },
        }),
      ],
    },
    at: 'silent',
  },
  {
    rule: 'MEETING_OUTSIDE_CAMPAIGN',
    when: 'tomorrow',
    submission: { meetings: [meeting({ heldOn: '2024-02-11' })] },
    at: ['meetings', 1, 'heldOn'],
  },
  {
    rule: 'MEETING_OUTSIDE_CAMPAIGN',
    when: 'of another year',
    submission: { meetings: [meeting({ heldOn: '2019-01-25' })] },
    asked: { since: '2024-01-01' },
    at: ['meetings', 1, 'heldOn'],
  },
  {
    rule: 'MEETING_OUTSIDE_CAMPAIGN',
    when: 'today',
    submission: { meetings: [meeting({ heldOn: '2024-02-10' })] },
    asked: { since: '2024-02-10' },
    at: 'silent',
  },
  {
    rule: 'MEETING_NOT_IN_CELL',
    when: 'a chi ủy meets where there is none',
    submission: { meetings: [meeting({ kind: 'chi-uy-ra-soat', ballot: null })] },
    asked: { cell: { id: 'cb1', officialMembers: 6 } },
    at: ['meetings', 1, 'kind'],
  },
  {
    rule: 'MEETING_NOT_IN_CELL',
    when: 'the cell meets',
    asked: { cell: { id: 'cb1', officialMembers: 6 } },
    at: 'silent',
  },
  {
    rule: 'MEETING_TOO_LARGE',
    when: '400 invited in a cell of 12',
    submission: { meetings: [meeting({ invited: 400 })] },
    at: ['meetings', 1, 'invited'],
  },
  {
    rule: 'MEETING_TOO_LARGE',
    when: 'more slips than members',
    submission: {
      meetings: [
        meeting({
          invited: 14,
          present: 14,
          ballot: { issued: 13, returned: 13, valid: 13, votes: [vote(5, 'chi-uy-vien')] },
        }),
      ],
    },
    at: ['meetings', 1, 'issued'],
  },
  {
    rule: 'MEETING_TOO_LARGE',
    when: 'a committee of three with four slips',
    submission: {
      meetings: [
        meeting(),
        meeting({
          id: 'H2',
          kind: 'chi-uy-ket-luan',
          invited: 4,
          present: 4,
          ballot: { issued: 4, returned: 4, valid: 4, votes: [] },
        }),
      ],
    },
    at: ['meetings', 2, 'issued'],
  },
  {
    rule: 'MEETING_TOO_LARGE',
    when: 'guests beside the members',
    submission: { meetings: [meeting({ invited: 20, present: 20 })] },
    at: 'silent',
  },
  {
    rule: 'BIRTH_IMPOSSIBLE',
    when: 'born next year',
    submission: people({ ...p5, born: '2025-01-01' }),
    at: ['additions', 1, 'born'],
  },
  {
    rule: 'BIRTH_IMPOSSIBLE',
    when: 'perhaps sixteen',
    submission: people({ ...p5, born: '2008' }),
    at: 'silent',
  },
  {
    rule: 'VOTE_WITHOUT_LINE',
    when: 'a vote for another post',
    submission: {
      meetings: [
        meeting({ ballot: { issued: 11, returned: 11, valid: 11, votes: [vote(5, 'bi-thu')] } }),
      ],
    },
    at: ['votes', 1, 'person'],
  },
  { rule: 'VOTE_WITHOUT_LINE', when: 'for the post proposed', at: 'silent' },
  {
    rule: 'ADDITION_WITHOUT_VOTE',
    when: 'no meeting',
    submission: { meetings: [] },
    at: ['additions', 1, 'person'],
  },
  { rule: 'ADDITION_WITHOUT_VOTE', when: 'voted', at: 'silent' },
  {
    rule: 'VOTE_TOO_LOW',
    when: 'half is not more than half',
    submission: {
      meetings: [
        meeting({
          ballot: { issued: 10, returned: 10, valid: 10, votes: [vote(5, 'chi-uy-vien', 5)] },
        }),
      ],
    },
    at: ['votes', 1, 'agreed'],
  },
  {
    rule: 'VOTE_TOO_LOW',
    when: 'six of ten',
    submission: {
      meetings: [
        meeting({
          ballot: { issued: 10, returned: 10, valid: 10, votes: [vote(5, 'chi-uy-vien', 6)] },
        }),
      ],
    },
    at: 'silent',
  },
  {
    rule: 'QUORUM_MISSED',
    when: 'seven of twelve',
    submission: { meetings: [meeting({ present: 7, ballot: null })] },
    at: ['meetings', 1, 'present'],
  },
  {
    rule: 'QUORUM_MISSED',
    when: 'eight of twelve',
    submission: { meetings: [meeting({ present: 8, ballot: null })] },
    at: 'silent',
  },
  {
    rule: 'COEFFICIENT_OUT_OF_RANGE',
    when: 'three for five seats',
    asked: termIs({ seats: 5 }),
    at: ['terms', 1, 'term'],
  },
  {
    rule: 'COEFFICIENT_OUT_OF_RANGE',
    when: 'three for one seat',
    asked: termIs({ seats: 1 }),
    at: ['terms', 1, 'term'],
  },
  {
    rule: 'COEFFICIENT_OUT_OF_RANGE',
    when: 'three for three seats, though the cell has twelve members',
    submission: { terms: [firstReview] },
    at: 'silent',
  },
  {
    rule: 'SEATS_UNKNOWN',
    when: 'nobody recorded the seats',
    asked: termIs({ seats: null }),
    at: ['terms', 1, 'term'],
  },
  { rule: 'SEATS_UNKNOWN', when: 'recorded', at: 'silent' },
  {
    rule: 'MONTHS_TOO_FEW',
    when: 'born 1965-12, next term from 04/2025',
    submission: { ...second(add(5, 'bi-thu')), ...people({ ...p5, born: '1965-12-01' }) },
    at: ['additions', 2, 'born'],
  },
  {
    rule: 'MONTHS_TOO_FEW',
    when: 'born 1966-01: retires 10/2027, thirty months',
    submission: { ...second(add(5, 'bi-thu')), ...people({ ...p5, born: '1966-01-31' }) },
    at: 'silent',
  },
  {
    rule: 'MONTHS_TOO_FEW',
    when: 'only the year is known, and it may be too few',
    submission: { ...second(add(5, 'bi-thu')), ...people({ ...p5, born: '1965' }) },
    at: ['additions', 2, 'born'],
  },
  {
    rule: 'RETIREMENT_REACHED',
    when: 'a man of 62',
    submission: people({ ...p2, born: '1961-12-31' }),
    at: ['review', 1, 'born'],
  },
  {
    rule: 'RETIREMENT_REACHED',
    when: 'he leaves the list',
    submission: people({ ...p4, born: '1961-12-31' }),
    at: 'silent',
  },
  {
    rule: 'AGE_IMPLAUSIBLE',
    when: 'born 2010',
    submission: people({ ...p5, born: '2010' }),
    at: ['additions', 1, 'born'],
  },
  {
    rule: 'AGE_IMPLAUSIBLE',
    when: 'born 1906',
    submission: people({ ...p5, born: '1906-01-01' }),
    at: ['additions', 1, 'born'],
  },
  {
    rule: 'AGE_IMPLAUSIBLE',
    when: 'eighteen',
    submission: people({ ...p5, born: '2006-02-10' }),
    at: 'silent',
  },
  {
    rule: 'AGE_BANDS_TOO_FEW',
    when: 'six people, two bands',
    submission: {
      people: [2, 3, 4, 5, 6, 7].map((index) => person(index, { born: `${1980 + index}-01-01` })),
      ...linesAre(...[2, 3, 4, 5, 6, 7].map((index) => add(index, 'chi-uy-vien'))),
    },
    at: ['terms', 1, 'term'],
  },
  {
    rule: 'AGE_BANDS_TOO_FEW',
    when: 'six people, three bands',
    submission: {
      people: [2, 3, 4, 5, 6, 7].map((index) =>
        person(index, { born: `${1980 + index * 3}-01-01` }),
      ),
      ...linesAre(...[2, 3, 4, 5, 6, 7].map((index) => add(index, 'chi-uy-vien'))),
    },
    at: 'silent',
  },
  {
    rule: 'AGE_BANDS_TOO_FEW',
    when: 'a list of three',
    submission: people({ ...p2, born: '1990' }, { ...p3, born: '1990' }, { ...p5, born: '1990' }),
    at: 'silent',
  },
  {
    rule: 'DISCIPLINE_IN_FORCE',
    when: 'until tomorrow',
    submission: people({ ...p5, discipline: { until: '2024-02-11' } }),
    at: ['additions', 1, 'disciplineUntil'],
  },
  {
    rule: 'DISCIPLINE_IN_FORCE',
    when: 'no end recorded',
    submission: people({ ...p5, discipline: { until: null } }),
    at: ['additions', 1, 'disciplineUntil'],
  },
  {
    rule: 'DISCIPLINE_IN_FORCE',
    when: 'ended yesterday',
    submission: people({ ...p5, discipline: { until: '2024-02-09' } }),
    at: 'silent',
  },
  {
    rule: 'RATED_NOT_COMPLETED',
    when: 'not completed last year',
    submission: people({
      ...p5,
      ratings: [
        { year: 2022, rating: 'htnv' },
        { year: 2023, rating: 'khtnv' },
      ],
    }),
    at: ['additions', 1, 'rating1'],
  },
  {
    rule: 'RATED_NOT_COMPLETED',
    when: 'not completed, long ago',
    submission: people({
      ...p5,
      ratings: [
        { year: 2021, rating: 'khtnv' },
        { year: 2023, rating: 'htnv' },
      ],
    }),
    at: 'silent',
  },
  {
    rule: 'RATING_MISSING',
    when: 'none of last year',
    submission: people({ ...p5, ratings: [{ year: 2022, rating: 'htnv' }] }),
    at: ['additions', 1, 'rating1'],
  },
  {
    rule: 'RATING_MISSING',
    when: 'he leaves the list',
    submission: people({ ...p4, ratings: [] }),
    at: 'silent',
  },
];

describe('each rule', () => {
  test('the submission the cases start from has no error', () =>
    expect(findings({}).filter(({ severity }) => severity === 'error')).toEqual([]));

  test.each(rows)('$rule: $when', ({ rule, submission = {}, asked = {}, at }) => {
    const found = ruled(findings(submission, asked), rule);
    if (at === 'silent') return expect(found).toEqual([]);
    const known = context.ruleSet.rules.find(({ id }) => id === rule);
    expect(
      found.map(({ table, row, column }) => [table, row?.number ?? null, column]),
    ).toContainEqual([...at]);
    for (const { severity, source, message, fix } of found) {
      expect([severity, source]).toEqual([known?.severity, known?.source]);
      expect(message).toMatch(/^\p{Lu}.*[^.]$/u);
      expect(fix).toMatch(/\.$/);
    }
  });

  test('has a case that must fail and one that must pass', () => {
    for (const { id } of context.ruleSet.rules.filter((rule) => isSubmissionRule(rule.id))) {
      expect([
        id,
        rows.some(({ rule, at }) => rule === id && at !== 'silent'),
        rows.some(({ rule, at }) => rule === id && at === 'silent'),
      ]).toEqual([id, true, true]);
    }
  });
});

describe('rule sets', () => {
  test('the day of issue chooses', () => {
    expect(
      ['2021-12-27', '2024-01-12', '2025-10-07', '2025-10-08', '2027-01-11'].map(
        (day) => ruleSetFor(day).id,
      ),
    ).toEqual(['qd50-2021', 'qd50-2021', 'qd50-2021', 'qd377-2025', 'qd377-2025']);
    expect(() => ruleSetFor('2021-12-26')).toThrow(RangeError);
  });

  test('what a cell can plan for', () => {
    const { ruleSet } = context;
    expect(postsOf({ officialMembers: 8 }, ruleSet)).toEqual(['bi-thu', 'pho-bi-thu']);
    expect(postsOf({ officialMembers: 9 }, ruleSet)).toEqual([
      'bi-thu',
      'pho-bi-thu',
      'chi-uy-vien',
    ]);
    expect(postsOf({ officialMembers: 20, hasCommittee: false }, ruleSet)).toEqual([
      'bi-thu',
      'pho-bi-thu',
    ]);
  });

  test('two terms of work are asked for since 2025, one before', () => {
    const submission = { ...second(add(5, 'bi-thu')), ...people({ ...p5, born: '1968-01-01' }) };
    expect(ruled(findings(submission), 'MONTHS_TOO_FEW')).toEqual([]);
    const found = ruled(
      findings(submission, { ruleSet: ruleSetFor('2025-10-08') }),
      'MONTHS_TOO_FEW',
    );
    expect(found.map(({ source }) => source?.certainty)).toEqual(['B']);
  });

  test('the committee’s own value stands, marked as its own; a wrong one is refused', () => {
    const own = withOverrides(context.ruleSet, [
      {
        rule: 'COEFFICIENT_OUT_OF_RANGE',
        parameter: 'min',
        value: 0.5,
        document: 'Nghị quyết số 12-NQ/ĐU',
      },
    ]);
    expect(
      ruled(
        findings({}, { ruleSet: own, ...termIs({ seats: 5 }) }),
        'COEFFICIENT_OUT_OF_RANGE',
      ).filter(({ row }) => row?.number === 1),
    ).toEqual([]);
    expect(own.rules.find(({ id }) => id === 'COEFFICIENT_OUT_OF_RANGE')?.parameters).toMatchObject(
      {
        min: { value: 0.5, certainty: 'L', note: 'Nghị quyết số 12-NQ/ĐU' },
        max: { value: 1.5, certainty: '?' },
      },
    );
    expect(() =>
      withOverrides(context.ruleSet, [
        { rule: 'TERM_CLOSED', parameter: 'min', value: 1, document: '' },
      ]),
    ).toThrow(RangeError);
    expect(() =>
      withOverrides(context.ruleSet, [
        { rule: 'COEFFICIENT_OUT_OF_RANGE', parameter: 'min', value: 'one', document: '' },
      ]),
    ).toThrow('invalid_type');
  });

  test(
    'a rule set written by hand is refused with a rule nobody knows, a rule twice or a ' +
      'parameter misspelt',
    () => {
      const [rule, ...rest] = context.ruleSet.rules;
      const parses = (rules: unknown[]) =>
        ruleSetShape.safeParse({ ...context.ruleSet, rules }).success;
      expect([
        parses([rule, ...rest]),
        parses([rule, rule]),
        parses([{ ...rule, id: 'OTHER' }]),
        parses([{ ...rule, parameters: { mxa: 1 } }]),
      ]).toEqual([true, false, false, false]);
    },
  );
});

describe('decisions', () => {
  const strike = (line: string, reason = 'Chưa đủ điều kiện'): LineDecision => ({
    line,
    verdict: 'strike',
    reason,
  });
  const after = (decisions: LineDecision[], submission: Submission = sound) =>
    nextBase(
      base,
      approveLines(deltaOf(submission, base), decisions, submission),
      'Thông báo số 119-TB/ĐU',
    ).entries.map(({ person: id, post, since }) => `${id} ${post} ${since?.slice(13, 16)}`);
  const refusal = (make: () => unknown) => {
    try {
      make();
    } catch (error) {
      if (error instanceof PlanningRefusal) return error.code;
    }
    return undefined;
  };

  test('approved whole, or with a line of each movement struck', () => {
    expect(after([])).toEqual(['p2 bi-thu 62-', 'p3 pho-bi-thu 62-', 'p5 chi-uy-vien 119']);
    expect(after([strike('cb1-2022-2025/chi-uy-vien/p5')])).toEqual([
      'p2 bi-thu 62-',
      'p3 pho-bi-thu 62-',
    ]);
    expect(after([strike('cb1-2022-2025/chi-uy-vien/p4')])).toEqual([
      'p2 bi-thu 62-',
      'p3 pho-bi-thu 62-',
      'p4 chi-uy-vien 62-',
      'p5 chi-uy-vien 119',
    ]);
    expect(after([strike('cb1-2022-2025/bi-thu/p2')])).toEqual([
      'p3 pho-bi-thu 62-',
      'p5 chi-uy-vien 119',
    ]);
  });

  test('what cannot be decided is refused', () => {
    const delta = deltaOf(sound, base);
    const line = 'cb1-2022-2025/bi-thu/p2';
    expect(refusal(() => approveLines(delta, [strike('x/y/z')]))).toBe('NO_SUCH_LINE');
    expect(refusal(() => approveLines(delta, [strike(line), strike(line)]))).toBe('DECIDED_TWICE');
    expect(refusal(() => approveLines(delta, [strike(line, ' ')]))).toBe('NO_REASON');
    expect(refusal(() => deltaOf(sound, { ...base, version: 2 }))).toBe('STALE_BASE');
    expect(refusal(() => deltaOf({ ...sound, cell: 'cb2' }, base))).toBe('OTHER_LIST');
    const change = {
      ...sound,
      ...linesAre(
        goOn(2, 'bi-thu'),
        goOn(3, 'pho-bi-thu'),
        remove(4, 'chi-uy-vien', { ground: 'doi-chuc-danh' }),
        add(4, 'pho-bi-thu'),
      ),
    };
    const [out, into] = ['cb1-2022-2025/chi-uy-vien/p4', 'cb1-2022-2025/pho-bi-thu/p4'];
    expect(refusal(() => after([strike(into)], change))).toBe('SPLIT_CHANGE');
    expect(after([strike(into), strike(out)], change)).toContain('p4 chi-uy-vien 62-');
  });

  test('a struck removal that crowds a post is said', () => {
    const crowd = list(now, [2, 'bi-thu'], [3, 'bi-thu'], [4, 'bi-thu']);
    const submission = {
      ...sound,
      ...linesAre(goOn(2, 'bi-thu'), goOn(3, 'bi-thu'), remove(4, 'bi-thu'), add(5, 'bi-thu')),
    };
    const asked = { ...context, ...termIs({ base: crowd }) };
    expect(ruled(checkDecisions(submission, asked, []), 'POST_CROWDED')).toEqual([]);
    expect(
      ruled(checkDecisions(submission, asked, [strike('cb1-2022-2025/bi-thu/p4')]), 'POST_CROWDED'),
    ).toHaveLength(1);
  });
});

describe('acceptances', () => {
  const found = findings({
    ...people({ ...p5, ratings: [] }),
    meetings: [],
    ...first({ outcome: 'unchanged' }),
  });
  const idOf = (rule: string, all = found): string => ruled(all, rule)[0]?.id ?? 'none';
  const warning = idOf('RATING_MISSING');
  const reason = 'Đảng viên mới chuyển về, chưa có xếp loại';

  test('a warning with a reason is settled; an error never; what is gone is said', () => {
    const result = acceptWarnings(found, [
      { finding: warning, reason, by: 'acc-1' },
      { finding: warning, reason, by: 'acc-2' },
      { finding: idOf('OUTCOME_CONTRADICTED'), reason, by: 'acc-1' },
      { finding: 'RATING_MISSING|review|x', reason, by: 'acc-1' },
      { finding: idOf('ADDITION_WITHOUT_VOTE'), reason: 'ok', by: 'acc-1' },
    ]);
    expect(result.accepted.map(({ acceptance }) => acceptance.by)).toEqual(['acc-1']);
    expect(result.refused.map(({ code }) => code)).toEqual([
      'ACCEPTED_TWICE',
      'IS_ERROR',
      'NO_SUCH_FINDING',
      'NO_REASON',
    ]);
    expect(result.open).toEqual(found.filter(({ id }) => id !== warning));
  });

  test('an acceptance does not cover a figure that has changed since', () => {
    const three = idOf('COEFFICIENT_OUT_OF_RANGE', findings({}, termIs({ seats: 1 })));
    const four = findings(
      linesAre(...firstReview.lines, add(9, 'chi-uy-vien')),
      termIs({ seats: 1 }),
    );
    expect(
      acceptWarnings(four, [{ finding: three, reason }]).refused.map(({ code }) => code),
    ).toEqual(['NO_SUCH_FINDING']);
  });

  test('ids name no one, and no two findings share one', () => {
    const twice = meeting({
      ballot: {
        issued: 11,
        returned: 11,
        valid: 11,
        votes: [vote(5, 'chi-uy-vien', 1), vote(5, 'chi-uy-vien', 1)],
      },
    });
    for (const { submission = {}, asked = {} } of [
      ...rows,
      { submission: { meetings: [twice] } },
    ]) {
      const ids = findings(submission, asked).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.join('\n')).not.toMatch(/đặng/iu);
    }
  });
});
