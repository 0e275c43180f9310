import { useEffect, useRef } from 'react';
import { Button, Dialog, useAnnounce } from '../../shared/ui/index.js';
import { rowWords } from '../rows.js';
import { type Table } from './cell-values.js';
import { type Row, withCell } from './content.js';
import { type DraftStore } from './draft-store.js';
import { FormCell } from './form-cell.js';
import { without } from './grid.js';
import { type Mark, ofColumn } from './marks.js';
import { words } from './words.js';

/** One row with all its columns, one under the other. */
export function RowSheet({
  store,
  table,
  row,
  index,
  count,
  marks = [],
  column,
  onGo,
}: {
  readonly store: DraftStore;
  readonly table: Table;
  readonly row: Row;
  readonly index: number;
  readonly count: number;
  readonly marks: readonly Mark[] | undefined;
  /** The column to begin at. */
  readonly column: string | null;
  readonly onGo: (index: number | undefined) => void;
}) {
  const announce = useAnnounce();
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (column === null) return;
    const cell = at.current?.querySelector(`[data-column="${column}"]`);
    cell?.querySelector<HTMLElement>('input, select')?.focus();
  }, [column]);
  const name = rowWords(table, row.cells);
  return (
    <Dialog
      title={`${words.row} ${index + 1}${name ? `: ${name}` : ''}`}
      onClose={() => onGo(undefined)}
      foot={
        <>
          <Button look="main" onClick={() => onGo(undefined)}>
            {words.done}
          </Button>
          <Button disabled={index === 0} onClick={() => onGo(index - 1)}>
            {words.earlier}
          </Button>
          <Button disabled={index >= count - 1} onClick={() => onGo(index + 1)}>
            {words.later}
          </Button>
          <Button
            look="quiet"
            icon="bin"
            onClick={() => {
              onGo(undefined);
              store.edit((content) => without(content, table.key, row.id));
              announce(words.removedRow);
            }}
          >
            {words.remove}
          </Button>
        </>
      }
    >
      <div ref={at}>
        {table.columns.map((one) => (
          <FormCell
            key={one.key}
            column={one}
            value={row.cells[one.key]}
            marks={ofColumn(marks, one.key)}
            onValue={(value) =>
              store.edit(
                (content) =>
                  withCell(content, { table: table.key, row: row.id, column: one.key }, value),
                `${table.key}/${row.id}/${one.key}`,
              )
            }
          />
        ))}
      </div>
    </Dialog>
  );
}
