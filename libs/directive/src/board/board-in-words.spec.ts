import { describe, expect, it } from '@jest/globals';
import { boardWords, type Status } from '#libs/workflow';
import { shippedDefinition } from '../definition/folders.js';
import { figuresOf, statusInWords } from './board-in-words.js';

const at = '2024-01-15T02:00:00.000000Z';
const each: readonly Status[] = [
  'issued',
  'submitted',
  'returned',
  'reviewed',
  'approved',
  'rejected',
  'expired',
  'cancelled',
];
const wordsOf = (name: string) => boardWords(shippedDefinition(name).definition.workflow);
const words = wordsOf('quy-hoach-cap-uy');
const line = { acknowledgedAt: at, lateReceipts: [] as string[] };

describe('the board in words', () => {
  it('counts each line once, and a cancelled one in its own figure alone', () => {
    const figures = (lines: Parameters<typeof figuresOf>[0]) =>
      Object.fromEntries(figuresOf(lines, words).map(({ label, value }) => [label, value]));
    const lines = each.map((status) => ({ ...line, status, lateReceipts: ['2024/0010'] }));
    expect(figures(lines)).toEqual({
      'Chi bộ': 7,
      'Đã tiếp nhận': 7,
      'Đã nộp trong hạn': 5,
      'Đã phê duyệt': 1,
      'Coi như không thực hiện': 1,
      'Nộp muộn, đang lưu': 7,
      'Đã thôi giao': 1,
    });
    expect(figures([{ ...line, status: 'issued', acknowledgedAt: null }])).toEqual({
      'Chi bộ': 1,
      'Đã tiếp nhận': 0,
      'Đã nộp trong hạn': 0,
      'Đã phê duyệt': 0,
      'Coi như không thực hiện': 0,
      'Nộp muộn, đang lưu': 0,
    });
  });

  it('tells an acknowledged line from one that nobody has opened', () => {
    const word = (acknowledgedAt: string | null) =>
      statusInWords({ status: 'issued', title: '', acknowledgedAt }, words).word;
    expect([word(null), word(at)]).toEqual(['Chưa tiếp nhận', 'Đã tiếp nhận, chưa nộp']);
    expect(statusInWords({ status: 'returned', title: '', acknowledgedAt: at }, words).word).toBe(
      'Đã trả lại, chờ nộp lại',
    );
    const own = { status: 'in-step', title: 'Đã xét, chờ ký', acknowledgedAt: at } as const;
    expect(statusInWords(own, words)).toEqual({ word: 'Đã xét, chờ ký', tone: 'working' });
  });

  it('says what another definition calls its states, and counts only what it knows', () => {
    const own = wordsOf('bao-cao-dinh-ky');
    const lines = each.map((status) => ({ ...line, status, lateReceipts: [] as string[] }));
    expect(figuresOf(lines, own)).toEqual([
      { label: 'Chi bộ', value: 7 },
      { label: 'Đã nộp trong hạn', value: 5 },
      { label: 'Đã tiếp nhận', value: 1 },
      { label: 'Không báo cáo', value: 1 },
      { label: 'Nộp muộn, đang lưu', value: 0 },
      { label: 'Đã thôi giao', value: 1 },
    ]);
    expect(each.map((status) => statusInWords({ ...line, title: '', status }, own).word)).toEqual([
      'Đã giao, chưa gửi báo cáo (đã xác nhận)',
      'Đã gửi báo cáo, chờ xem',
      'Đã trả lại để bổ sung',
      'Đã xem, chờ tiếp nhận',
      'Đã tiếp nhận',
      'Không tiếp nhận',
      'Không báo cáo',
      'Đã thôi giao',
    ]);
  });
});
