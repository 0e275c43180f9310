import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  cellPlace,
  cellRange,
  columnLetters,
  escapeCellText,
  escapeXml,
  unescapeCellText,
} from './cell-text.js';
import { dayOfSerial, isDateFormat, serialOfDay } from './serial-day.js';

const read = (stored: string): string =>
  unescapeCellText(stored.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));

describe('text of a cell', () => {
  test('any text comes back as it was, in composed letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(read(escapeCellText(text))).toBe(text.normalize('NFC'));
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  test.each(['_x0041_', '_x005F_x0041_', 'a\rb', 'a\u0000b', '\uD800', '\uFFFF', 'a\n\tb', '<&>'])(
    '%j is neither lost nor taken for an escape',
    (text) => {
      const stored = escapeCellText(text);
      expect(read(stored)).toBe(text);
      expect(stored).not.toMatch(/[\uD800-\uDFFF\uFFFE\uFFFF<>]|(?![\t\n])\p{Cc}/u);
    },
  );

  test('attributes hold no mark that ends them', () => {
    expect(escapeXml('a"<b>&\n\u0000')).toBe('a&quot;&lt;b&gt;&amp;&#10;');
  });
});

describe('places', () => {
  test.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [16_383, 'XFD'],
  ])('column %i is %s', (position, letters) => {
    expect(columnLetters(position)).toBe(letters);
    expect(cellPlace(`${letters}7`)).toEqual({ column: position, row: 7 });
  });

  test.each(['', '7', 'A', 'A0', 'A-1', 'ABCD1', 'A1.5', '$A$1'])('%j is no place', (reference) =>
    expect(cellPlace(reference)).toBeUndefined(),
  );

  test('ranges', () => {
    expect(cellRange('B2:C9')).toEqual({
      first: { column: 1, row: 2 },
      last: { column: 2, row: 9 },
    });
    expect(cellRange('B2')).toEqual({ first: { column: 1, row: 2 }, last: { column: 1, row: 2 } });
    expect(cellRange('B2:x')).toBeUndefined();
  });
});

describe('days', () => {
  test('every day from 1900 to 2100 has a serial of its own that leads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 73_413 }), (offset) => {
        const day = new Date(Date.UTC(1900, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
        const serial = serialOfDay(day) ?? 0;
        expect(serial).not.toBe(60);
        expect(dayOfSerial(serial, '1900')?.toISOString().slice(0, 10)).toBe(day);
      }),
      { seed: 4, numRuns: 2_000 },
    );
  });

  test.each([
    ['1900-01-01', 1],
    ['1900-02-28', 59],
    ['1900-03-01', 61],
    ['2024-02-15', 45_337],
  ])('%s is %i', (day, serial) => expect(serialOfDay(day)).toBe(serial));
  test.each([
    [60, '1900'],
    [0.5, '1900'],
    [-1, '1900'],
    [3e6, '1904'],
    [Number.NaN, '1900'],
  ] as const)('%d of %s is no day', (serial, system) =>
    expect(dayOfSerial(serial, system)).toBeUndefined(),
  );
  test('before 1900 a workbook can only hold text', () =>
    expect(serialOfDay('1899-12-31')).toBeUndefined());

  test.each([
    [14, undefined, true],
    [22, undefined, true],
    [49, undefined, false],
    [164, 'dd/mm/yyyy', true],
    [164, '[$-42A]d" tháng "m;@', true],
    [164, '0.00" đồng/ngày"', false],
    [164, 'General', false],
    [164, '[Red]0', false],
    [164, '#,##0\\ "đ"', false],
    [164, 'h:mm', true],
  ])('format %i %s shows a day: %s', (id, code, expected) =>
    expect(isDateFormat(id, code)).toBe(expected),
  );
});
