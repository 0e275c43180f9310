import { describe, expect, test } from '@jest/globals';
import { personName } from './person-name.js';
import { cleanText, foldKey, isReadable, sameText } from './text.js';

const invisible = [
  '\u00AD',
  '\u034F',
  '\u061C',
  '\u115F',
  '\u1160',
  '\u17B4',
  '\u180E',
  '\u200B',
  '\u200D',
  '\u202E',
  '\u2060',
  '\u2064',
  '\u2069',
  '\u206F',
  '\u2800',
  '\u3164',
  '\uFE0F',
  '\uFEFF',
  '\uFFA0',
  '\u{E0001}',
  '\u{E0041}',
  '\u{E0100}',
];

describe('what can be read', () => {
  test.each(invisible.map((letter) => [letter.codePointAt(0)!.toString(16), letter] as const))(
    'U+%s counts as nothing',
    (_code, letter) => {
      expect(isReadable(letter)).toBe(false);
      expect(isReadable(` ${letter}.\u0301 – ${letter}`)).toBe(false);
      expect(cleanText(`Lê${letter} Văn`)).toBe('Lê Văn');
      expect(isReadable(`${letter}a`)).toBe(true);
    },
  );
  test.each(['', ' ', '\u0000', '…', '\u00A0\u3000', '😀\uFE0F'])('%j says nothing', (text) =>
    expect(isReadable(text)).toBe(false),
  );
  test.each(['0', 'Ộ', 'x.', 'Đã'])('%s can be read', (text) =>
    expect(isReadable(text)).toBe(true),
  );
});

describe('the name of a person', () => {
  test.each([
    ['H’Hen Niê', "H'Hen Niê"],
    ['H‘Hen Niê', "H'Hen Niê"],
    ['HʼHen Niê', "H'Hen Niê"],
    ['H´Hen Niê', "H'Hen Niê"],
    ['H`Hen Niê', "H'Hen Niê"],
    ["H'Hen Niê", "H'Hen Niê"],
    ["K'Brôi", "K'Brôi"],
    ['Y-Bhiôk', 'Y-Bhiôk'],
    ['Y–Bhiôk', 'Y-Bhiôk'],
    ['Y\u2011Bhiôk', 'Y-Bhiôk'],
    ['A. Lưới', 'A. Lưới'],
    ['Ksor H’Bơ Khăp', "Ksor H'Bơ Khăp"],
    ['  Lê\u00A0Văn \n', 'Lê Văn'],
    ['Vàng Và Lù', 'Vàng Và Lù'],
    ['Y Ñuên Niê', 'Y Ñuên Niê'],
    ['Ðặng Văn Ðường', 'Đặng Văn Đường'],
  ])('%s is taken as %s', (typed, name) => {
    expect(personName(typed)).toEqual({ ok: true, name });
    expect(personName(name)).toEqual({ ok: true, name });
    expect(sameText(typed, name)).toBe(true);
  });

  test.each([
    ['', 'empty'],
    [' \u200B\u3164', 'empty'],
    ['.', 'unreadable'],
    ["- '", 'unreadable'],
    ['Lê Văn A\nTrần B', 'several'],
    ['Lê Văn A, Trần B', 'several'],
    ['Lê Văn A và Trần B', 'several'],
    ['1. Lê Văn A', 'several'],
    ['Lê Văn 5', 'unreadable'],
    ['Lê <b>', 'unreadable'],
    ['#REF!', 'unreadable'],
  ])('%j is refused as %s', (typed, problem) =>
    expect(personName(typed)).toEqual({ ok: false, problem }),
  );

  test('a name in a legacy font is offered as it was meant', () => {
    expect(personName('TrÇn ThÞ Hµ')).toEqual({
      ok: false,
      problem: 'legacy',
      legacy: { encoding: 'TCVN3', converted: 'Trần Thị Hà' },
    });
    expect(personName('Leâ Vaên Ñöùc')).toEqual({
      ok: false,
      problem: 'legacy',
      legacy: { encoding: 'VNI', converted: 'Lê Văn Đức' },
    });
  });

  test('blanks about marks make no other person, but tones do', () => {
    expect(sameText('A.Lưới', 'A. Lưới')).toBe(true);
    expect(sameText('Y - Bhiôk', 'Y–Bhiôk')).toBe(true);
    expect(sameText("H' Bơ", 'H’Bơ')).toBe(true);
    expect(sameText('H’Hoà', "h'hòa")).toBe(true);
    expect(sameText('H’Hoà', 'H’Hoá')).toBe(false);
    expect(foldKey('H’Hen')).not.toBe('');
  });
});
