import { describe, expect, it } from '@jest/globals';
import { humanNote, humanText, isInvisible } from './human-text.js';

const said = (typed: string, schema = humanText(3, 20)): unknown => {
  const result = schema.safeParse(typed);
  return result.success ? result.data : result.error.issues.map(({ message }) => message).length;
};

describe('what people write for people', () => {
  it.each([
    ['\u200Bcó lý do\u200B', 'có lý do'],
    ['dòng một\r\n\r\n\r\n  dòng hai', 'dòng một\n\ndòng hai'],
    ['Ðủ  hồ\u00A0sơ', 'Đủ hồ sơ'],
  ])('%j is taken as %j', (typed, taken) => expect(said(typed)).toBe(taken));

  it.each([
    '',
    '   ',
    '\u200B\u200B\u200B',
    'a\u200B\u200B',
    '\u3164\u3164\u3164',
    '\u2800\u2800\u2800',
    '...',
    '\u0301\u0301\u0301',
    'x'.repeat(21),
  ])('%j is refused, once', (typed) => expect(said(typed)).toBe(1));

  it('a note may be empty', () =>
    expect([said('', humanNote(10)), said(' \u200B', humanNote(10))]).toEqual(['', '']));

  it.each([
    ['\u200B', true],
    ['\uFEFF', true],
    ['\u3164 \u2800', true],
    ['\u0301', true],
    ['\u0007', true],
    ['', false],
    [' \n\u00A0', false],
    ['.', false],
    ['a\u200B', false],
    ['😀', false],
  ])('%j is invisible: %s', (text, yes) => expect(isInvisible(text)).toBe(yes));
});
