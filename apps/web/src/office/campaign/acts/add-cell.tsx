import { useState } from 'react';
import { type Board } from '#libs/directive';
import { useCommand } from '../../../shared/api/use-command.js';
import { Dialog, SelectField, Shown, useAnnounce } from '../../../shared/ui/index.js';
import { useCellsOfToday } from '../../organisation/queries.js';
import { ActForm } from './act-form.js';
import { hasGrounds, useGrounds } from './line-forms.js';
import { words } from './words.js';

interface Cell {
  readonly cell: string;
  readonly name: string;
}

export function AddCell({
  board,
  onClose,
}: {
  readonly board: Board;
  readonly onClose: () => void;
}) {
  const today = useCellsOfToday();
  const isLeft = ({ cell }: Cell): boolean => !board.lines.some((line) => line.cell === cell);
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <Shown of={today}>
        {(all) => {
          const left = all.filter(isLeft);
          if (left.length === 0) return <p>{words.addNone}</p>;
          return <Adding directive={board.directive} cells={left} onClose={onClose} />;
        }}
      </Shown>
    </Dialog>
  );
}

function Adding({
  directive,
  cells,
  onClose,
}: {
  readonly directive: string;
  readonly cells: readonly Cell[];
  readonly onClose: () => void;
}) {
  const announce = useAnnounce();
  const [cell, setCell] = useState('');
  const { grounds, asked, ask: askGrounds, fields } = useGrounds();
  const { mutate, isPending, error } = useCommand<unknown>(
    () => ({ path: `/api/directives/${directive}/obligations`, body: { cell, ...grounds } }),
    () => {
      announce(words.added(cells.find((one) => one.cell === cell)?.name ?? ''));
      onClose();
    },
  );
  return (
    <ActForm
      consequence={words.addWhat}
      verb={words.addDo}
      busy={isPending}
      error={error}
      onDo={() => (cell !== '' && hasGrounds(grounds) ? mutate() : askGrounds())}
    >
      <SelectField
        label={words.addCell}
        value={cell}
        error={asked && cell === '' ? words.addChoose : undefined}
        choices={[
          { value: '', text: words.addChoose },
          ...cells.map((one) => ({ value: one.cell, text: one.name })),
        ]}
        onChange={({ target }) => setCell(target.value)}
      />
      {fields}
    </ActForm>
  );
}
