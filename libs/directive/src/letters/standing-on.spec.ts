import { describe, expect, it } from '@jest/globals';
import { emptyList, type Entry } from '#libs/planning';
import { standsOn } from './standing-on.js';

const list = (...since: (string | null)[]) => ({
  ...emptyList('cb-mot', { id: 'cb-mot-2025-2027', name: '2025-2027' }),
  entries: since.map((one, i): Entry => ({ person: `p${i}`, post: 'chi-uy-vien', since: one })),
});
const [old, newer] = [
  'Thông báo số 62-TB/ĐU, ngày 15/6/2022',
  'Thông báo số 97-TB/ĐU, ngày 10/3/2023',
];

describe('what a list stands on', () => {
  it.each<[string, string | null, ReturnType<typeof list>, string | null]>([
    [
      'the notice that approved it last, whatever its lines say',
      'Thông báo số 119-TB/ĐU, ngày 20/02/2024',
      list(old, newer),
      'Thông báo số 119-TB/ĐU, ngày 20/02/2024',
    ],
    ['the notice its lines came from on paper', null, list(newer, newer), newer],
    ['all of them, by their numbers', null, list(newer, old, null), `${old} và ${newer}`],
    ['nothing', null, list(null), null],
    ['nothing, where nobody is planned', null, list(), null],
  ])('%s', (_, cited, standing, expected) =>
    expect(standsOn({ list: standing, cited })).toBe(expected),
  );
});
