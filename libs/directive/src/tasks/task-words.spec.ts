import { expect, it } from '@jest/globals';
import { excerpt, factWords, holdWords } from './task-words.js';
import { noDue } from '../definition/due.js';
import { inOrder, nowhere, type Task } from './task.js';

it('cuts a long reason at a word', () => {
  expect(excerpt('  Thiếu\n biên bản ')).toBe('Thiếu biên bản');
  const long = excerpt('chưa có biên bản '.repeat(20));
  expect(long).toMatch(/(chưa|có|biên|bản)…$/);
  expect(long.length).toBeLessThanOrEqual(121);
});

it('says acts and holds in Vietnamese, and nothing of what it does not know', () => {
  expect(factWords('ReportSubmitted')).toBe('Gửi báo cáo');
  expect(factWords('toString')).toBeUndefined();
  expect(holdWords('OUTAGE')).toBe('Đang tạm giữ: hệ thống ngừng nhận lúc hết hạn');
  expect(holdWords('NEW')).toBe('Đang tạm giữ: chờ xem xét');
});

const task = (id: string, dueAt: string | null, office = 'a'): Task => ({
  ...nowhere,
  ...noDue,
  id,
  dueAt,
  office,
  kind: 'review',
  title: '',
  detail: '',
  action: { verb: '', code: 'review' },
  count: 1,
});

it('puts the oldest deadline first, what has none last, and each thing once', () => {
  const tasks = [
    task('none', null),
    task('late', '2024-02-15T17:00:00.000Z'),
    task('soon', '2024-01-15T17:00:00.000Z'),
    task('soon', '2024-01-15T17:00:00.000Z', 'b'),
  ];
  expect(inOrder(tasks).map(({ id, office }) => [id, office])).toEqual([
    ['soon', 'a'],
    ['late', 'a'],
    ['none', 'a'],
  ]);
});
