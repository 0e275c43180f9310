/**
 * One fault in a definition: its line and column (both from 1), what is wrong and what to write
 * instead.
 */
export interface Finding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** In Vietnamese. */
  readonly message: string;
  /** What to do, in Vietnamese. */
  readonly fix: string;
}

/**
 * `workflows/x/workflow.yaml:12:5: message fix`, the form that editors and terminals make
 * clickable.
 */
export function formatFinding({ file, line, column, message, fix }: Finding): string {
  return `${file}:${line}:${column}: ${message} ${fix}`;
}

/** The definition is not usable. Carries every finding, not only the first. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError';
  constructor(readonly findings: readonly Finding[]) {
    super(
      `Định nghĩa quy trình có ${findings.length} lỗi:\n${findings.map(formatFinding).join('\n')}`,
    );
  }
}

/**
 * A finding with its place in the parsed value. `key` points at the key of the last segment,
 * `value` at its value.
 */
export interface UnplacedFinding {
  readonly path: readonly PropertyKey[];
  readonly at: 'key' | 'value';
  /** Number of characters into the text of that value. */
  readonly offset?: number;
  readonly message: string;
  readonly fix: string;
}

/** Optimal string alignment distance. A swap of two neighbours (`remindres`) counts as one. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, () => []);
  const cell = (i: number, j: number): number => rows[i]?.[j] ?? Infinity;
  const swapped = (i: number, j: number) =>
    i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  const fill = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j;
    const replaced = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    return Math.min(
      cell(i - 1, j) + 1,
      cell(i, j - 1) + 1,
      replaced,
      swapped(i, j) ? cell(i - 2, j - 2) + 1 : Infinity,
    );
  };
  rows.forEach((row, i) => {
    for (let j = 0; j <= b.length; j += 1) row.push(fill(i, j));
  });
  return cell(a.length, b.length);
}

/** The candidate that a misspelt word probably means. A third of the word may differ. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const plain = (text: string) => text.slice(0, 60).toLowerCase().replace(/[_\s]/g, '-');
  const ranked = candidates
    .map((candidate) => ({ candidate, far: editDistance(plain(word), plain(candidate)) }))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.max(1, Math.ceil(word.length / 3)) ? best.candidate : undefined;
}

/** `Có phải ý là 'reminders'?` when a candidate is near; otherwise the list to choose from. */
export function suggest(word: string, candidates: readonly string[]): string {
  const meant = nearest(word, candidates);
  if (meant !== undefined) return `Có phải ý là '${meant}'?`;
  return candidates.length > 0 ? `Chọn trong: ${candidates.join(', ')}.` : 'Bỏ dòng này.';
}
