import { type DirectivePreview } from '#libs/directive';
import { Notice, SelectField, Skeleton } from '../../shared/ui/index.js';
import { type StepProps } from './step.js';
import { words } from './words.js';

const { to } = words;

type Recipient = DirectivePreview['recipients'][number];

/** Step 3: which cells are asked, and what each still lacks. */
export function StepRecipients({ draft, change, wrong, preview }: StepProps) {
  if (!preview) return <Skeleton />;
  const { recipients, leftOut } = preview;
  const chosen = draft.selection?.cells;
  const lacking = recipients.filter(({ lacks }) => lacks.length > 0).length;
  return (
    <>
      <SelectField
        label={to.whom}
        value={chosen ? 'some' : 'all'}
        error={wrong.get('selection')}
        choices={[
          { value: 'all', text: to.all },
          { value: 'some', text: to.some },
        ]}
        onChange={({ target }) =>
          change({
            selection:
              target.value === 'some' ? { cells: recipients.map(({ cell }) => cell) } : undefined,
          })
        }
      />
      <p role="status">
        <strong>{to.count(recipients.length)}</strong>
      </p>
      {lacking > 0 && (
        <Notice tone="warn" title={to.lacking(lacking)}>
          <p>{to.lackingHint}</p>
        </Notice>
      )}
      <Table
        cells={[...recipients, ...leftOut.map((one): Recipient => ({ ...one, lacks: [] }))]}
        chosen={chosen}
        onChoose={(cells) => change({ selection: { ...draft.selection, cells } })}
      />
    </>
  );
}

function Table({
  cells,
  chosen,
  onChoose,
}: {
  readonly cells: readonly Recipient[];
  readonly chosen: readonly string[] | undefined;
  readonly onChoose: (cells: string[]) => void;
}) {
  const shown = chosen ? cells : cells.filter(({ lacks }) => lacks);
  const pick = (cell: string, picked: boolean): void =>
    onChoose(picked ? [...chosen!, cell] : chosen!.filter((one) => one !== cell));
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={to.table}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{to.cell}</th>
            <th scope="col">{to.state}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ cell, name, lacks }) => (
            <tr key={cell}>
              <td>
                {chosen ? (
                  <label className="pick-cell">
                    <input
                      type="checkbox"
                      checked={chosen.includes(cell)}
                      onChange={({ target }) => pick(cell, target.checked)}
                    />
                    {name}
                  </label>
                ) : (
                  name
                )}
              </td>
              <td>
                {lacks.length === 0 ? to.nothing : lacks.map((lack) => to.lacks[lack]).join(', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
