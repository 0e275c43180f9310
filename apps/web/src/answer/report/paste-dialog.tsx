import { useEffect, useRef } from 'react';
import { Button, Dialog } from '../../shared/ui/index.js';
import { isGiven, settledCell, shownCell } from './cell-values.js';
import { pastedColumns, type Pasting } from './paste.js';
import { addedText, moreText, rowsText, words } from './words.js';

const SHOWN = 20;

/** How the pasted cells are understood, before they are put in. */
export function PasteDialog({
  pasting,
  added,
  onPaste,
  onClose,
}: {
  readonly pasting: Pasting;
  readonly added: number;
  readonly onPaste: () => void;
  readonly onClose: () => void;
}) {
  const columns = pastedColumns(pasting);
  const main = useRef<HTMLButtonElement>(null);
  useEffect(() => main.current?.focus(), []);
  const { block, row } = pasting;
  return (
    <Dialog
      wide
      title={words.paste}
      onClose={onClose}
      foot={
        <>
          <Button look="main" ref={main} onClick={onPaste}>
            {words.pasteDo} {rowsText(block.length)}
          </Button>
          <Button look="quiet" onClick={onClose}>
            {words.notYet}
          </Button>
        </>
      }
    >
      <p>
        {rowsText(block.length)}, bắt đầu từ dòng {row + 1}.{' '}
        {added > 0 && <strong>{addedText(added)}</strong>}
      </p>
      {columns.some(isGiven) && <p className="hint">{words.pasteGiven}</p>}
      <div className="table-scroll" role="region" aria-label={words.paste} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.row}</th>
              {columns.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {block.slice(0, SHOWN).map((cells, i) => (
              <tr key={i}>
                <th scope="row">{row + i + 1}</th>
                {columns.map((column, j) => (
                  <td key={column.key}>{shownCell(column, settledCell(column, cells[j] ?? ''))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {block.length > SHOWN && <p>{moreText(block.length - SHOWN)}</p>}
    </Dialog>
  );
}
