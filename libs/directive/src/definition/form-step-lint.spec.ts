import { describe, expect, it } from '@jest/globals';
import { checkDefinition } from '#libs/workflow';
import { papersDefinition } from '../../../../test/support/own-definitions.js';
import { definitionParts } from './definition.js';

const { texts } = papersDefinition;

function findings(from: string, to: string): string[] {
  expect(texts.form!.split(from)).toHaveLength(2);
  const form = texts.form!.replace(from, to);
  const lines = form.split('\n');
  return checkDefinition({ ...texts, form }, 'dang-ky-co-van-ban', definitionParts).map(
    ({ line, message, fix }) => `${lines[line - 1]!.trim()} → ${message} ${fix}`,
  );
}

describe('what form.yaml asks at a step', () => {
  it('is settled like any other field', () => {
    const { form } = papersDefinition.definition;
    expect(form?.steps?.['sign']?.fields.map(({ key, required }) => [key, required])).toEqual([
      ['level', true],
      ['until', false],
    ]);
  });

  it.each([
    ['  sign:\n', '  sing:\n', /sing: → Quy trình không có bước riêng nào tên 'sing'.*sign/],
    ['  sign:\n', '  submit-report:\n', /không có bước riêng nào tên 'submit-report'/],
    ['title: Thực hiện đến, type: date', 'title: Tệp, type: file', /không dùng được 'file'/],
    ['type: date }', 'type: date, when: "level = \'a\'" }', /không dùng được 'when'/],
    ['type: date }', 'type: integer, min: 3, max: 1 }', /min \(3\) lớn hơn max \(1\)/],
    ['value: b, title: Loại B', 'value: b, title: Loại A', /trùng/],
    ['key: until', 'key: level', /Khóa mục trùng nhau/],
  ])('names what cannot be: %j → %j', (from, to, said) => {
    expect(findings(from, to).join('\n')).toMatch(said);
  });
});
