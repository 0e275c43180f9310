import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Board } from '#libs/directive';
import { compareNames } from '#libs/text';
import { ask } from '../../../shared/api/client.js';
import { useCommand } from '../../../shared/api/use-command.js';
import { Dialog, SelectField, Shown, useAnnounce } from '../../../shared/ui/index.js';
import { ActForm } from './act-form.js';
import { hasGrounds, useGrounds } from './line-forms.js';
import { words } from './words.js';

interface Cell {
  readonly cell: string;
  readonly name: string;
}
interface Organisation {
  readonly committees: readonly { readonly cells: readonly Cell[] }[];
}

/** Cells of today that have no line on the board. */
const useCellsLeft = ({ lines }: Board) =>
  useQuery({
    queryKey: ['organisation'],
    queryFn: ({ signal }) => ask<Organisation>('/api/organisation', { signal }),
    select: ({ committees }) =>
      committees
        .flatMap(({ cells }) => cells)
        .filter(({ cell }) => !lines.some((line) => line.cell === cell))
        .toSorted((a, b) => compareNames(a.name, b.name)),
  });

export function AddCell({
  board,
  onClose,
}: {
  readonly board: Board;
  readonly onClose: () => void;
}) {
  const left = useCellsLeft(board);
  return (
    <Dialog title={words.addTitle} onClose={onClose}>
      <Shown of={left}>
        {(cells) =>
          cells.length === 0 ? (
            <p>{words.addNone}</p>
          ) : (
            <Adding directive={board.directive} cells={cells} onClose={onClose} />
          )
        }
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
