import { useCallback, useMemo, useState } from 'react';
import { type Board, type BoardLine } from '#libs/directive';
import { Button } from '../../../shared/ui/index.js';
import { RemindMany } from '../acts/remind-many.js';
import { words } from './words.js';

export interface Picked {
  readonly picked: ReadonlySet<string>;
  readonly pick: (cell: string, picked: boolean) => void;
  readonly set: (cells: Iterable<string>) => void;
}

/** The cells that are chosen. A filter hides some and takes none away. */
export function useSelection(lines: readonly BoardLine[]): Picked {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const pick = useCallback(
    (cell: string, picked: boolean) =>
      setChosen((before) => {
        const after = new Set(before);
        if (picked) after.add(cell);
        else after.delete(cell);
        return after;
      }),
    [],
  );
  const set = useCallback((cells: Iterable<string>) => setChosen(new Set(cells)), []);
  const picked = useMemo(
    () => new Set(lines.map(({ cell }) => cell).filter((cell) => chosen.has(cell))),
    [lines, chosen],
  );
  return { picked, pick, set };
}

/** What is chosen, in true counts, and what is done with it. */
export function Selection({
  board,
  shown,
  selection: { picked, set },
}: {
  readonly board: Board;
  readonly shown: readonly BoardLine[];
  readonly selection: Picked;
}) {
  const [reminding, setReminding] = useState<readonly BoardLine[]>();
  const chosen = board.lines.filter(({ cell }) => picked.has(cell));
  const hidden = chosen.filter((line) => !shown.includes(line)).length;
  return (
    <div className="selection no-print">
      {picked.size > 0 && (
        <strong role="status">
          {words.picked(picked.size)}
          {hidden > 0 && `, ${words.hidden(hidden)}`}
        </strong>
      )}
      {shown.some(({ cell }) => !picked.has(cell)) && (
        <Button onClick={() => set([...picked, ...shown.map(({ cell }) => cell)])}>
          {words.pickShown(shown.length)}
        </Button>
      )}
      {picked.size > 0 && (
        <>
          <Button onClick={() => set([])}>{words.unpick}</Button>
          <Button look="main" icon="bell" onClick={() => setReminding(chosen)}>
            {words.remindMany(picked.size)}
          </Button>
        </>
      )}
      {reminding && (
        <RemindMany
          directive={board.directive}
          lines={reminding}
          onDone={(cells) => set([...picked].filter((cell) => !cells.includes(cell)))}
          onClose={() => setReminding(undefined)}
        />
      )}
    </div>
  );
}
