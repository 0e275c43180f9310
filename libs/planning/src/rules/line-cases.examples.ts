import {
  add,
  firstReview,
  goOn,
  linesAre,
  p3,
  people,
  remove,
  type RuleCase,
} from './situation.examples.js';

export const lineCases: readonly RuleCase[] = [
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
];
