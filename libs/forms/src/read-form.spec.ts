import { describe, expect, test } from '@jest/globals';
import { type Form, type FormInput, defineForm, withFiles } from './form.js';
import { givenForm, readForm } from './read-form.js';

const input: FormInput = {
  schemaVersion: 1,
  id: 'thu',
  title: 'Thử',
  choices: {
    'noi-dung': [
      { value: 'hoc', title: 'Học tập, bồi dưỡng' },
      { value: 'cong-trinh', title: 'Công trình' },
      { value: 'khac', title: 'Khác' },
    ],
  },
  fields: [
    { key: 'heldOn', title: 'Ngày họp', type: 'date', required: true },
    { key: 'chair', title: 'Chủ trì', type: 'person', required: true },
    { key: 'members', title: 'Tổng số', type: 'integer', required: true, min: 0 },
    { key: 'present', title: 'Có mặt', type: 'integer', required: true, min: 0 },
    { key: 'absent', title: 'Vắng', type: 'integer', calc: 'members - present', min: 0 },
    { key: 'why', title: 'Lý do vắng', type: 'text', when: 'absent > 0' },
    { key: 'hours', title: 'Số giờ', type: 'number', calc: 'sum(dang-ky.hours)' },
    { key: 'people', title: 'Số người', type: 'integer', calc: 'count(dang-ky)' },
    { key: 'level', title: 'Mức', type: 'integer', default: 3 },
    { key: 'minutes', title: 'Biên bản', type: 'file' },
  ],
  tables: [
    {
      key: 'dang-ky',
      title: 'Đăng ký',
      rowKey: ['person'],
      minRows: 1,
      columns: [
        { key: 'person', title: 'Mã', type: 'code', required: true },
        {
          key: 'choice',
          title: 'Nội dung',
          type: 'multi-choice',
          required: true,
          choicesFrom: 'noi-dung',
        },
        { key: 'other', title: 'Nội dung khác', type: 'text', when: "choice = 'khac'" },
        { key: 'note', title: 'Thêm', type: 'text', required: false, when: "choice = 'khac'" },
        { key: 'hours', title: 'Số giờ', type: 'number', min: 0 },
      ],
    },
  ],
  rules: [
    {
      code: 'PRESENT_TOO_MANY',
      must: 'present <= members',
      message: 'Số có mặt nhiều hơn tổng số. Hãy kiểm tra lại hai số.',
    },
    {
      code: 'HOURS_OF_STUDY',
      table: 'dang-ky',
      when: "choice = 'hoc'",
      must: 'hours >= 2',
      at: 'hours',
      message: 'Học tập thì ghi ít nhất 2 giờ',
    },
  ],
};
const file = { id: '0e0f9a52-5d7a-4f58-9f56-6d5b6a3f2c11', name: 'Biên bản tháng 1.pdf' };
const form: Form = withFiles(defineForm(input), [file]);

const fields = {
  heldOn: '05/01/2026',
  chair: 'trần thị bình',
  members: 10,
  present: '9',
  why: 'ốm',
};
const row = { person: '0001', choice: 'Khác; hoc', other: 'Đọc sách', hours: '2,5' };
const read = (over: Record<string, unknown> = {}, rows: Record<string, unknown>[] = [row]) =>
  readForm(form, givenForm({ fields: { ...fields, ...over }, tables: { 'dang-ky': rows } }));
const told = (over: Record<string, unknown>, rows?: Record<string, unknown>[]) =>
  read(over, rows).findings.map(({ rule, table, row: at, column }) =>
    [rule, table, at?.number, column]
      .filter((part) => part !== undefined && part !== null)
      .join(' '),
  );

describe('a form of fields and rows', () => {
  test('is read as typed, with what it reckons', () => {
    const { fields: values, rows, findings } = read({ minutes: 'biên bản tháng 1.PDF' });
    expect(findings).toEqual([]);
    expect(values).toMatchObject({
      heldOn: '2026-01-05',
      present: 9,
      absent: 1,
      why: 'ốm',
      hours: 2.5,
      people: 1,
      level: 3,
      minutes: file.id,
    });
    expect(rows['dang-ky']).toEqual([
      {
        number: 1,
        key: '0001',
        values: {
          person: '0001',
          choice: 'hoc; khac',
          other: 'Đọc sách',
          note: null,
          hours: 2.5,
        },
      },
    ]);
  });

  test('several choices may come as a list, as one text, or by a title with a comma', () => {
    for (const choice of [['hoc', 'khac'], 'học tập, bồi dưỡng; KHÁC', 'khac,hoc', ' khác ;; hoc '])
      expect(read({}, [{ ...row, choice }]).rows['dang-ky']![0]!.values['choice']).toBe(
        'hoc; khac',
      );
    expect(told({}, [{ ...row, choice: ['hoc', 'ngủ'] }])).toEqual([
      'CHOICE_UNKNOWN dang-ky 1 choice',
    ]);
  });

  test('what is asked under a condition is required then, and wrong otherwise', () => {
    expect(told({}, [{ ...row, other: '' }])).toEqual(['CELL_REQUIRED dang-ky 1 other']);
    expect(told({}, [{ ...row, choice: 'hoc' }])).toEqual(['CELL_NOT_ASKED dang-ky 1 other']);
    expect(told({ present: 10 })).toEqual(['CELL_NOT_ASKED fields why']);
    expect(told({ why: '' })).toEqual(['CELL_REQUIRED fields why']);
    expect(read({}, [{ ...row, choice: 'hoc' }]).findings[0]).toMatchObject({
      message: expect.stringContaining('mục này chỉ ghi khi “Nội dung” có “Khác”'),
    });
  });

  test('what follows from a wrong cell is not told as well', () => {
    expect(told({ present: 'chín' })).toEqual(['NUMBER_UNREADABLE fields present']);
    expect(told({ members: undefined })).toEqual(['CELL_REQUIRED fields members']);
  });

  test('a reckoned cell takes only what it reckons', () => {
    expect(told({ absent: 1 })).toEqual([]);
    expect(told({ absent: 2 })).toEqual(['CELL_RECKONED fields absent']);
  });

  test('rules speak with their own words, of the row or of the fields', () => {
    expect(told({ present: 11, why: '' })).toEqual([
      'NUMBER_OUT_OF_RANGE fields absent',
      'PRESENT_TOO_MANY fields present',
    ]);
    const [finding] = read({}, [row, { ...row, person: '0002', hours: 1 }]).findings;
    expect(finding).toMatchObject({
      rule: 'HOURS_OF_STUDY',
      row: { number: 2, key: '0002' },
      column: 'hours',
      message: 'Học tập thì ghi ít nhất 2 giờ',
    });
    expect(told({}, [{ ...row, hours: '' }])).toEqual([]);
  });

  test('a table needs its rows, and a file must be one of the report', () => {
    expect(told({}, [])).toEqual(['TABLE_TOO_SHORT dang-ky']);
    expect(told({ minutes: 'khác.pdf' })).toEqual(['FILE_NOT_ATTACHED fields minutes']);
  });
});
