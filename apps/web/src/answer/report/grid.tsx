import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type Table } from './cell-values.js';
import { isGiven } from './cell-values.js';
import { type Content, newRow, type Row, withCell, withRows } from './content.js';
import { type DraftStore } from './draft-store.js';
import { GridRow, type RowActs } from './grid-row.js';
import { type Jump, type Mark } from './marks.js';
import { addedRows, blockIn, pasted, type Pasting } from './paste.js';
import { PasteDialog } from './paste-dialog.js';
import { words } from './words.js';

interface Shown {
  readonly store: DraftStore;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly marks: ReadonlyMap<number, readonly Mark[]>;
  readonly jump: Jump | undefined;
  /** Index of the row that was added last by the button. */
  readonly added: number | undefined;
}

/** The row with the inputs, and the column that is to be typed into, where the screen leads there. */
interface Active {
  readonly index: number;
  readonly column: number | undefined;
}

export function appended(content: Content, { key, maxRows }: Table): Content {
  const rows = content.tables[key] ?? [];
  return rows.length >= maxRows ? content : withRows(content, key, [...rows, newRow()]);
}

export const without = (content: Content, table: string, row: number): Content =>
  withRows(
    content,
    table,
    (content.tables[table] ?? []).filter(({ id }) => id !== row),
  );

/** Whether the arrow leaves the text: the caret stands at its edge. */
function atEdge(target: HTMLElement, toEnd: boolean): boolean {
  if (!(target instanceof HTMLInputElement)) return false;
  const { selectionStart, selectionEnd, value } = target;
  return selectionStart === selectionEnd && selectionStart === (toEnd ? value.length : 0);
}

interface Move {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads: so many rows down, so many inputs to the right. */
function moveOf(event: KeyboardEvent, inputs: readonly Element[]): Move | undefined {
  const target = event.target as HTMLElement;
  const text = target instanceof HTMLInputElement;
  switch (event.key) {
    case 'Enter':
      return { row: event.shiftKey ? -1 : 1, column: 0 };
    case 'ArrowDown':
      return text ? { row: 1, column: 0 } : undefined;
    case 'ArrowUp':
      return text ? { row: -1, column: 0 } : undefined;
    case 'ArrowRight':
      return atEdge(target, true) ? { row: 0, column: 1 } : undefined;
    case 'ArrowLeft':
      return atEdge(target, false) ? { row: 0, column: -1 } : undefined;
    case 'Tab':
      return tabMove(event.shiftKey, inputs.indexOf(target), inputs.length);
    default:
      return undefined;
  }
}

/** Within a row Tab is the browser's own; at its end it goes on to the next row. */
function tabMove(back: boolean, at: number, length: number): Move | undefined {
  if (at < 0) return undefined;
  if (!back && at === length - 1) return { row: 1, column: -Infinity };
  return back && at === 0 ? { row: -1, column: Infinity } : undefined;
}

/** The place that a move up or down leads to; undefined where there is no such row. */
function placeIn(
  { row, column }: Move,
  from: { readonly index: number; readonly column: number },
  { columns }: Table,
  rows: number,
): Active | undefined {
  const index = from.index + row;
  if (index < 0 || index >= rows) return undefined;
  if (column === 0) return { index, column: from.column };
  return { index, column: column < 0 ? 0 : columns.length };
}

/** A word is being composed: its keys belong to the input method. */
const isComposed = ({ nativeEvent, keyCode }: KeyboardEvent): boolean =>
  nativeEvent.isComposing || keyCode === 229;

const asksUndo = ({ ctrlKey, metaKey, key }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && key.toLowerCase() === 'z';

/** Our own table with real inputs in the open row: keys, paste and undo of every edit. */
export function Grid({ store, table, rows, marks, jump, added }: Shown) {
  const [active, setActive] = useState<Active>({ index: 0, column: undefined });
  const [pasting, setPasting] = useState<Pasting>();
  const at = useRef<HTMLTableElement>(null);
  const open = Math.min(active.index, Math.max(0, rows.length - 1));
  const { columns, key } = table;

  const inputsOf = (): HTMLElement[] => [
    ...(at.current?.querySelectorAll<HTMLElement>('.row-open [data-at]') ?? []),
  ];
  const acts = useMemo<RowActs>(
    () => ({
      edit: (row, column, value) =>
        store.edit(
          (content) => withCell(content, { table: key, row, column }, value),
          `${key}/${row}/${column}`,
        ),
      remove: (row) => store.edit((content) => without(content, key, row)),
      activate: (index, column) => setActive({ index, column }),
      paste: (event, row, column) => {
        const block = blockIn(event.clipboardData);
        if (!block) return;
        event.preventDefault();
        setPasting({ table: key, columns, row, column, block });
      },
    }),
    [store, key, columns],
  );

  useLayoutEffect(() => {
    const { column } = active;
    if (column === undefined) return;
    const inputs = inputsOf();
    const found = inputs.find((input) => Number(input.dataset['at']) >= column) ?? inputs.at(-1);
    found?.focus();
    if (found instanceof HTMLInputElement) found.select();
  }, [active]);

  useEffect(() => {
    if (added !== undefined) acts.activate(added, 0);
  }, [added, acts]);

  useEffect(() => {
    if (jump?.table !== key || jump.row < 1) return;
    const column = columns.findIndex((one) => one.key === jump.column);
    acts.activate(jump.row - 1, Math.max(0, column));
  }, [jump, key, columns, acts]);

  const go = (move: Move, from: number): boolean => {
    const inputs = inputsOf();
    const beside = move.row === 0 ? inputs[from + move.column] : undefined;
    beside?.focus();
    if (move.row === 0) return beside !== undefined;
    const column = Number(inputs[from]?.dataset['at'] ?? 0);
    const next = placeIn(move, { index: open, column }, table, rows.length);
    if (next) setActive(next);
    return next !== undefined;
  };

  /** Enter in the last row begins one more. */
  const begin = (move: Move, key: string): boolean => {
    if (key !== 'Enter' || move.row < 0) return false;
    store.edit((content) => appended(content, table));
    acts.activate(
      rows.length,
      columns.findIndex((one) => !isGiven(one)),
    );
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposed(event)) return;
    if (asksUndo(event)) {
      event.preventDefault();
      store.undo();
      return;
    }
    const inputs = inputsOf();
    const from = inputs.indexOf(event.target as HTMLElement);
    const move = event.altKey || from < 0 ? undefined : moveOf(event, inputs);
    if (move && (go(move, from) || begin(move, event.key))) event.preventDefault();
  };

  return (
    <>
      <div className="table-scroll grid-scroll" role="region" aria-label={table.title} tabIndex={0}>
        <div role="presentation" onKeyDown={onKeyDown}>
          <table className="table grid" ref={at}>
            <thead>
              <tr>
                <th scope="col">{words.row}</th>
                {columns.map((column) => (
                  <th key={column.key} scope="col" title={column.help || undefined}>
                    {column.title}
                    {column.required && <span aria-hidden="true"> *</span>}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{words.removal}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <GridRow
                  key={row.id}
                  row={row}
                  index={index}
                  columns={columns}
                  marks={marks.get(index + 1)}
                  active={index === open}
                  acts={acts}
                />
              ))}
            </tbody>
          </table>
        </div>
      </div>
      {pasting && (
        <PasteDialog
          pasting={pasting}
          added={addedRows(rows.length, pasting)}
          onClose={() => setPasting(undefined)}
          onPaste={() => {
            store.edit((content) => pasted(content, pasting));
            setPasting(undefined);
            acts.activate(pasting.row, pasting.column);
          }}
        />
      )}
    </>
  );
}
