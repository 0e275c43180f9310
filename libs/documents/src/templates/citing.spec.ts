import { describe, expect, it } from '@jest/globals';
import { citeUniformly } from './citing.js';
import { profileFor } from './profile.js';

const profile = profileFor('2024-02-20');

describe('citing', () => {
  it.each([
    ['62-TB/ĐU ngày 15/6/2022', '62-TB/ĐU, ngày 15/6/2022'],
    ['Thông báo số 62-TB/ĐU, ngày 15/06/2022 của', 'Thông báo số 62-TB/ĐU, ngày 15/6/2022 của'],
    [
      'văn bản số 1514-CV/ĐUK ngày 5/1/2024; Báo cáo số 05-BC/CB, ngày 7/02/2024',
      'văn bản số 1514-CV/ĐUK, ngày 05/01/2024; Báo cáo số 05-BC/CB, ngày 07/02/2024',
    ],
    [
      '377-QĐ/TW, ngày 8/10/2025 và 36-HD/VPTW ngày 3/4/2018',
      '377-QĐ/TW, ngày 08/10/2025 và 36-HD/VPTW, ngày 03/4/2018',
    ],
    ['trước ngày 15/06/2024', 'trước ngày 15/06/2024'],
    ['119-TB/ĐU đến số 127-TB/ĐU, ngày 20/2/2024', '119-TB/ĐU đến số 127-TB/ĐU, ngày 20/02/2024'],
  ])('%s', (typed, printed) => {
    expect(citeUniformly(typed, profile)).toBe(printed);
    expect(citeUniformly(printed, profile)).toBe(printed);
  });

  it('leaves the comma out where the layout does', () =>
    expect(
      citeUniformly('62-TB/ĐU, ngày 15/6/2022', { ...profile, citing: { comma: false } }),
    ).toBe('62-TB/ĐU ngày 15/6/2022'));
});
