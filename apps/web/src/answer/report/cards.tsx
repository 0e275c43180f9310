import { memo, useEffect, useState } from 'react';
import { Icon } from '../../shared/ui/index.js';
import { rowWords } from '../rows.js';
import { type Table } from './cell-values.js';
import { shownCell } from './cell-values.js';
import { type Row } from './content.js';
import { type DraftStore } from './draft-store.js';
import { isError, type Jump, type Mark, markText } from './marks.js';
import { RowSheet } from './row-sheet.js';
import { words } from './words.js';

interface Shown {
  readonly store: DraftStore;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  readonly jump: Jump | undefined;
  /** Index of the row whose sheet is open. */
  readonly open: number | undefined;
  readonly onOpen: (index: number | undefined) => void;
}

/** What was decided of a row, in a word: the first choice that is not its name. */
function decisionOf({ columns, rowKey }: Table, { cells }: Row): string {
  const column =
    columns.find(({ key }) => key === 'decision') ??
    columns.find(
      ({ type, key, fixed }) => type === 'enum' && !fixed && !rowKey.includes(key) && cells[key],
    );
  return column ? shownCell(column, cells[column.key]) : '';
}

const Card = memo(function Card({
  table,
  row,
  index,
  marks = [],
  onOpen,
}: {
  readonly table: Table;
  readonly row: Row;
  readonly index: number;
  readonly marks: readonly Mark[] | undefined;
  readonly onOpen: (index: number) => void;
}) {
  const wrong = marks.filter(isError);
  const decision = decisionOf(table, row);
  return (
    <li>
      <button type="button" className="row-card" onClick={() => onOpen(index)}>
        <span className="row-card-title">
          {index + 1}. {rowWords(table, row.cells) || words.empty}
        </span>
        {decision && <span className="row-card-said">{decision}</span>}
        {marks.slice(0, 2).map((mark) => (
          <span key={mark.id} className={isError(mark) ? 'told-error' : 'told-warning'}>
            <Icon name={isError(mark) ? 'error' : 'warn'} size={16} />
            <span>{wrong.length > 0 && !isError(mark) ? mark.message : markText(mark)}</span>
          </span>
        ))}
        <Icon name="right" />
      </button>
    </li>
  );
});

const jumpTo = (jump: Jump | undefined, { key }: Table): Jump | undefined =>
  jump?.table === key && jump.row > 0 ? jump : undefined;

/** On a phone a row is a card, edited in a sheet that fills the screen. */
export function Cards({ store, table, rows, marks, jump, open, onOpen }: Shown) {
  // Whoever goes on to another row by hand leaves the place that was jumped to.
  const [left, setLeft] = useState<Jump>();
  const led = jumpTo(jump, table);
  useEffect(() => {
    if (led) onOpen(led.row - 1);
  }, [led, onOpen]);
  const row = open === undefined ? undefined : rows[open];
  return (
    <>
      <ul className="row-cards">
        {rows.map((one, index) => (
          <Card
            key={one.id}
            table={table}
            row={one}
            index={index}
            marks={marks.get(index + 1)}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {row && open !== undefined && (
        <RowSheet
          key={row.id}
          store={store}
          table={table}
          row={row}
          index={open}
          count={rows.length}
          marks={marks.get(open + 1)}
          column={led && led !== left ? led.column : null}
          onGo={(index) => {
            setLeft(led);
            onOpen(index);
          }}
        />
      )}
    </>
  );
}
