import { type DraftView } from '#libs/directive';
import { momentText } from '../../shared/dates.js';
import { Button, Dialog } from '../../shared/ui/index.js';
import { shownCell } from './cell-values.js';
import { bodyIn } from './content.js';
import { type Conflict, type DraftStore } from './draft-store.js';
import { type Difference, differences, merged } from './merge.js';
import { moreText, words } from './words.js';

const SHOWN = 50;
const papers: Readonly<Record<string, string>> = {
  number: words.number,
  reportedOn: words.day,
  note: words.note,
  attachments: words.files,
};

function columnOf({ fields, tables }: DraftView['form'], { table, column }: Difference) {
  const columns =
    table === 'fields' ? fields : (tables.find(({ key }) => key === table)?.columns ?? []);
  return columns.find(({ key }) => key === column);
}

function placeWords(form: DraftView['form'], at: Difference): string {
  if (at.table === undefined) return papers[at.column] ?? '';
  const title = form.tables.find(({ key }) => key === at.table)?.title;
  const column = columnOf(form, at)?.title;
  const row = at.row === undefined ? undefined : `dòng ${at.row}`;
  return [title, row, column].filter(Boolean).join(', ');
}

function valueWords(form: DraftView['form'], at: Difference, value: unknown): string {
  if (at.column === 'attachments' && Array.isArray(value)) return `${value.length} tệp`;
  const column = columnOf(form, at);
  return (column ? shownCell(column, value) : String(value ?? '')) || words.empty;
}

/** Two people, or one on two machines, wrote the same draft: both versions, and the choice. */
export function ConflictDialog({
  store,
  conflict,
}: {
  readonly store: DraftStore;
  readonly conflict: Conflict;
}) {
  const { theirs, mine, base } = conflict;
  const other = bodyIn(theirs);
  const found = differences(mine, other);
  const { form, savedAt } = theirs;
  return (
    <Dialog
      wide
      title={words.conflict}
      onClose={() => store.settle(merged(base, mine, other))}
      foot={
        <>
          <Button look="main" onClick={() => store.settle(merged(base, mine, other))}>
            {words.merge}
          </Button>
          <Button onClick={() => store.settle(mine)}>{words.mine}</Button>
          <Button onClick={() => store.settle(other)}>{words.theirs}</Button>
        </>
      }
    >
      <p>
        {words.conflictSays} {savedAt && `(Lưu lúc ${momentText(savedAt)}.)`}
      </p>
      <p className="hint">{words.mergeHint}</p>
      <div className="table-scroll" role="region" aria-label={words.conflict} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.place}</th>
              <th scope="col">{words.mineIs}</th>
              <th scope="col">{words.theirsIs}</th>
            </tr>
          </thead>
          <tbody>
            {found.slice(0, SHOWN).map((at, i) => (
              <tr key={i}>
                <th scope="row">{placeWords(form, at)}</th>
                <td>{valueWords(form, at, at.mine)}</td>
                <td>{valueWords(form, at, at.theirs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length > SHOWN && <p>{moreText(found.length - SHOWN)}</p>}
    </Dialog>
  );
}
