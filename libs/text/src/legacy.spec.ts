import { describe, expect, test } from '@jest/globals';
import { legacyText } from './legacy.js';

const tcvn3Codes = new Map(
  [...'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ'].map(
    (letter, index) => [
      letter,
      [...'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00ADõøö÷ùúýûüþ'][index]!,
    ],
  ),
);
const toTcvn3 = (text: string): string =>
  text.replace(/[À-ỹ]/g, (letter) => tcvn3Codes.get(letter) ?? letter);

const single: Record<string, string> = {
  ì: 'ì',
  í: 'í',
  ỉ: 'æ',
  ĩ: 'ó',
  ị: 'ò',
  ỵ: 'î',
  đ: 'ñ',
  ơ: 'ô',
  ư: 'ö',
};
const marks: Record<string, string> = {
  '\u0300': 'ø',
  '\u0301': 'ù',
  '\u0309': 'û',
  '\u0303': 'õ',
  '\u0323': 'ï',
  '\u0302': 'â',
  '\u0302\u0300': 'à',
  '\u0302\u0301': 'á',
  '\u0302\u0309': 'å',
  '\u0302\u0303': 'ã',
  '\u0302\u0323': 'ä',
  '\u0306': 'ê',
  '\u0306\u0300': 'è',
  '\u0306\u0301': 'é',
  '\u0306\u0309': 'ú',
  '\u0306\u0303': 'ü',
  '\u0306\u0323': 'ë',
};
function toVni(text: string): string {
  return text.replace(/[À-ỹ]/g, (letter) => {
    const small = letter.toLowerCase();
    const cased = (made: string) => (small === letter ? made : made.toUpperCase());
    if (single[small]) return cased(single[small]);
    const horn = small
      .normalize('NFD')
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/, '')
      .normalize('NFC');
    const [base, mark] = 'ơư'.includes(horn)
      ? [
          single[horn]!,
          small
            .normalize('NFD')
            .replace(/^.\u031B|^.(?=[\u0323]\u031B)|\u031B/gu, '')
            .replace(/[a-z]/, ''),
        ]
      : [small.normalize('NFD')[0]!, small.normalize('NFD').slice(1)];
    // In NFD a dot below sorts before the diacritic that shapes the letter.
    const ordered = [...mark]
      .sort((a, b) => Number('\u0302\u0306'.includes(b)) - Number('\u0302\u0306'.includes(a)))
      .join('');
    return cased(`${base}${marks[ordered] ?? `?${ordered}`}`);
  });
}

const ordinary = [
  'Nguyễn Thị Hường',
  'Trần Văn Bình',
  'Lê Hoàng Khuê',
  'Đỗ Thuý Quỳnh',
  'Đặng Văn Ngãi',
  'Ngô Quý Hoà',
  'Hà Ý Nhi',
  'Bùi Đình Toàn',
  'Ông Ích Khiêm',
  'Tòan',
  'Hòang',
  'Nguyén Van Hai',
  'Qúy',
  'Thúôc',
  'LÊ VĂN TÁM',
  'LÊ HÒA',
  'TÔ HOÀI',
  'Võ Xuân Trường',
  'Nguyen Van An',
  'Đoàn Khoa Bách',
  'Thòng',
  'Vũ',
  'Hà',
  'Tú',
  'Lý',
  'Ngô',
  'Tô',
  'Phùng',
  'Quế',
  'Thoát',
  'Hồ Sĩ Ân',
  'La',
  'Sầm',
  'Bế',
  'Nông Thị Ỉn',
  'H’Hen Niê',
  "H'Bơ Khăp",
  "Ksor H'Bơ Khăp",
  "K'Brôi",
  'Y-Bhiôk',
  'A. Lưới',
  'Y Ñuên Niê',
  "Rơ Châm H'Oanh",
  'Y Bê',
  'Siu Blơh',
  'Êban Y Phu',
  'Mlô Duôn Du',
  'Hrôi',
  'Giàng A Páo',
  'Thào Mí Phử',
  'Vàng Và Lù',
  'Thúk',
  'Lêng',
  'Y Tô Ñan',
  'Krông Ana',
  'Êa Súp',
  'Niê',
  'Buôn Đôn',
  'Đăk Tô',
  'Kon Plông',
  'Thạch Sô Phép',
  'Kim Sô Phia',
  'Ayŭn',
  'Ksơr',
  'café',
  'José',
  'René',
  'Müller',
  'naïve',
  'François',
  'résumé',
  'El Niño',
  'Zoë',
  'Noël',
  'São Paulo',
  'Björn',
  'Zürich',
  'Curaçao',
  'Håkan',
  'Straße',
  'Côte d’Ivoire',
  'Señor',
  'crème brûlée',
  'Muñoz',
  'Raúl',
  'Anaïs',
  '© 2024 Đôn Đốc',
  '5 µm',
  '§ 12',
  '½ lít',
  '«Đảng»',
  '« oui »',
  '37 °C',
  '3 × 4',
  '± 5',
  'm²',
  '1ª',
  '£100',
  'A¹',
  'Số 01-TB/ĐU',
  'hop\u00ADtac',
  'Nguyễn\u00AD Văn',
  'in\u00ADter',
  'Ð',
  'Ðỗ Ðức',
  'ĐU',
  'ĐẢNG ỦY',
  'Tổ TĐ',
  'Ban quản lý KĐT mới',
  'TĐKT',
  'Văn phòng HĐND',
  'KÐT',
  '',
];

describe('text of legacy fonts', () => {
  test.each([
    ['TrÇn ThÞ Hµ', 'TCVN3', 'Trần Thị Hà'],
    ['NguyÔn V¨n An', 'TCVN3', 'Nguyễn Văn An'],
    ['§ç V¨n Hïng', 'TCVN3', 'Đỗ Văn Hùng'],
    ['Hµ', 'TCVN3', 'Hà'],
    ['Lª Quang H\u00ADng', 'TCVN3', 'Lê Quang Hưng'],
    ['Tr\u00AD¬ng Mü Hoa', 'TCVN3', 'Trương Mỹ Hoa'],
    ['Tr-¬ng V¨n C', 'TCVN3', 'Trương Văn C'],
    ['L¬ng', 'TCVN3', 'Lương'],
    ['TRÇN THÞ Hµ', 'TCVN3', 'TRẦN THỊ HÀ'],
    ['NGUYÔN V¡N AN', 'TCVN3', 'NGUYỄN VĂN AN'],
    ['NGUYÔN V¨N AN', 'TCVN3', 'NGUYỄN VĂN AN'],
    ['NguyÔn ¸nh', 'TCVN3', 'Nguyễn Ánh'],
    ['Thuû', 'TCVN3', 'Thuỷ'],
    ['Chuyªn viªn chÝnh', 'TCVN3', 'Chuyên viên chính'],
    ['Nguyeãn', 'VNI', 'Nguyễn'],
    ['Nguyeãn Vaên A', 'VNI', 'Nguyễn Văn A'],
    ['Leâ Vaên Ñöùc', 'VNI', 'Lê Văn Đức'],
    ['Ñoã Vaên Huøng', 'VNI', 'Đỗ Văn Hùng'],
    ['Traàn Thò Haø', 'VNI', 'Trần Thị Hà'],
    ['NGUYEÃN VAÊN ÑÖÙC', 'VNI', 'NGUYỄN VĂN ĐỨC'],
    ['LEÂ THÒ LYÙ', 'VNI', 'LÊ THỊ LÝ'],
    ['AÙnh', 'VNI', 'Ánh'],
    ['Phoù Chaùnh Vaên phoøng', 'VNI', 'Phó Chánh Văn phòng'],
    ['Thö', 'VNI', 'Thư'],
    ['Ñinh Thu Nga', 'VNI', 'Đinh Thu Nga'],
    ['Đảng viên Nguyeãn Vaên A nghỉ hưu', 'VNI', 'Đảng viên Nguyễn Văn A nghỉ hưu'],
    ['NghØ h\u00ADu theo chÕ ®é, cã x¸c nhËn', 'TCVN3', 'Nghỉ hưu theo chế độ, có xác nhận'],
    ['NguyÔn Anh TuÊn', 'TCVN3', 'Nguyễn Anh Tuấn'],
    ['TuÊn', 'TCVN3', 'Tuấn'],
  ])('%s is %s', (typed, encoding, converted) => {
    expect(legacyText(typed)).toEqual({ encoding, converted });
    expect(legacyText(typed.normalize('NFD'))).toEqual({ encoding, converted });
  });

  test('what was cleaned before is recognised too', () => {
    expect(legacyText('LĐ ThÞ Hµ')?.converted).toBe('Lé Thị Hà');
  });

  test.each(ordinary)('%s is no legacy text', (text) => {
    expect(legacyText(text)).toBeNull();
    expect(legacyText(text.normalize('NFD'))).toBeNull();
    expect(legacyText(text.toLocaleUpperCase('vi').replace('Μ', 'µ'))).toBeNull();
  });

  const names = [
    'Nguyễn Thị Hường',
    'Trần Quốc Toản',
    'Lê Hồng Phong',
    'Phạm Ngọc Thạch',
    'Hoàng Hữu Nghị',
    'Vũ Trọng Phụng',
    'Đặng Thùy Trâm',
    'Bùi Xuân Phái',
    'Dương Khuê',
    'Lý Thường Kiệt',
    'Đinh Tiên Hoàng',
    'Phan Đăng Lưu',
    'Võ Thị Sáu',
    'Tạ Quang Bửu',
    'Ngô Gia Tự',
    'Huỳnh Tấn Phát',
    'Mạc Đĩnh Chi',
    'Chu Văn Tấn',
    'Kiều Oanh Hậu',
    'Nguyễn Khuyến',
    'Lưu Hữu Phước',
    'Hà Huy Giáp',
    'Trịnh Kiểm',
    'Nguyễn Thị Định',
    'Đào Duy Từ',
    'Cầm Bá Thước',
    'Đỗ Ngọc Du',
    'Trần Tuyết Nhung',
    'Quách Thị Loan',
    'Giáp Văn Cương',
  ];
  test.each(names)('%s comes back from both fonts', (name) => {
    expect(legacyText(toTcvn3(name).replace('Đ', '§'))).toEqual({
      encoding: 'TCVN3',
      converted: name,
    });
    expect(legacyText(toVni(name))).toEqual({ encoding: 'VNI', converted: name });
    expect(legacyText(toVni(name.toLocaleUpperCase('vi')))).toEqual({
      encoding: 'VNI',
      converted: name.toLocaleUpperCase('vi'),
    });
  });
});
