import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { cleanText, compareNames, foldKey, sameText } from './text.js';

describe('text as it enters', () => {
  test.each([
    ['NFD', 'Nguyễn Thị Hường'.normalize('NFD'), 'Nguyễn Thị Hường'],
    ['Eth for Đ', 'Ðặng Văn Ðường', 'Đặng Văn Đường'],
    ['African D for Đ, eth for đ', 'Ɖào ðức', 'Đào đức'],
    ['d with a stroke mark', 'D\u0335ỗ d\u0335', 'Đỗ đ'],
    ['tone before circumflex', 'e\u0301\u0302', 'ế'],
    ['blanks of every kind', '  Lê \u00A0Văn\t\nC \u200B', 'Lê Văn C'],
  ])('%s reads as it looks', (_, typed, clean) => expect(cleanText(typed)).toBe(clean));

  test('cleaning twice changes nothing, whatever was typed', () => {
    const typed = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            'Đ',
            'Ð',
            'd\u0335',
            'e',
            '\u0301',
            '\u0302',
            '\u0323',
            '\u031B',
            ' ',
            '\u00A0',
            '\u200B',
            'ủ',
            'y\u0309',
          ),
          fc.string({ unit: 'grapheme' }),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (text) => {
        expect(cleanText(cleanText(text))).toBe(cleanText(text));
        expect(foldKey(foldKey(text))).toBe(foldKey(text));
        // An invisible character sends the text the long way, so this shows that text which needs
        // no cleaning is found to need none.
        expect(cleanText(text)).toBe(cleanText(`${text}\u200B`));
      }),
      { numRuns: 2_000 },
    );
  });

  test('every letter taken as it stands would come out of the cleaning as it is', () => {
    const letters = Array.from({ length: 0x1eff }, (_letter, code) => String.fromCharCode(code));
    expect(letters.filter((letter) => cleanText(letter) !== cleanText(`${letter}\u200B`))).toEqual(
      [],
    );
  });

  test.each([
    ['Đảng uỷ', 'ĐẢNG ỦY', true],
    ['Hoà', 'Hòa', true],
    ['Thuỷ', 'thủy', true],
    ['Hà', 'Hạ', false],
    ['Dũng', 'Đũng', false],
    ['Huy', 'Huỳ', false],
    ['Trần Thị An', 'Trần Thị Ân', false],
  ])('%s and %s: the same spelling is %s', (a, b, same) => expect(sameText(a, b)).toBe(same));

  test('names sort by given name', () =>
    expect(['Trần Văn Bình', 'Lê Thị An', 'Đỗ Văn Bình'].sort(compareNames)).toEqual([
      'Lê Thị An',
      'Đỗ Văn Bình',
      'Trần Văn Bình',
    ]));

  test('what is on screen decides, not how it was typed', () => {
    expect(cleanText('\u00D0a\u0309ng u\u0309y\u200B  \u00F0o\u00E0n\u00A0 ')).toBe('Đảng ủy đoàn');
    expect(cleanText('\u0189\u01EAng')).toBe('Đ\u01EAng');
    expect(foldKey('CHI UỶ VIÊN')).toBe(foldKey('Chi ủy viên'));
    expect(foldKey('\u00D0ảng ủy')).toBe(foldKey('đảng uỷ'));
  });
});
