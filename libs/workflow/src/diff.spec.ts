import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { base, baseTexts, read, said, type Swap } from './diff.examples.js';
import { type DefinitionTexts, diffDefinitions } from './index.js';
import { keyName } from './diff-names.js';

describe('the difference between two definitions', () => {
  it.each<[string, keyof DefinitionTexts, Swap, string[]]>([
    [
      'a reminder',
      'workflow',
      [
        '  - { step: last',
        '  - { step: two, title: Nhắc, workingDaysBefore: 2 }\n  - { step: last',
      ],
      [
        'Bước nhắc › two: thêm bước “two”, tiêu đề “Nhắc”, số ngày làm việc trước hạn 2, ' +
          'giờ “08:00”.',
      ],
    ],
    [
      'a state, whose ways out come with it',
      'workflow',
      ['  considered: {', '  heard: { title: Đã nghe }\n  considered: {'],
      ['Trạng thái › heard: thêm tiêu đề “Đã nghe”.'],
    ],
    [
      'a step',
      'workflow',
      [
        '  - { command: sign,',
        '  - { command: sign, from: [reviewed], to: approved, roles: [signer] }\n' +
          '  - { command: sign,',
      ],
      ['Thêm bước “Ký” khi “Ban đã thẩm định, chờ Ban Thường vụ” → “Đã ký”, dành cho: người ký.'],
    ],
    [
      'a guard',
      'workflow',
      [
        '      - { code: TOO_LATE',
        '      - { code: MID, message: Giữa, when: now < now }\n      - { code: TOO_LATE',
      ],
      [
        '“Ban Thường vụ xét” khi “Ban đã thẩm định, chờ Ban Thường vụ” › điều kiện › MID: thêm ' +
          'mã “MID”, lời báo “Giữa”, khi “now < now”.',
      ],
    ],
    [
      'a paragraph of a letter',
      'workflow',
      ['[Một, Hai', '[Một, Rưỡi, Hai'],
      ['Văn bản › kết quả › nội dung › các đoạn: thêm “Rưỡi”.'],
    ],
    [
      'a column',
      'form',
      [
        '      - { key: name,',
        '      - { key: born, title: Ngày sinh, type: date }\n      - { key: name,',
      ],
      [
        'Biểu mẫu › bảng › dang-ky › cột › born: thêm khóa “born”, tiêu đề “Ngày sinh”, ' +
          'loại “date”.',
      ],
    ],
    [
      'a choice that two columns use',
      'form',
      ['{ value: khac', '{ value: lam, title: Làm }, { value: khac'],
      ['Biểu mẫu › lựa chọn › noi-dung › lam: thêm giá trị “lam”, tiêu đề “Làm”.'],
    ],
    [
      'a rule of a code that is there twice',
      'form',
      [
        '  - { code: TOO_MANY, table',
        '  - { code: TOO_MANY, must: e <= f, message: Hãy. }\n  - { code: TOO_MANY, table',
      ],
      [
        'Biểu mẫu › quy tắc › TOO_MANY: thêm mã “TOO_MANY”, điều kiện phải đúng “e <= f”, ' +
          'lời báo ' +
          '“Hãy.”.',
      ],
    ],
    [
      'a type of file',
      'form',
      ['[pdf, docx]', '[pdf, jpg, docx]'],
      ['Biểu mẫu › tệp kèm theo › loại tệp: thêm “jpg”.'],
    ],
    [
      'a value of the committee',
      'rules',
      [
        '  - { rule: AGE, parameter: max',
        '  - { rule: AGE, parameter: mid, value: 45, document: NQ }\n  - { rule: AGE, ' +
          'parameter: max',
      ],
      [
        'Quy tắc › giá trị riêng › AGE mid: thêm quy tắc “AGE”, tham số “mid”, giá trị 45, văn ' +
          'bản “NQ”.',
      ],
    ],
  ])('names only what is put in between: %s', (_, part, swap, lines) =>
    expect(said(part, swap)).toEqual(lines.map((line) => `${part}: ${line}`)),
  );

  it.each<[string, keyof DefinitionTexts, Swap, string[]]>([
    [
      'reminders',
      'workflow',
      [
        '{ step: five-days, title: Nhắc trước, workingDaysBefore: 5 }\n  - { step: ' +
          'last-day, title: Nhắc ngày cuối, lastWorkingDay: true }',
        '{ step: last-day, title: Nhắc ngày cuối, lastWorkingDay: true }\n  - { step: ' +
          'five-days, title: Nhắc trước, workingDaysBefore: 5 }',
      ],
      [],
    ],
    [
      'states',
      'workflow',
      [
        "  submitted: { title: 'Đã gửi, chờ ban thẩm định' }\n  returned: { title: Đã trả lại }",
        "  returned: { title: Đã trả lại }\n  submitted: { title: 'Đã gửi, chờ ban thẩm định' }",
      ],
      [],
    ],
    [
      'roles',
      'workflow',
      ['[department, standing-committee,', '[standing-committee, department,'],
      [],
    ],
    [
      'states of a step',
      'workflow',
      ['from: [submitted, reviewed, considered]', 'from: [considered, submitted, reviewed]'],
      [],
    ],
    ['types of files', 'form', ['[pdf, docx]', '[docx, pdf]'], []],
    ['rule sets', 'rules', ['[qd50-2021, qd377-2025]', '[qd377-2025, qd50-2021]'], []],
    [
      'columns, which are seen',
      'form',
      [
        '      - { key: person, title: Mã, type: code }\n      - { key: name, title: Họ ' +
          'tên, type: person }\n',
        '      - { key: name, title: Họ tên, type: person }\n      - { key: person, title: ' +
          'Mã, type: code }\n',
      ],
      [
        'Biểu mẫu › bảng › dang-ky › cột: chỉ thứ tự đổi từ person, name, content, other thành ' +
          'name, person, content, other.',
      ],
    ],
    [
      'shared choices, which are seen',
      'form',
      [
        '{ value: hoc, title: Học tập }, { value: khac, title: Khác }',
        '{ value: khac, title: Khác }, { value: hoc, title: Học tập }',
      ],
      ['Biểu mẫu › lựa chọn › noi-dung: chỉ thứ tự đổi từ hoc, khac thành khac, hoc.'],
    ],
    [
      'paragraphs, which are read',
      'workflow',
      ['[Một, Hai, Ba]', '[Một, Ba, Hai]'],
      [
        'Văn bản › kết quả › nội dung › các đoạn: chỉ thứ tự đổi từ “Một”, “Hai”, “Ba” thành ' +
          '“Một”, “Ba”, “Hai”.',
      ],
    ],
  ])('says of another order only what somebody sees: %s', (_, part, swap, lines) =>
    expect(said(part, swap)).toEqual(lines.map((line) => `${part}: ${line}`)),
  );

  it('tells the order of steps from nothing else', () => {
    const sign =
      '  - { command: sign, from: [considered], to: approved, roles: [signer], ' +
      'secondPerson: true }\n';
    const { workflow } = baseTexts;
    const moved = workflow.replace(sign, '').replace('transitions:\n', `transitions:\n${sign}`);
    expect(moved).not.toBe(workflow);
    expect(diffDefinitions(base, read({ ...baseTexts, workflow: moved }))).toEqual([]);
    expect(diffDefinitions(base, base)).toEqual([]);
  });

  it.each(['workflow', 'form', 'rules'])('has a word for every key of %s.yaml', (part) => {
    const schema: unknown = JSON.parse(
      readFileSync(
        new URL(`../../../workflows/schema/${part}.schema.json`, import.meta.url),
        'utf8',
      ),
    );
    const keys = new Set<string>();
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { properties } = node as { properties?: object };
      Object.keys(properties ?? {}).forEach((key) => keys.add(key));
      Object.values(node).forEach(walk);
    };
    walk(schema);
    expect(keys.size).toBeGreaterThan(2);
    expect([...keys].filter((key) => keyName('', key) === key)).toEqual([]);
  });
});
