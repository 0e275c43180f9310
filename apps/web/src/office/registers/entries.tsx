import { type RegisterEntry } from '#libs/records';
import { dayText } from '../../shared/dates.js';
import { Button, Empty, Skeleton, Wrong } from '../../shared/ui/index.js';
import { useEntries, type Wanted } from './queries.js';
import { words } from './words.js';

/** The rows of a register, newest first, as the book has them. */
export function Entries({ wanted }: { readonly wanted: Wanted }) {
  const pages = useEntries(wanted);
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  if (pages.isError) return <Wrong error={pages.error} onAgain={() => void pages.refetch()} />;
  if (pages.isPending) return <Skeleton />;
  if (entries.length === 0)
    return (
      <Empty title={words.none}>
        <p>{words.noneMore}</p>
      </Empty>
    );
  return (
    <>
      <div className="table-scroll" role="region" aria-label={words.table} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.day}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.summary}</th>
              <th scope="col">{wanted.direction === 'out' ? words.receiver : words.sender}</th>
              <th scope="col">{words.signer}</th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <Row key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="actions no-print">
        {pages.hasNextPage && (
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {words.more}
          </Button>
        )}
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
    </>
  );
}

function Row({ entry }: { readonly entry: RegisterEntry }) {
  const { symbol, number, day, kind, summary, party, signer, stateText, pdf } = entry;
  const name = symbol || number || '';
  return (
    <tr>
      <th scope="row">
        {pdf ? (
          <a href={pdf} target="_blank" rel="noreferrer" aria-label={words.open(name)}>
            {name}
          </a>
        ) : (
          name
        )}
      </th>
      <td>{dayText(day)}</td>
      <td>{kind}</td>
      <td className="summary">{summary}</td>
      <td>{party}</td>
      <td>{signer}</td>
      <td>{stateText}</td>
    </tr>
  );
}
