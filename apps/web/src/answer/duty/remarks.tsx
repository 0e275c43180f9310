import { rowWords } from '../rows.js';
import { type Comment, type ReportView } from './queries.js';
import { words } from './words.js';

type Place = NonNullable<Comment['anchor']>;

function fileWords({ files }: ReportView, place: Extract<Place, { file: string }>): string {
  const name = files.find(({ id }) => id === place.file)?.name ?? '';
  return place.page === null ? `Tệp ${name}` : `Tệp ${name}, trang ${place.page}`;
}

function placeWords(sent: ReportView, { anchor, place = anchor }: Comment): string {
  if (place === null) return words.wholeReport;
  return 'file' in place ? fileWords(sent, place) : rowPlaceWords(sent, place);
}

function rowPlaceWords({ tables }: ReportView, place: Exclude<Place, { file: string }>): string {
  const table = tables.find(({ key }) => key === place.table);
  if (!table) return words.wholeReport;
  const row = table.rows.find(({ key }) => key === place.row);
  const column = table.columns.find(({ key }) => key === place.column);
  return [table.title, row && rowWords(table, row.values), column?.title]
    .filter(Boolean)
    .join(' – ');
}

/** What the reviewer remarked, each at its row. */
export function Remarks({ sent }: { readonly sent: ReportView }) {
  const { comments } = sent;
  if (comments.length === 0) return null;
  return (
    <>
      <h3>{words.remarks}</h3>
      <ul className="plain-list">
        {comments.map((comment) => (
          <li key={comment.id}>
            <strong>{placeWords(sent, comment)}</strong>
            {comment.resolvedAt && ` (${words.settled})`}
            <br />
            {comment.text}
          </li>
        ))}
      </ul>
    </>
  );
}
