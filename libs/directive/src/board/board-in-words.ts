import { type Board } from '#libs/documents';
import { type CountedAs, firstStatus, isAmong, ownStatuses, statusFacts } from '#libs/workflow';
import { type BoardLine } from './get-board.js';

type Page = NonNullable<Board['campaign']>;

/** A line's status as the board shows it. */
export function statusInWords({
  status,
  title,
  acknowledgedAt,
}: Pick<BoardLine, 'status' | 'title' | 'acknowledgedAt'>): Page['cells'][number]['status'] {
  const { word, tone } = statusFacts[status];
  if (isAmong(ownStatuses, status)) return { word: title, tone };
  return status === firstStatus && acknowledgedAt !== null
    ? { word: 'Đã tiếp nhận, chưa nộp', tone }
    : { word, tone };
}

type Line = Pick<BoardLine, 'status' | 'acknowledgedAt' | 'lateReceipts'>;

/**
 * The figures above the table, counted from its lines. A cancelled line counts as cancelled and in
 * no other figure.
 */
export function figuresOf(lines: readonly Line[]): Page['counts'] {
  const countedAs = (as: CountedAs): Line[] =>
    lines.filter(({ status }) => statusFacts[status].countedAs === as);
  const cancelled = countedAs('cancelled');
  const owed = lines.filter((line) => !cancelled.includes(line));
  const having = (rule: (line: Line) => boolean): number => owed.filter(rule).length;
  return [
    { label: 'Chi bộ', value: owed.length },
    { label: 'Đã tiếp nhận', value: having((line) => line.acknowledgedAt !== null) },
    { label: 'Đã nộp trong hạn', value: having(({ status }) => statusFacts[status].received) },
    { label: 'Đã phê duyệt', value: countedAs('approved').length },
    { label: 'Coi như không thực hiện', value: countedAs('expired').length },
    { label: 'Nộp muộn, đang lưu', value: having((line) => line.lateReceipts.length > 0) },
    ...(cancelled.length > 0 ? [{ label: 'Đã thôi giao', value: cancelled.length }] : []),
  ];
}
