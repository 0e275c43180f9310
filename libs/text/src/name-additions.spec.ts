import { describe, expect, test } from '@jest/globals';
import { offeredName, personName } from './person-name.js';

describe('what stands beside a name', () => {
  test.each([
    ['Ông Nguyễn Văn A', 'Ông', 'Nguyễn Văn A'],
    ['ÔNG TRẦN VĂN VINH', 'ÔNG', 'TRẦN VĂN VINH'],
    ['Bà Lê Thị B', 'Bà', 'Lê Thị B'],
    ['Bà: Lê Thị B', 'Bà', 'Lê Thị B'],
    ['Ông Y Blók Êban', 'Ông', 'Y Blók Êban'],
    ['Ông/Bà Nguyễn Văn A', 'Ông/Bà', 'Nguyễn Văn A'],
    ['Anh Lý A Páo', 'Anh', 'Lý A Páo'],
    ['Đ/c Nguyễn Văn A', 'Đ/c', 'Nguyễn Văn A'],
    ['đ/c: Nguyễn Văn A', 'đ/c', 'Nguyễn Văn A'],
    ['Đ/C NGUYỄN VĂN A', 'Đ/C', 'NGUYỄN VĂN A'],
    ['đ/c.Nguyễn Văn A', 'đ/c', 'Nguyễn Văn A'],
    ['Đc Nguyễn Văn A', 'Đc', 'Nguyễn Văn A'],
    ['Đồng chí Nguyễn Văn A', 'Đồng chí', 'Nguyễn Văn A'],
    ['Đồng chí: H’Hen Niê', 'Đồng chí', "H'Hen Niê"],
    ['đồng chí Và Bá Xò', 'đồng chí', 'Và Bá Xò'],
    ['TS. Nguyễn Văn A', 'TS', 'Nguyễn Văn A'],
    ['Thạc sĩ Nguyễn Văn A', 'Thạc sĩ', 'Nguyễn Văn A'],
    ['Đại úy Nguyễn Văn A', 'Đại úy', 'Nguyễn Văn A'],
    ['Nguyễn Văn A - Bí thư', 'Bí thư', 'Nguyễn Văn A'],
    ['Nguyễn Văn A – Phó Bí thư chi bộ', 'Phó Bí thư chi bộ', 'Nguyễn Văn A'],
    ['NGUYỄN VĂN A - BÍ THƯ', 'BÍ THƯ', 'NGUYỄN VĂN A'],
    ['Nguyễn Văn A, Bí thư', 'Bí thư', 'Nguyễn Văn A'],
    ['Nguyễn Văn A: Chi ủy viên', 'Chi ủy viên', 'Nguyễn Văn A'],
    ['Nguyễn Văn A PBT', 'PBT', 'Nguyễn Văn A'],
    ['Nguyễn Văn A (Bí thư)', '(Bí thư)', 'Nguyễn Văn A'],
    ['Nguyễn Văn A (đã nghỉ hưu)', '(đã nghỉ hưu)', 'Nguyễn Văn A'],
    ['Bí thư Nguyễn Văn A', 'Bí thư', 'Nguyễn Văn A'],
    ['Phó Bí thư chi bộ: Nguyễn Văn A', 'Phó Bí thư chi bộ', 'Nguyễn Văn A'],
    ['Đ/c Nguyễn Văn A, Bí thư', 'Đ/c, Bí thư', 'Nguyễn Văn A'],
    ['Đồng chí Bí thư Nguyễn Văn A', 'Đồng chí, Bí thư', 'Nguyễn Văn A'],
    ['01 Nguyễn Văn A', '01', 'Nguyễn Văn A'],
    ['- Nguyễn Văn A', '-', 'Nguyễn Văn A'],
    ['1/ Nguyễn Văn A', '1/', 'Nguyễn Văn A'],
  ])('%s: without %s it is %s', (typed, addition, offer) => {
    expect(personName(typed)).toMatchObject({
      ok: false,
      problem: 'titled',
      titled: { addition, offer },
    });
    expect(personName(typed.normalize('NFD'))).toMatchObject({
      ok: false,
      problem: 'titled',
      titled: { offer },
    });
    expect(personName(offer)).toEqual({ ok: true, name: offer });
  });

  test.each([
    'Trần Văn Vinh VÀ Lê Thị B',
    'Trần Văn Vinh và Lê Thị B',
    'TRẦN VĂN VINH và LÊ THỊ B',
    'Trần Văn Vinh & Lê Thị B',
    'Trần Văn Vinh, Lê Thị B',
    'Trần Văn Vinh - Lê Thị B',
    'Trần Văn Vinh cùng Lê Thị B',
    'Đ/c Trần Văn Vinh và đ/c Lê Thị B',
    '1. Trần Văn Vinh 2. Lê Thị B',
    '1. Nguyễn Văn A',
  ])('%s is a list', (typed) =>
    expect(personName(typed)).toEqual({ ok: false, problem: 'several' }),
  );

  test('a numbered name is offered without its number, a list is not', () => {
    expect(offeredName('1. Nguyễn Văn A')).toBe('Nguyễn Văn A');
    expect(offeredName('2) Đ/c Nguyễn Văn A')).toBe('Nguyễn Văn A');
    expect(offeredName('1. Trần Văn Vinh 2. Lê Thị B')).toBeUndefined();
    expect(offeredName('Trần Văn Vinh, Lê Thị B')).toBeUndefined();
  });

  test.each([
    ['TRẦN VĂN VINH VÀ LÊ THỊ B', 'several'],
    ['Ông Lê Minh', 'titled'],
  ])('%s is read, with a doubt', (typed, doubt) =>
    expect(personName(typed)).toEqual({ ok: true, name: typed, doubt }),
  );

  test.each([
    "H'Hen Niê",
    'Y Blók Êban',
    "K'Sor",
    'Lò Văn Và',
    'LÒ VĂN VÀ',
    'Và Bá Xò',
    'VÀ BÁ XÒ',
    'Vàng Và Lù',
    'VÀNG VÀ LÙ',
    'SÙNG A VÀ LÙ',
    'Ông Ích Khiêm',
    'Ông Văn Tùng',
    'Ông Thị Hoa',
    'Phó Đức Phương',
    'Văn Tiến Dũng',
    'Bá Văn An',
    'Anh Đức',
    'Y - Bhiôk',
    'A. Lưới',
    'Y-Bhiôk',
    'Chu Thị Bí',
    'Trưởng Văn Phó',
    'Đồng Chi Lan',
    'Đồng Sĩ Nguyên',
    'Cụ Văn An',
    'Từ Bà Hoa',
    'Nguyễn Thị Anh',
    'Cô Thị Thầy',
    "Ksor H'Bơ Khăp",
    "Rơ Châm H'Yéo",
    "Điểu K'Ré",
    'Đinh Y Bác',
    'Tôn Nữ Thị Ninh',
    'Hà Đắc Chí',
    'Đặng Đồng Chí',
    'Lý Ông Páo',
    'Ds Văn',
    'Thạch Sơn',
    'Kim Chi Bộ',
    'Nguyễn Thị Thư',
    'Sùng Seo Phó',
  ])('%s is a name', (name) => expect(personName(name)).toEqual({ ok: true, name }));
});
