import { Icon } from '../../shared/ui/index.js';
import { type Draft } from './draft-store.js';
import { isError, type Mark, markText } from './marks.js';
import { moreText, words } from './words.js';

const SHOWN = 200;

const papers: Readonly<Record<string, string>> = {
  number: words.number,
  reportedOn: words.day,
  note: words.note,
  attachments: words.files,
};

function placeWords({ form }: Draft, { table, row, column }: Mark): string {
  if (table === 'report') return `${papers[column ?? ''] ?? words.paper}: `;
  const title = form.tables.find(({ key }) => key === table)?.title;
  if (!title) return '';
  return row ? `${title}, dòng ${row.number}: ` : `${title}: `;
}

/** What is wrong and what is doubtful. Each leads to its cell. */
export function MarksList({
  draft,
  marks,
  onJump,
}: {
  readonly draft: Draft;
  readonly marks: readonly Mark[];
  readonly onJump: (mark: Mark) => void;
}) {
  const errors = marks.filter(isError).length;
  if (marks.length === 0) return null;
  return (
    <details className="card marks" open={errors > 0}>
      <summary>
        <span>
          {words.findings}: {errors} {words.errors}, {marks.length - errors} {words.warnings}
        </span>
      </summary>
      <ul className="plain-list">
        {marks.slice(0, SHOWN).map((mark) => (
          <li key={mark.id}>
            <button type="button" className="mark-link" onClick={() => onJump(mark)}>
              <span className={isError(mark) ? 'told-error' : 'told-warning'}>
                <Icon name={isError(mark) ? 'error' : 'warn'} size={16} />
                <span>
                  {isError(mark) ? 'Lỗi' : 'Xem lại'}: {placeWords(draft, mark)}
                  {markText(mark)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {marks.length > SHOWN && <p>{moreText(marks.length - SHOWN)}</p>}
    </details>
  );
}
