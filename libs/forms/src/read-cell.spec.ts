import { describe, expect, test } from '@jest/globals';
import { column } from './form.examples.js';
import { readCell } from './read-cell.js';

describe('cells', () => {
  test.each([
    ['card', '0123 456.789', '0123456789'],
    ['name', ' Giàng  A Páo ', 'Giàng A Páo'],
    ['name', 'Lầu Và Chò', 'Lầu Và Chò'],
    ['votes', '12', 12],
    ['votes', 12, 12],
    ['share', '1.234,5', 1234.5],
    ['share', '12,5', 12.5],
    ['share', '12.5', 12.5],
    ['post', 'CHI UỶ VIÊN', 'chi-uy-vien'],
    ['post', 'cuv', 'chi-uy-vien'],
    ['post', 'chi-uy-vien', 'chi-uy-vien'],
    ['ok', 'Có', true],
    ['ok', 'không', false],
    ['ok', true, true],
    ['note', 3, '3'],
    ['note', '', null],
    ['note', ' \u200B ', null],
    ['born', undefined, null],
  ])('%s: %p is read as %p', (key, raw, value) =>
    expect(readCell(raw, column(key))).toEqual({ value }),
  );

  test.each([
    ['card', null, 'CELL_REQUIRED'],
    ['card', '  ', 'CELL_REQUIRED'],
    ['card', 'thẻ 12', 'CODE_UNREADABLE'],
    ['card', '1234567890123', 'CELL_TOO_LONG'],
    ['name', 'Lê Văn A\nTrần Văn B', 'TWO_PEOPLE'],
    ['name', 'Ông Lê Văn A', 'NAME_WITH_TITLE'],
    ['name', 'Lê Văn A (Bí thư)', 'NAME_WITH_TITLE'],
    ['name', 'Lê Văn A, Trần Văn B', 'TWO_PEOPLE'],
    ['name', 'Lê Văn A và Trần Văn B', 'TWO_PEOPLE'],
    ['name', '1. Lê Văn A', 'TWO_PEOPLE'],
    ['name', 'Lê Văn 2', 'NAME_UNREADABLE'],
    ['name', 12, 'NAME_UNREADABLE'],
    ['born', '30/02/1980', 'DATE_IMPOSSIBLE'],
    ['born', '03/15/1980', 'DATE_MONTH_FIRST'],
    ['born', '15/03/80', 'DATE_YEAR_SHORT'],
    ['joined', '1999', 'DATE_INCOMPLETE'],
    ['joined', 'x', 'DATE_UNREADABLE'],
    ['joined', 2e6, 'DATE_OUT_OF_RANGE'],
    ['votes', '12,5', 'NUMBER_UNREADABLE'],
    ['votes', 'mười', 'NUMBER_UNREADABLE'],
    ['votes', -1, 'NUMBER_OUT_OF_RANGE'],
    ['votes', 101, 'NUMBER_OUT_OF_RANGE'],
    ['post', 'Trưởng phòng', 'CHOICE_UNKNOWN'],
    ['ok', 'có lẽ', 'CHOICE_UNKNOWN'],
    ['note', 'x'.repeat(21), 'CELL_TOO_LONG'],
    ['note', new Date('2024-03-04'), 'CELL_IS_DATE'],
    ['note', { formula: '1+1' }, 'CELL_UNREADABLE'],
  ])('%s: %p is refused as %s, and says what to do', (key, raw, rule) => {
    const { value, problem } = readCell(raw, column(key));
    expect([value, problem?.rule, problem?.severity]).toEqual([null, rule, undefined]);
    expect(problem?.fix).toMatch(/\.$/);
  });

  test('a card number typed as a number is kept, with a warning that zeros may be lost', () => {
    expect(readCell(123_456, column('card'))).toMatchObject({
      value: '123456',
      problem: { rule: 'CODE_AS_NUMBER', severity: 'warning' },
    });
  });
});
