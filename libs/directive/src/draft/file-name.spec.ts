import { describe, expect, it } from '@jest/globals';
import { fileNameIn } from './file-name.js';
import { isNamedSecret, isStampedSecret } from './secrecy.js';

const codeOf = (work: () => unknown): string => {
  try {
    return `taken: ${String(work())}`;
  } catch (error) {
    return (error as { code: string }).code;
  }
};
/** How Node hands over the bytes of a header. */
const raw = (text: string): string => Buffer.from(text).toString('latin1');
const shapes = ['NFC', 'NFD', 'NFKD'] as const;

describe('a degree of secrecy in a name', () => {
  it.each([
    'MẬT.pdf',
    'Báo cáo MẬT.pdf',
    'báo cáo (mật).pdf',
    '[Mật]_danh sách.docx',
    'TỐI MẬT 01.pdf',
    'Tuyệt mật - biên bản.pdf',
    'Tuyệt-mật.pdf',
    'BC_TOI_MAT.pdf',
    'tuyet mat.pdf',
    'ＭẬＴ.pdf',
    'M\u200BẬT.pdf',
    '12MẬT34.pdf',
    'BC_MAT.pdf',
    'bc mat 2024.pdf',
    'MAT_BC.pdf',
    'BC (MAT).pdf',
    'МẬТ.pdf',
    'МАТ.pdf',
    'Μậτ.pdf',
    '𝐌ậ𝐭.pdf',
    'ᴍậᴛ.pdf',
    'M\u034FẬT.pdf',
    'MẬT\uFE0F.pdf',
    'M.Ậ.T.pdf',
    'M Ậ T.pdf',
    '_Mật_.pdf',
    'BCMật.pdf',
    'MậtBC.pdf',
    'tuyệtmật.pdf',
    'báo cáo mât.pdf',
    'mËt.pdf',
    'MAÄT.pdf',
    'Mật - Độ tuổi.pdf',
    'MẬT.pdf.',
    'MẬT.pdf::$DATA',
  ])('“%s” is one, composed or not', (name) => {
    for (const shape of shapes) expect(isNamedSecret(name.normalize(shape))).toBe(true);
  });

  it.each([
    'Công tác bảo mật.pdf',
    'BẢO VỆ BÍ MẬT NHÀ NƯỚC.pdf',
    'bao ve bi mat nha nuoc.pdf',
    'bí_mật.pdf',
    'Mật độ.pdf',
    'Mật khẩu.docx',
    'Mặt trận.pdf',
    'BC_MAT_TRAN.pdf',
    'MAT TRAN TO QUOC.pdf',
    'Một mặt.pdf',
    'mat bang.pdf',
    'Mất đoàn kết.pdf',
    'Tiền mặt.pdf',
    'tien_mat.pdf',
    'Gặp mặt thân mật.pdf',
    'co mat.pdf',
    'Mắt.pdf',
    'Tôi mất giấy tờ.pdf',
    'format.pdf',
    'matrix.pdf',
    'Danh sách.pdf',
    '',
  ])('“%s” is none', (name) => {
    for (const shape of shapes) expect(isNamedSecret(name.normalize(shape))).toBe(false);
  });
});

describe('a stamp of secrecy in a paper', () => {
  it('stands alone on its line; in small letters at the head only', () => {
    for (const line of ['MẬT', '[ TỐI MẬT ]', 'Độ mật: Tuyệt mật', 'Mật', 'M Ậ T', 'МẬТ'])
      expect([line, isStampedSecret([line])]).toEqual([line, true]);
    for (const line of [
      'bảo mật',
      'BÍ MẬT',
      'Thực hiện quy định về bảo vệ bí mật nhà nước',
      'Phiếu kín',
      'MẶT',
      'Không mật',
    ])
      expect([line, isStampedSecret([line])]).toEqual([line, false]);
    const body = Array.from({ length: 20 }, (_, i) => `Dòng ${i}`);
    expect([isStampedSecret([...body, 'MẬT']), isStampedSecret([...body, 'Mật'])]).toEqual([
      true,
      false,
    ]);
  });
});

describe('a name in its header', () => {
  it.each([
    [encodeURIComponent(' ../Hồ sơ/Tờ\u202E trình.pdf '.normalize('NFD')), 'Tờ trình.pdf'],
    [raw('Biên bản.pdf'), 'Biên bản.pdf'],
    [raw(raw('Biên bản.pdf')), 'Biên bản.pdf'],
    [encodeURIComponent(raw('Biên bản.pdf')), 'Biên bản.pdf'],
    [raw('100% hoàn thành.pdf'), '100% hoàn thành.pdf'],
    ['100%25.pdf', '100%.pdf'],
    ['=?utf-8?Q?Bi=C3=AAn_b=E1=BA=A3n.pdf?=', 'Biên bản.pdf'],
    [
      ['Biên ', 'bản.pdf']
        .map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`)
        .join(' '),
      'Biên bản.pdf',
    ],
    [`UTF-8''${encodeURIComponent('Biên bản.pdf')}`, 'Biên bản.pdf'],
    ['a.pdf::$DATA', 'a.pdf'],
    ['a.pdf:x:$DATA', 'a.pdf'],
    ['a.pdf. . ', 'a.pdf'],
    [encodeURIComponent('a<b>"c".pdf'), 'a_b__c_.pdf'],
    ['congvan.pdf', 'congvan.pdf'],
  ])('%p is “%s”', (header, name) => expect(fileNameIn(header)).toBe(name));

  it.each([
    undefined,
    '',
    '%E0%A4%A',
    encodeURIComponent('thư mục/'),
    encodeURIComponent('a\nb.pdf'),
    'a%00.pdf',
    '...',
    'con.pdf',
    'AUX',
    'lpt1.docx',
    'nul.',
    encodeURIComponent(`${'x'.repeat(201)}.pdf`),
  ])('%p is refused', (header) => {
    expect(codeOf(() => fileNameIn(header))).toBe('INVALID_INPUT');
  });

  it(
    'is judged after all that was done to it: raw, as Latin-1, in mail’s ways, encoded twice, ' +
      'in its folder',
    () => {
      const mailed = Buffer.from('MẬT.pdf').toString('base64');
      for (const header of [
        raw('MẬT.pdf'),
        raw(raw('MẬT.pdf')),
        encodeURIComponent(raw('MẬT.pdf')),
        encodeURIComponent('MẬT.pdf'),
        encodeURIComponent(encodeURIComponent('MẬT.pdf')),
        encodeURIComponent(encodeURIComponent(encodeURIComponent('MẬT.pdf'))),
        `=?UTF-8?B?${mailed}?=`,
        '=?utf-8?q?M=E1=BA=ACT.pdf?=',
        encodeURIComponent(`=?UTF-8?B?${mailed}?=`),
        `UTF-8''${encodeURIComponent('MẬT.pdf')}`,
        raw('Hồ sơ MẬT\\ds.pdf'),
        'BC_MAT.pdf',
        `${encodeURIComponent('MẬT.pdf')}::$DATA`,
      ])
        expect([header, codeOf(() => fileNameIn(header))]).toEqual([header, 'FILE_MARKED_SECRET']);
    },
  );

  it('must-fail control: without the decoding the raw name passed', () =>
    expect(isNamedSecret(raw('MẬT.pdf'))).toBe(false));
});
