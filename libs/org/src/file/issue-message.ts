import { z } from 'zod';
import { choiceLabels } from './labels.js';

type Issue = z.core.$ZodIssue;

const patterns: Record<string, string> = {
  id: 'chỉ gồm chữ thường không dấu, chữ số và gạch nối, dài nhất 40 ký tự',
  body: 'chỉ gồm chữ thường không dấu, chữ số và gạch nối, dài nhất 40 ký tự',
  term: 'nhiệm kỳ viết như 2022-2025',
  name: 'có ký tự không đọc được, hoặc nhiệm kỳ không viết như 2022-2025',
  cardNumber: 'số thẻ gồm 4 đến 20 chữ số, chữ cái hoặc gạch nối',
  oldCardNumber: 'số thẻ gồm 4 đến 20 chữ số, chữ cái hoặc gạch nối',
  person: 'số thẻ gồm 4 đến 20 chữ số, chữ cái hoặc gạch nối',
  born: 'viết ngày/tháng/năm, tháng/năm hoặc năm (trong tệp JSON: 1980-05-31, 1980-05 hoặc 1980)',
};

const formats: Record<string, string> = {
  email: 'thư điện tử không đúng dạng',
  date: 'ngày không có thật hoặc không viết như 15/02/2024 (trong tệp JSON: 2024-02-15)',
};

const types: Record<string, string> = {
  string: 'phải là chữ',
  number: 'phải là số',
  int: 'phải là số nguyên',
  boolean: 'phải là có hoặc không',
  array: 'phải là danh sách',
  object: 'phải là một mục',
};

const lastName = (issue: Issue): string =>
  String(issue.path.findLast((step) => typeof step === 'string') ?? '');

function invalidType(issue: Extract<Issue, { code: 'invalid_type' }>): string {
  if (issue.input === undefined) return 'còn thiếu';
  return types[issue.expected] ?? 'sai kiểu dữ liệu';
}

function size(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): string {
  if (issue.code === 'too_big') return `quá lớn hoặc quá dài (nhiều nhất ${issue.maximum})`;
  if (issue.origin === 'string') return 'còn trống';
  return `quá nhỏ hoặc quá ít (ít nhất ${issue.minimum})`;
}

function choice(issue: Extract<Issue, { code: 'invalid_value' }>): string {
  const labels = choiceLabels[lastName(issue)];
  return (
    'phải là một trong: ' +
    `${issue.values.map((value) => labels?.[String(value)] ?? String(value)).join(', ')}`
  );
}

/** An issue of zod, in the words of the person who typed the file. */
export function issueMessage(issue: Issue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'invalid_type':
      return invalidType(issue);
    case 'too_small':
    case 'too_big':
      return size(issue);
    case 'invalid_value':
      return choice(issue);
    case 'invalid_format':
      return formats[issue.format] ?? patterns[lastName(issue)] ?? 'không đúng dạng';
    case 'unrecognized_keys':
      return `có trường không biết: ${issue.keys.map((key) => `“${key}”`).join(', ')}`;
    default:
      return 'không hợp lệ';
  }
}
