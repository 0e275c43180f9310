import { useDeferredValue, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Board, type BoardLine } from '#libs/directive';
import { compareNames, foldKey } from '#libs/text';
import { type Group } from './groups.js';

export interface BoardView {
  readonly group: string;
  readonly search: string;
  readonly sort: string;
}

/** How the board is looked at lives in the address, so that a link shows the same. */
export function useBoardView() {
  const [params, setParams] = useSearchParams();
  const view: BoardView = {
    group: params.get('loc') ?? '',
    search: params.get('tim') ?? '',
    sort: params.get('xep') ?? '',
  };
  const names = { group: 'loc', search: 'tim', sort: 'xep' } as const;
  const change = (part: Partial<BoardView>): void =>
    setParams(
      (before) => {
        for (const [key, value] of Object.entries(part)) {
          const name = names[key as keyof BoardView];
          if (value === '') before.delete(name);
          else before.set(name, value);
        }
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  return { view, change };
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const orders: Readonly<Record<string, (a: BoardLine, b: BoardLine) => number>> = {
  ten: (a, b) => compareNames(a.cellName, b.cellName),
  han: (a, b) => byText(a.cutoffAt, b.cutoffAt),
  lau: (a, b) => byText(a.since, b.since),
};

/** The lines that are shown, in their order. */
export function useShownLines(
  { lines }: Board,
  groups: readonly Group[],
  { group, search, sort }: BoardView,
): readonly BoardLine[] {
  const typed = useDeferredValue(search);
  return useMemo(() => {
    const wanted = foldKey(typed);
    const holds = groups.find(({ key }) => key === group)?.holds ?? (() => true);
    const found = lines.filter(
      (line) => holds(line) && (wanted === '' || foldKey(line.cellName).includes(wanted)),
    );
    const order = orders[sort];
    return order ? found.toSorted(order) : found;
  }, [lines, groups, group, typed, sort]);
}
