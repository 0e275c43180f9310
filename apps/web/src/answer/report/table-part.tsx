import { useCallback, useState } from 'react';
import { Button, Icon } from '../../shared/ui/index.js';
import { Cards } from './cards.js';
import { type Table } from './cell-values.js';
import { type Row } from './content.js';
import { type DraftStore } from './draft-store.js';
import { appended, Grid } from './grid.js';
import { isError, type Jump, type Mark, markText } from './marks.js';
import { useNarrow } from './use-draft.js';
import { rowsText, words } from './words.js';

/** A table of the report: cards on a phone, a grid on a desktop. */
export function TablePart({
  store,
  table,
  rows,
  marks,
  jump,
}: {
  readonly store: DraftStore;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  readonly jump: Jump | undefined;
}) {
  const narrow = useNarrow();
  const [open, setOpen] = useState<number>();
  const onOpen = useCallback((index: number | undefined) => setOpen(index), []);
  const add = (): void => {
    store.edit((content) => appended(content, table));
    setOpen(rows.length);
  };
  const shown = { store, table, rows, marks, jump };
  const id = `bang-${table.key}`;
  return (
    <section className="table-part" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {table.title} <span className="hint">({rowsText(rows.length)})</span>
      </h2>
      {table.help && <p className="hint">{table.help}</p>}
      {(marks.get(0) ?? []).map((mark) => (
        <p key={mark.id} className={isError(mark) ? 'told-error' : 'told-warning'}>
          <Icon name={isError(mark) ? 'error' : 'warn'} size={16} />
          <span>{markText(mark)}</span>
        </p>
      ))}
      {rows.length === 0 && <p className="hint">{words.noRows}</p>}
      {narrow ? (
        <Cards {...shown} open={open} onOpen={onOpen} />
      ) : (
        rows.length > 0 && <Grid {...shown} added={open} />
      )}
      <div className="actions">
        <Button
          icon="plus"
          aria-label={`${words.add}: ${table.title}`}
          disabled={rows.length >= table.maxRows}
          onClick={add}
        >
          {words.add}
        </Button>
      </div>
    </section>
  );
}
