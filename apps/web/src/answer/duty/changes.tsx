import { type RoundsDiff } from '#libs/directive';
import { rowWords } from '../rows.js';
import { shownCell } from '../report/cell-values.js';
import { type ReportView } from './queries.js';
import { words } from './words.js';

type TableDiff = RoundsDiff['tables'][number];
type Sent = ReportView['tables'][number];

const isEmpty = ({ added, removed, changed }: TableDiff): boolean =>
  added.length + removed.length + changed.length === 0;

function Rows({ diff, table }: { readonly diff: TableDiff; readonly table: Sent | undefined }) {
  if (!table) return null;
  const named = (key: string): string => {
    const row = table.rows.find((one) => one.key === key);
    return row ? rowWords(table, row.values) : '';
  };
  const titled = (key: string) => table.columns.find((column) => column.key === key);
  return (
    <ul>
      {diff.added.map(({ key, values }) => (
        <li key={key}>Thêm: {rowWords(table, values)}</li>
      ))}
      {diff.removed.map(({ key, values }) => (
        <li key={key}>Bỏ: {rowWords(table, values)}</li>
      ))}
      {diff.changed.map(({ key, columns }) => (
        <li key={key}>
          Sửa {named(key)}:{' '}
          {columns.map(({ column, before, after }) => {
            const at = titled(column);
            return at ? (
              <span key={column} className="change">
                {at.title}: <del>{shownCell(at, before) || 'để trống'}</del> →{' '}
                <ins>{shownCell(at, after) || 'để trống'}</ins>{' '}
              </span>
            ) : null;
          })}
        </li>
      ))}
    </ul>
  );
}

/** What the last round changed in the one before it. */
export function Changes({ diff, sent }: { readonly diff: RoundsDiff; readonly sent: ReportView }) {
  const { added, removed } = diff.files;
  const changed = diff.tables.filter((table) => !isEmpty(table));
  return (
    <>
      <p>
        Lần gửi thứ {diff.to} so với lần thứ {diff.from}:
      </p>
      {changed.length + added.length + removed.length === 0 && <p>{words.noDifference}</p>}
      {changed.map((table) => (
        <div key={table.key}>
          <h3>{table.title}</h3>
          <Rows diff={table} table={sent.tables.find(({ key }) => key === table.key)} />
        </div>
      ))}
      {added.length > 0 && <p>Tệp thêm: {added.join(', ')}</p>}
      {removed.length > 0 && <p>Tệp bỏ: {removed.join(', ')}</p>}
    </>
  );
}
