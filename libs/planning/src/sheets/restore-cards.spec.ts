import { describe, expect, test } from '@jest/globals';
import { emptyList } from '../model/approved-list.js';
import type { RegisteredPerson } from '../rules/case.js';
import { restoreCards } from './restore-cards.js';

const term = { id: 'cb1-2022-2025', name: '2022-2025' };
const member = (id: string, cardNumber: string, name: string): RegisteredPerson => ({
  id,
  cardNumber,
  name,
  born: '1990',
  sex: 'nu',
  ethnicity: 'Mông',
});
const register = [
  member('a', '00123456', 'Sùng Thị Mỷ'),
  member('b', '0123456', 'Lê Văn An'),
  member('c', '0777', 'Và Bá Xò'),
  member('d', '8888', 'Lò Văn Và'),
  member('stranger', '0999', 'Người Chi Bộ Khác'),
];
const base = {
  ...emptyList('cb1', term),
  version: 1,
  entries: ['a', 'b', 'c', 'd'].map((person) => ({
    person,
    post: 'chi-uy-vien' as const,
    since: 'x',
  })),
};
const asked = { terms: [{ term, startsOn: '2022-04-01', endsOn: null, base, seats: 3 }], register };

const read = (cardNumber: unknown, person: unknown = null) => {
  const { tables, findings } = restoreCards(
    { review: [{ number: 6, cells: { cardNumber, person } }] },
    asked,
  );
  return [
    tables.review?.[0]?.cells['cardNumber'],
    ...findings.map(({ rule, severity }) => `${severity} ${rule}`),
  ];
};

describe('zeros that a cell of numbers dropped', () => {
  test.each<[string, unknown, unknown, unknown[]]>([
    [
      'the card of a planned person is put right, and that is said',
      777,
      'Và Bá Xò',
      ['0777', 'warning CARD_RESTORED'],
    ],
    ['without a name as well', 777, null, ['0777', 'warning CARD_RESTORED']],
    ['of two cards the name decides', 123_456, 'LÊ VĂN AN', ['0123456', 'warning CARD_RESTORED']],
    ['of two cards nobody can tell', 123_456, null, [123_456, 'error CARD_AMBIGUOUS']],
    [
      'another name than the record’s is not sure',
      777,
      'Hoàng Văn Khác',
      [777, 'error CARD_AMBIGUOUS'],
    ],
    ['a card without zeros lacks nothing', 8888, 'Lò Văn Và', [8888]],
    ['of people outside the cell nothing is told', 999, 'Người Chi Bộ Khác', [999]],
    ['what is typed as text is left alone', '777', 'Và Bá Xò', ['777']],
  ])('%s', (_what, card, person, expected) => expect(read(card, person)).toEqual(expected));
});
