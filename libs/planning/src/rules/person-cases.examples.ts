import {
  add,
  firstReview,
  linesAre,
  p2,
  p4,
  p5,
  people,
  registered,
  type RuleCase,
  sound,
} from './situation.examples.js';

export const personCases: readonly RuleCase[] = [
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
  // A cell is not told what is on record about people of other cells.
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
];
