import { type ClipboardEvent, memo } from 'react';
import { Icon, IconButton } from '../../shared/ui/index.js';
import { CellInput } from './cell-input.js';
import { type Cell, type Column, shownCell } from './cell-values.js';
import { type Row } from './content.js';
import { isError, type Mark, markText, ofColumn } from './marks.js';
import { words } from './words.js';

export interface RowActs {
  readonly edit: (row: number, column: string, value: Cell) => void;
  readonly remove: (row: number) => void;
  readonly activate: (index: number, column: number) => void;
  readonly paste: (event: ClipboardEvent<HTMLInputElement>, index: number, column: number) => void;
}

interface Shown {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly marks: readonly Mark[] | undefined;
  readonly active: boolean;
  readonly acts: RowActs;
}

function lookOf(marks: readonly Mark[]): string {
  if (marks.length === 0) return '';
  return marks.some(isError) ? 'cell-error' : 'cell-warning';
}

function Sign({ marks }: { readonly marks: readonly Mark[] }) {
  if (marks.length === 0) return null;
  return (
    <span className="cell-sign">
      <Icon name={marks.some(isError) ? 'error' : 'warn'} size={16} />
      <span className="visually-hidden">{marks.map(markText).join(' ')}</span>
    </span>
  );
}

function Still({ row, index, columns, marks, acts }: Shown) {
  return (
    <tr onClick={() => acts.activate(index, 0)}>
      <th scope="row">
        {index + 1}
        <Sign marks={(marks ?? []).filter(({ column }) => column === null)} />
      </th>
      {columns.map((column, at) => {
        const here = ofColumn(marks, column.key);
        return (
          <td
            key={column.key}
            className={lookOf(here)}
            onClick={(event) => {
              event.stopPropagation();
              acts.activate(index, at);
            }}
          >
            {shownCell(column, row.cells[column.key])}
            <Sign marks={here} />
          </td>
        );
      })}
      <td>{''}</td>
    </tr>
  );
}

function Open({ row, index, columns, marks = [], acts }: Shown) {
  const told = `loi-${row.id}`;
  return (
    <>
      <tr className="row-open">
        <th scope="row">{index + 1}</th>
        {columns.map((column, at) => {
          const here = ofColumn(marks, column.key);
          return (
            <td key={column.key} className={lookOf(here)}>
              <CellInput
                column={column}
                value={row.cells[column.key]}
                label={`${column.title}, dòng ${index + 1}`}
                at={at}
                invalid={here.some(isError)}
                describedBy={here.length > 0 ? told : undefined}
                onValue={(value) => acts.edit(row.id, column.key, value)}
                onPaste={(event) => acts.paste(event, index, at)}
              />
            </td>
          );
        })}
        <td>
          <IconButton
            icon="bin"
            label={`${words.remove} ${index + 1}`}
            onClick={() => acts.remove(row.id)}
          />
        </td>
      </tr>
      {marks.length > 0 && (
        <tr className="row-told">
          <td colSpan={columns.length + 2} id={told}>
            <ul>
              {marks.map((mark) => (
                <li key={mark.id} className={isError(mark) ? 'told-error' : 'told-warning'}>
                  <Icon name={isError(mark) ? 'error' : 'warn'} size={16} />
                  <span>{markText(mark)}</span>
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
}

/** A row of the grid. Only the open one holds inputs; a keystroke draws that one alone. */
export const GridRow = memo(function GridRow(shown: Shown) {
  return shown.active ? <Open {...shown} /> : <Still {...shown} />;
});
