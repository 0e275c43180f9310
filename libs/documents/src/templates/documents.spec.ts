import { describe, expect, it } from '@jest/globals';
import { congVan, thongBaoPheDuyet } from '#libs/document-kinds';
import { composeDocument, composeStored } from './documents.js';
import { profileFor } from './profile.js';

const letter = congVan.samples.plain;
const notice = thongBaoPheDuyet.samples.plain;

describe('composeDocument', () => {
  it('chooses the layout by the day of issue', () => {
    expect(profileFor('2026-05-26').id).toBe('hd36-2018');
    expect(profileFor('2026-05-27').id).toBe('hd05-2026');
    expect(() => profileFor('2017-01-01')).toThrow(RangeError);
    expect(composeDocument('cong-van', { ...letter, issuedOn: '2027-01-08' })).toContain(
      'về việc thực hiện rà soát',
    );
  });

  it('writes uỷ by the profile, except in names of persons', () => {
    const html = composeDocument('thong-bao-phe-duyet', {
      ...notice,
      terms: notice.terms.map((term) => ({
        ...term,
        continued: term.continued.map((person) => ({ ...person, name: 'Lê Ủy' })),
      })),
    });
    expect(html).toContain('Đảng uỷ Văn phòng');
    expect(html).toContain('<td>Lê Ủy</td>');
  });

  it('stores decomposed text as NFC', () => {
    const html = composeDocument('cong-van', {
      ...letter,
      closing: 'Đề nghị thực hiện'.normalize('NFD'),
    });
    expect(html).toBe(html.normalize('NFC'));
    expect(html).toContain('<p>Đề nghị thực hiện./.</p>');
  });

  it('takes out what prints nothing', () => {
    expect(composeDocument('cong-van', { ...letter, closing: 'a\u202Eb\u0000 \n c' })).toContain(
      '<p>ab c./.</p>',
    );
  });

  it.each([
    ['unknown field', { ...letter, extra: 1 }, /extra/],
    ['missing field', { ...letter, opening: undefined }, /opening/],
    ['blank text', { ...letter, closing: '  ' }, /closing/],
    ['nothing but invisible characters', { ...letter, closing: '\u200B\u202E' }, /closing/],
    ['impossible date', { ...letter, issuedOn: '2024-02-30' }, /issuedOn/],
  ])('refuses: %s', (_name, data, message) => {
    expect(() => composeStored('cong-van', data)).toThrow(message);
  });

  it('refuses a kind that is not declared', () => {
    expect(() => composeStored('giay-moi', letter)).toThrow('giay-moi');
  });
});
