import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { projectPath } from '#libs/platform';
import { checkDefinition, type Finding } from '#libs/workflow';
import { definitionParts, formFileSchema } from './definition.js';
import { readTexts } from './folders.js';

const of = (name: string) => readTexts(projectPath('workflows', name))!;
const [other, planning] = [of('bao-cao-dinh-ky'), of('quy-hoach-cap-uy')];
const sound = `schemaVersion: 1
id: thu
title: Thử
choices:
  viec: [{ value: hoc, title: Học }, { value: khac, title: Khác }]
fields:
  - { key: total, title: Tổng số, type: integer, min: 0, max: 100 }
  - { key: present, title: Có mặt, type: integer, required: true }
  - { key: absent, title: Vắng, type: integer, calc: 'total - present' }
  - { key: rate, title: Mức, type: integer, default: 3 }
  - { key: place, title: Nơi họp, type: enum, choices: [{ value: tru-so, title: Trụ sở }] }
  - { key: minutes, title: Biên bản, type: file }
tables:
  - key: viec
    title: Việc
    rowKey: [name]
    minRows: 1
    maxRows: 9
    columns:
      - { key: name, title: Tên việc, type: text, required: true }
      - { key: kind, title: Loại, type: multi-choice, choicesFrom: viec }
      - { key: other, title: Loại khác, type: text, when: "kind = 'khac'" }
      - { key: hours, title: Số giờ, type: number }
rules:
  - { code: TOO_MANY, must: 'present <= total', message: Hãy xem lại. }
  - { code: HOURS, table: viec, must: 'hours > 0', at: hours, message: Hãy xem lại. }
attachments: { types: [pdf] }
`;

const findingsOf = (form: string, texts = other): Finding[] =>
  checkDefinition({ ...texts, form }, 'thu', definitionParts);

/** The finding stands at the first `mark` on the line on which the change begins. */
function expectAt(
  from: string,
  to: string,
  [mark, message, fix]: readonly [string, string, string],
) {
  expect(sound.split(from)).toHaveLength(2);
  const text = sound.replace(from, to);
  const findings = findingsOf(text);
  const lines = text.split('\n');
  const line = lines.findIndex((one) => one.includes(mark)) + 1;
  expect(findings.map((one) => `${one.message} ${one.fix}`)).toEqual([
    expect.stringContaining(message),
  ]);
  expect(findings).toMatchObject([
    { line, column: lines[line - 1]!.indexOf(mark) + 1, fix: expect.stringContaining(fix) },
  ]);
}

describe('the lint of a form', () => {
  it('finds nothing in a sound one', () => expect(findingsOf(sound)).toEqual([]));

  it.each<[string, string, string, readonly [string, string, string]]>([
    [
      'two headings that fold to one',
      'title: Tên việc',
      "title: 'Loai '",
      ['Loại, type', 'trùng với “Loai”', 'Đổi tên một trong hai cột'],
    ],
    [
      'two fields that fold to one',
      'title: Có mặt',
      'title: TỔNG  SỐ',
      ['TỔNG  SỐ', 'Tiêu đề mục', 'Đổi tên một trong hai mục'],
    ],
    [
      'a decomposed heading that folds to a composed one',
      'title: Loại khác',
      `title: ${'Số giờ'.normalize('NFD')}`,
      ['Số giờ, type: number', 'trùng', 'Đổi tên'],
    ],
    [
      'a table called as the sheet of the fields',
      'title: Việc',
      'title: thông tin chung',
      ['thông tin chung', 'Tên bảng', 'mỗi bảng là một trang'],
    ],
    [
      'min above max',
      'min: 0, max: 100',
      'min: 101, max: 100',
      ['101', 'min (101) lớn hơn max (100)', 'sửa một số'],
    ],
    [
      'min of a text',
      'title: Loại khác, type: text',
      'title: Loại khác, type: text, min: 3',
      ['3, when', 'chỉ dùng cho số', "Bỏ 'min'"],
    ],
    [
      'what nobody can fill in',
      'title: Có mặt, type: integer, required: true',
      'title: Có mặt, type: integer, required: true, fixed: true',
      ['true }', 'không ai điền được', "Thêm 'default'"],
    ],
    [
      'choices of one value',
      '{ value: hoc, title: Học }',
      '{ value: khac, title: Học }',
      ['{ value: khac, title: Khác }', 'trùng với “Học”', 'Bỏ một'],
    ],
    [
      'choices whose titles fold to one',
      '{ value: khac, title: Khác }',
      '{ value: khac, title: HOC }, { value: x, title: Khác }',
      ['{ value: khac, title: HOC }', 'trùng với “Học”', 'Bỏ một'],
    ],
    [
      'a choice that could not be parted from others',
      '{ value: hoc, title: Học }',
      "{ value: 'hoc;', title: Học }",
      ["'hoc;'", 'dấu chấm phẩy', 'không có ;'],
    ],
    [
      'a shared list that is not there',
      'choicesFrom: viec',
      'choicesFrom: vuec',
      ['vuec', "'vuec'", "'viec'"],
    ],
    [
      'choices in two places',
      'choicesFrom: viec',
      'choicesFrom: viec, choices: [{ value: khac, title: K }]',
      ['[{ value: khac, title: K }]', "'choices' và 'choicesFrom'", 'Bỏ'],
    ],
    [
      'an enum without choices',
      ', choices: [{ value: tru-so, title: Trụ sở }]',
      '',
      ['{ key: place', 'phải có choices', 'Thêm'],
    ],
    [
      'a column that nobody knows in when',
      "kind = 'khac'",
      "kimd = 'khac'",
      ['kimd', "'kimd'", "'kind'"],
    ],
    [
      'a choice that nobody knows in when',
      "kind = 'khac'",
      "kind = 'khax'",
      ["'khax'", "'khax' không phải lựa chọn", "'khac'"],
    ],
    [
      'a text compared as a number',
      "kind = 'khac'",
      'name > 3',
      ['3"', 'cần chữ, không phải số', 'cùng loại'],
    ],
    [
      'a text in order',
      "kind = 'khac'",
      "name < 'a'",
      ["< 'a'", 'chữ không so được', "Chỉ dùng '='"],
    ],
    [
      'a condition that is none',
      "kind = 'khac'",
      'hours',
      ['hours" }', 'chưa phải điều kiện', 'So sánh'],
    ],
    ['a condition of itself', "kind = 'khac'", "other = 'a'", ['"other', 'hỏi chính nó', 'ô khác']],
    [
      'a condition that cannot be read',
      "kind = 'khac'",
      'kind =',
      ['" }', 'Thiếu tên trường', 'Viết như'],
    ],
    [
      'a field that nobody knows in calc',
      'total - present',
      'total - presemt',
      ['presemt', "'presemt'", "'present'"],
    ],
    [
      'a difference without blanks',
      'total - present',
      'total-present',
      ['total-present', "'total-present'", 'total - present'],
    ],
    [
      'a sum of a text',
      'total - present',
      'total - minutes',
      ['minutes', 'Chỉ cộng, trừ được số', 'trường số'],
    ],
    [
      'a total of a column that is none',
      'total - present',
      'sum(viec.name)',
      ['sum(viec.name)', 'cột số', 'sum(viec.hours)'],
    ],
    [
      'a sum that is no number',
      'title: Vắng, type: integer',
      'title: Vắng, type: text',
      ['text, calc', 'phải là số', 'integer'],
    ],
    [
      'a default that does not fit',
      'default: 3',
      'default: ba',
      ['ba }', 'không hợp với kiểu integer', 'số nguyên'],
    ],
    [
      'a default of what is reckoned',
      "calc: 'total - present'",
      "calc: 'total - present', default: 7",
      ['7 }', 'không có giá trị mặc định', "Bỏ 'default'"],
    ],
    [
      'a rule about nobody',
      "'present <= total'",
      "'present <= totl'",
      ['totl', "'totl'", "'total'"],
    ],
    [
      'a rule of a table that is not there',
      'table: viec, must',
      'table: viecs, must',
      ['viecs', "'viecs'", "'viec'"],
    ],
    ['a rule that points nowhere', 'at: hours', 'at: houers', ['houers', "'houers'", "'hours'"]],
    [
      'two rules of one code',
      'code: HOURS',
      'code: TOO_MANY',
      ['TOO_MANY, table', 'đã có ở trên', 'một mã'],
    ],
    [
      'files without attachments',
      'attachments: { types: [pdf] }',
      '',
      ['file }', 'không có tệp nào', "'attachments'"],
    ],
    [
      'a row key that is not always asked',
      'rowKey: [name]',
      'rowKey: [other]',
      ['other]', 'không phải lúc nào', "Bỏ 'when'"],
    ],
    ['a misspelt key of a field', 'default: 3', 'defalt: 3', ['defalt', "'defalt'", "'default'"]],
  ])('finds %s', (_what, from, to, at) => expectAt(from, to, at));

  it('finds more rows asked than taken, and columns that wait for one another', () => {
    expectAt('minRows: 1', 'minRows: 12', ['12', 'ít nhất 12 dòng', 'không quá 9']);
    const circle = sound
      .replace("calc: 'total - present'", 'calc: rate + 1')
      .replace('type: integer, default: 3', 'type: integer, calc: absent + 1');
    expect(findingsOf(circle).map(({ message }) => message)).toEqual([
      "'absent' chờ chính nó qua 'rate'.",
      "'rate' chờ chính nó qua 'absent'.",
    ]);
  });

  it('wants of the paper what the notice cites of it', () => {
    const text = `${sound}paper: { number: optional, date: required }\n`;
    expect(findingsOf(text)).toMatchObject([
      { message: 'Thông báo in {reportNumber} mà biểu mẫu không đòi hỏi mục này.', column: 18 },
    ]);
  });

  it('keeps a key of the report for the report', () => {
    const text = sound.replaceAll(/(key|table): viec\b/g, '$1: report');
    expect(findingsOf(text)).toMatchObject([
      { message: "Khóa 'report' dành cho phần khác của báo cáo.", line: 14, column: 10 },
    ]);
  });

  it('keeps from a planning form what its rules do not read', () => {
    const form = planning
      .form!.replace('tables:\n', 'fields: [{ key: a, title: A, type: text }]\ntables:\n')
      .replace('    maxRows: 4\n', '    maxRows: 4\n    minRows: 1\n');
    expect(findingsOf(form, planning).map(({ message }) => message)).toEqual([
      expect.stringContaining("'fields'"),
      expect.stringContaining("'minRows'"),
    ]);
    expect(findingsOf(planning.form!, planning)).toEqual([]);
  });
});

describe('the forms of two workflows as an administrator writes them', () => {
  it.each(['bien-ban-sinh-hoat', 'dang-ky-y-kien'])('%s reads without a finding', (name) => {
    const file = projectPath('test/support/forms', `${name}.yaml`);
    const text = readFileSync(file, 'utf8');
    expect(findingsOf(text)).toEqual([]);
    expect(definitionParts.form.schema).toBe(formFileSchema);
  });
});
