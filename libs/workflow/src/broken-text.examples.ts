import { type Case } from './broken.examples.js';
import { changed, planningText } from './workflow.examples.js';

const titled = (value: string): string => changed('title: Mở lại', `title: ${value}`);
const versioned = (value: string): string => changed('version: 3', `version: ${value}`);

/** Faults of the text itself. */
export const brokenText: Case[] = [
  ['a key given twice', versioned('3\nversion: 4'), 'version: 4', /đã có ở trên/, /Bỏ một/],
  ['a tab', changed('  policy: roll', '\tpolicy: roll'), '\tpolicy', /Tab/, /dấu cách/],
  ['a value with a colon', titled('Mở: lại'), 'Mở: lại', /hai dấu hai chấm/, /dấu nháy/],
  ['an alias', titled('*ten'), '*ten', /bí danh/, /Viết lại/],
  ['a tag', titled('!ten Mở lại'), '!ten', /thẻ/, /Bỏ thẻ/],
  [
    'an unclosed list',
    changed('from: [reviewed]', 'from: [reviewed'),
    'to: approved',
    /ngoặc|Thiếu|Thụt/,
    /./,
  ],
  ['two documents', `${planningText}---\nname: x\n`, '---', /nhiều tài liệu/, /một quy trình/],
  ['an empty file', '', '', /Tệp trống/, /name/],
  ['a list', '- 1\n', '- 1', /Tệp trống hoặc/, /name/],
  [
    'a name of the language itself',
    versioned('3\n__proto__: 1'),
    '__proto__',
    /Khóa lạ '__proto__'/,
    /Chọn trong/,
  ],
  [
    'a key without its space',
    changed('title: Mở lại', 'title:Mở lại'),
    'title:Mở lại',
    /Thiếu dấu cách sau dấu hai chấm/,
    /khóa: giá trị/,
  ],
  ['an item without its space', changed('- step: ten-days', '-step: ten-days'), '', /./, /./],
];

/** What is sound YAML and says another thing than it seems to. */
export const oddText: Case[] = [
  ['a title cut off by #', titled('Mở lại #2'), '#2', /“#2” bị coi là ghi chú/, /dấu nháy/],
  ['a title that begins with #', titled('#Mở lại'), '#Mở lại', /bắt đầu bằng dấu #/, /dấu nháy/],
  ['a version with a zero in front', versioned('03'), '03', /được đọc là số 3/, /'3'/],
  ['a version in sixteens', versioned('0x10'), '0x10', /được đọc là số 16/, /'16'/],
  ['a version with an exponent', versioned('1e3'), '1e3', /được đọc là số 1000/, /'1000'/],
  ['a version with a plus', versioned('+3'), '+3', /được đọc là số 3/, /'3'/],
  ['a version that is no number', versioned('.nan'), '.nan', /được đọc là số NaN/, /dấu nháy/],
  ['an endless version', versioned('.inf'), '.inf', /được đọc là số Infinity/, /dấu nháy/],
  ['quotes of a word processor', titled('“Mở lại”'), '“Mở lại”', /nháy cong/, /nháy thẳng/],
  ['a name for nothing', titled('&Mở lại'), 'lại', /neo \(&Mở\)/, /Bỏ neo/],
  ['another YAML', `%YAML 1.1\n---\n${planningText}`, '%YAML', /%YAML/, /Bỏ dòng/],
  ['a mark without width', titled('Mở\u200B lại'), '\u200B lại', /U\+200B/, /Xóa ký tự/],
  ['a turn of direction', titled('\u202EMở lại'), '\u202EMở', /U\+202E/, /Xóa ký tự/],
  ['a NUL', titled('Mở\u0000 lại'), '\u0000 lại', /U\+0000/, /Xóa ký tự/],
  ['an escape', titled('Mở\u001B lại'), '\u001B lại', /U\+001B/, /Xóa ký tự/],
  ['a BOM inside', titled('Mở\uFEFF lại'), '\uFEFF lại', /U\+FEFF/, /Xóa ký tự/],
  [
    'hard spaces in front',
    changed('  policy: roll', '\u00A0\u00A0policy: roll'),
    '\u00A0\u00A0policy',
    /dấu cách không ngắt/,
    /dấu cách thường/,
  ],
];

/** Values that YAML takes for another kind, and numbers out of bounds. */
export const oddValues: Case[] = [
  ['yes for true', changed('initial: true', 'initial: yes'), 'yes', /true hoặc false/, /true/],
  ['a year as a title', titled('2024'), '2024', /chuỗi chữ/, /dấu nháy/],
  ['a truth as a title', titled('true'), 'true', /chuỗi chữ/, /dấu nháy/],
  ['nothing as a title', titled('null'), 'title: null', /'title' để trống/, /Điền/],
  ['a wave as a title', titled('~'), 'title: ~', /'title' để trống/, /Điền/],
  ['a list as a title', titled('[Mở lại]'), '[Mở lại]', /chuỗi chữ/, /./],
  ['a map as a title', titled('{ vi: Mở lại }'), '{ vi', /chuỗi chữ/, /./],
  ['a version in quotes', versioned("'3'"), "'3'", /phải là một số/, /Viết lại/],
  ['a version below nothing', versioned('-1'), '-1', /ngoài giới hạn/, /nhỏ nhất là 1/],
  [
    'a version beyond the database',
    versioned('2147483648'),
    '2147483648',
    /ngoài giới hạn/,
    /lớn nhất là 2147483647/,
  ],
  [
    'a version beyond every number',
    versioned('99999999999999999999'),
    '99999999999999999999',
    /version/,
    /./,
  ],
];
