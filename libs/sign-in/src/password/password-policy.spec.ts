import { describe, expect, it } from '@jest/globals';
import { type Chooser, passwordFault } from './password-policy.js';

const alone: Chooser = {
  names: ['Nguyễn Văn An', 'an.nguyen@laocai.gov.vn'],
  factors: 'alone',
};
const withCode: Chooser = { ...alone, factors: 'with-second-factor' };

describe('a password that somebody chooses', () => {
  it.each([
    'Con mèo ăn ngày là cây cầu',
    'conmeoangaylacaycau',
    'x9Kd2mQz7pLw4Tb',
    'Bốn con vịt xanh qua sông',
    '🦆🦆 qua cầu lúc nửa đêm',
    'correct horse battery staple',
    'Ｃｏｎ mèo ăn ngày là cây',
    'xe đạp tím, bánh đa, thứ tám',
  ])('may be %s', async (password) => {
    expect(await passwordFault(password, alone)).toBeUndefined();
  });

  it.each([
    ['', 'ít nhất 15'],
    ['x9Kd2mQz7pLw4T', 'ít nhất 15'],
    ['x9Kd2mQz7pLw4Tb'.repeat(9), 'dài quá 128'],
    ['matkhau123456789', 'nhiều người dùng'],
    ['Mật khẩu 123456789', 'nhiều người dùng'],
    ['qwertyuiopasdfghjkl', 'nhiều người dùng'],
    ['anhyeuemnhieulam', 'nhiều người dùng'],
    ['Anh yêu em nhiều lắm', 'nhiều người dùng'],
    ['aaaaaaaaaaaaaaaaaaaa', 'lặp lại'],
    ['123456789012345678', 'nhiều người dùng'],
    ['matkhaumatkhaumatkhau', 'lặp lại'],
    ['nguyenvanan1990', 'tên đồng chí'],
    ['Nguyễn Văn An 1990', 'tên đồng chí'],
    ['an.nguyen@laocai.gov.vn', 'tên đồng chí'],
    ['dondoc dondoc 2024', 'tên cơ quan'],
    ['Đảng ủy chi bộ 2026', 'tên cơ quan'],
  ])('may not be %s, and is told why', async (password, why) => {
    expect(await passwordFault(password, alone)).toContain(why);
  });

  it('may be short beside a second factor, and must still be no common one', async () => {
    expect(await passwordFault('vịt xanh lè', withCode)).toBeUndefined();
    expect(await passwordFault('vịt xa', withCode)).toContain('ít nhất 8');
    expect(await passwordFault('matkhau123', withCode)).toContain('nhiều người dùng');
  });
});
