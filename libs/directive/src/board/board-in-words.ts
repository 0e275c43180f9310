import { type Board } from '#libs/documents';
import {
  type BoardWords,
  type CountedAs,
  firstStatus,
  isAmong,
  ownStatuses,
  statusFacts,
} from '#libs/workflow';
import { type BoardLine } from './get-board.js';

type Page = NonNullable<Board['campaign']>;

/** A line's status as the board shows it. */
export function statusInWords(
  { status, title, acknowledgedAt }: Pick<BoardLine, 'status' | 'title' | 'acknowledgedAt'>,
  words: BoardWords,
): Page['cells'][number]['status'] {
  const { tone } = statusFacts[status];
  if (isAmong(ownStatuses, status)) return { word: title, tone };
  return status === firstStatus && acknowledgedAt !== null
    ? { word: words.acknowledged, tone }
    : { word: words.statuses[status], tone };
}

type Line = Pick<BoardLine, 'status' | 'acknowledgedAt' | 'lateReceipts'>;

/**
 * The figures above the table, counted from its lines. A cancelled line counts as cancelled and in
 * no other figure.
 */
export function figuresOf(lines: readonly Line[], { figures: label }: BoardWords): Page['counts'] {
  const countedAs = (as: CountedAs): Line[] =>
    lines.filter(({ status }) => statusFacts[status].countedAs === as);
  const cancelled = countedAs('cancelled');
  const owed = lines.filter((line) => !cancelled.includes(line));
  const having = (rule: (line: Line) => boolean): number => owed.filter(rule).length;
  const all: [string | null, number][] = [
    ['Chi bộ', owed.length],
    [label.acknowledged, having((line) => line.acknowledgedAt !== null)],
    [label.received, having(({ status }) => statusFacts[status].received)],
    [label.approved, countedAs('approved').length],
    [label.expired, countedAs('expired').length],
    [label.late, having((line) => line.lateReceipts.length > 0)],
    [cancelled.length > 0 ? label.cancelled : null, cancelled.length],
  ];
  return all.flatMap(([said, value]) => (said === null ? [] : [{ label: said, value }]));
}
