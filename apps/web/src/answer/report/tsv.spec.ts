import { describe, expect, it } from '@jest/globals';
import { tsv } from './tsv.js';

describe('the cells of a clipboard', () => {
  it.each([
    [
      'cells and rows',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'empty cells',
      '\ta\t\n\t\t',
      [
        ['', 'a', ''],
        ['', '', ''],
      ],
    ],
    ['a line end and a tab in quotes', '"a\nb\tc"\td', [['a\nb\tc', 'd']]],
    ['a quote in quotes', '"a ""b"" c"\td', [['a "b" c', 'd']]],
    ['quotes around a part', '"Hà" Giang\tb', [['"Hà" Giang', 'b']]],
    ['a quote that nothing closes', '"a\tb\nc', [['"a', 'b'], ['c']]],
    ['nothing', '', [['']]],
  ])('%s', (_, text, cells) => {
    expect(tsv(text)).toEqual(cells);
  });
});
