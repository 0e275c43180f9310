import { type BoardLine } from '#libs/directive';
import { type UrgedOne } from '#libs/messages';
import { useCommand } from '../../../shared/api/use-command.js';
import { Button, Dialog, Notice } from '../../../shared/ui/index.js';
import { ActForm } from './act-form.js';
import { words } from './words.js';

interface Urged {
  readonly cells: readonly UrgedOne[];
}

function Outcome({
  urged,
  lines,
}: {
  readonly urged: readonly UrgedOne[];
  readonly lines: readonly BoardLine[];
}) {
  const left = urged.filter((one) => one.urged === null);
  const nameOf = (cell: string): string => lines.find((line) => line.cell === cell)?.cellName ?? '';
  return (
    <>
      <Notice
        tone={left.length === 0 ? 'good' : 'warn'}
        title={words.remindedMany(urged.length - left.length, urged.length)}
      />
      {left.length > 0 && (
        <>
          <p>{words.notReminded}</p>
          <ul>
            {left.map(({ cell, text }) => (
              <li key={cell}>
                <strong>{nameOf(cell)}:</strong> {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Urges the cells that were chosen, and says of each what became of it. */
export function RemindMany({
  directive,
  lines,
  onDone,
  onClose,
}: {
  readonly directive: string;
  readonly lines: readonly BoardLine[];
  /** The cells that were urged leave the selection. */
  readonly onDone: (cells: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const { mutate, isPending, error, data, variables } = useCommand<Urged, readonly BoardLine[]>(
    (chosen) => ({
      path: `/api/directives/${directive}/remind`,
      body: { cells: chosen.map(({ cell }) => cell) },
    }),
    ({ cells }) => onDone(cells.filter(({ urged }) => urged).map(({ cell }) => cell)),
  );
  const count = (variables ?? lines).length;
  return (
    <Dialog
      title={words.remindManyTitle(count)}
      onClose={onClose}
      foot={data && <Button onClick={onClose}>{words.close}</Button>}
    >
      {data ? (
        <Outcome urged={data.cells} lines={variables ?? lines} />
      ) : (
        <ActForm
          consequence={words.remindManyWhat(count)}
          verb={words.remindManyDo(count)}
          busy={isPending}
          error={error}
          onDo={() => mutate(lines)}
        />
      )}
    </Dialog>
  );
}
