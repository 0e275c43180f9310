import { useCallback, useMemo, useState } from 'react';
import { type Board, type BoardLine } from '#libs/directive';
import { useMay } from '../../../app/session.js';
import { Button, Empty } from '../../../shared/ui/index.js';
import { LineActs } from '../acts/line-acts.js';
import { BoardTools } from './board-tools.js';
import { Figures } from './figures.js';
import { groupsOf } from './groups.js';
import { Line } from './line.js';
import { Selection, useSelection } from './selection.js';
import { BoardTable } from './table.js';
import { useBoardView, useShownLines } from './view.js';
import { words } from './words.js';

/** The board: sums, what is looked for, a row a cell. */
export function BoardOf({ board }: { readonly board: Board }) {
  const groups = useMemo(() => groupsOf(board), [board]);
  const { view, change } = useBoardView();
  const shown = useShownLines(board, groups, view);
  const mayRemind = useMay('message.remind') && board.status === 'issued';
  const selection = useSelection(board.lines);
  const [acted, setActed] = useState<string>();
  const actOn = useCallback((cell: string) => setActed(cell), []);
  const line = board.lines.find(({ cell }) => cell === acted);
  return (
    <>
      <Figures
        lines={board.lines}
        groups={groups}
        chosen={view.group}
        onChoose={(group) => change({ group })}
      />
      <BoardTools board={board} view={view} onChange={change} />
      {mayRemind && <Selection board={board} shown={shown} selection={selection} />}
      <p className="shown-count" role="status">
        {words.shown(shown.length, board.lines.length)}
      </p>
      {shown.length === 0 ? (
        <Empty title={words.none}>
          <p>{words.noneHint}</p>
          <Button onClick={() => change({ group: '', search: '' })}>{words.clear}</Button>
        </Empty>
      ) : (
        <Lines
          board={board}
          shown={shown}
          picked={selection.picked}
          onPick={mayRemind ? selection.pick : undefined}
          onAct={actOn}
        />
      )}
      {line && (
        <LineActs line={line} directive={board.directive} onClose={() => setActed(undefined)} />
      )}
    </>
  );
}

function Lines({
  board,
  shown,
  picked,
  onPick,
  onAct,
}: {
  readonly board: Board;
  readonly shown: readonly BoardLine[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: ((cell: string, picked: boolean) => void) | undefined;
  readonly onAct: (cell: string) => void;
}) {
  return (
    <BoardTable picking={onPick !== undefined}>
      {shown.map((line) => (
        <Line
          key={line.cell}
          line={line}
          directive={board.directive}
          at={board.at}
          picked={picked.has(line.cell)}
          onPick={onPick}
          onAct={onAct}
        />
      ))}
    </BoardTable>
  );
}
