import { shortDate } from '#libs/calendar';
import { type Trial } from './play-trial.js';

const cellsText = (cells: readonly string[]): string => {
  if (cells.length === 0) return '';
  return cells.length > 3 ? ` (${cells.length} chi bộ)` : ` (${cells.join(', ')})`;
};

/** A trial as lines of text: what happened when, how often each message went, which papers came. */
export function trialTable({
  title,
  definition,
  dueOn,
  rows,
  messages,
  papers,
  periods,
}: Trial): string[] {
  const counts = new Map<string, number>();
  for (const { step } of messages) {
    const kind = step.split(' ')[0]!;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [
    `Chạy thử “${title}” (${definition}), ` +
      `${periods.length > 0 ? periods.join(', ') : `hạn ${shortDate(dueOn)}`}:`,
    ...rows.map(({ at, what, cells }) => `  ${at}  ${what}${cellsText(cells)}`),
    `${messages.length} tin: ${[...counts].map(([kind, count]) => `${kind} ${count}`).join(', ')}.`,
    `${papers.length} văn bản: ${papers.map(({ symbol }) => symbol).join(', ') || 'không có'}.`,
  ];
}
