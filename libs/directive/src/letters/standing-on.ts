import { type StandingList } from '../planning/plan-list.js';

/** The number in a citation like "62-TB/ĐU", by which several citations are ordered. */
const numberIn = (cited: string): number =>
  Number(/(\d+)-/.exec(cited)?.[1] ?? Number.POSITIVE_INFINITY);

function joined(cited: readonly string[]): string {
  return cited.length < 2 ? cited.join('') : `${cited.slice(0, -1).join(', ')} và ${cited.at(-1)}`;
}

/**
 * The notices that one cell's list of one term really rests on: the one that approved the list last
 * or, for a list taken over from paper, those that its lines came from, ordered by number. Null
 * when nobody was planned and no notice is known.
 */
export function standsOn({ list, cited }: Pick<StandingList, 'list' | 'cited'>): string | null {
  if (cited !== null) return cited;
  const notices = [...new Set(list.entries.flatMap(({ since }) => since ?? []))];
  return notices.length === 0
    ? null
    : joined(notices.toSorted((a, b) => numberIn(a) - numberIn(b) || (a < b ? -1 : 1)));
}
