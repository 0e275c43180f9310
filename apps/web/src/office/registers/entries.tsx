import { type RegisterEntry } from '#libs/records';
import { Button, Empty, Skeleton, Wrong } from '../../shared/ui/index.js';
import { dayText } from '../../shared/dates.js';
import { type Asked, type Direction, useEntries } from './queries.js';
import { words } from './words.js';

function Line({
  entry,
  direction,
}: {
  readonly entry: RegisterEntry;
  readonly direction: Direction;
}) {
  return (
    <tr>
      <th scope="row">{entry.symbol}</th>
      <td className="day">{dayText(entry.day)}</td>
      <td>{entry.kind}</td>
      <td className="summary">{entry.summary}</td>
      <td>{entry.party ?? words.none}</td>
      {direction === 'out' && <td>{entry.signer ?? words.none}</td>}
      <td>{entry.stateText}</td>
      <td className="not-printed">
        {entry.pdf ? (
          <a
            href={entry.pdf}
            target="_blank"
            rel="noreferrer"
            className="in-table"
            aria-label={words.openPaper(entry.symbol)}
          >
            {words.pdf}
          </a>
        ) : (
          words.none
        )}
      </td>
    </tr>
  );
}

function Lines({
  entries,
  direction,
}: {
  readonly entries: readonly RegisterEntry[];
  readonly direction: Direction;
}) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.entries}>
      <table className="table register-table">
        <thead>
          <tr>
            <th scope="col">{words.symbol}</th>
            <th scope="col">{words.day[direction]}</th>
            <th scope="col">{words.kind}</th>
            <th scope="col">{words.summary}</th>
            <th scope="col">{words.party[direction]}</th>
            {direction === 'out' && <th scope="col">{words.signer}</th>}
            <th scope="col">{words.state}</th>
            <th scope="col" className="not-printed">
              {words.paper}
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Line key={entry.id} entry={entry} direction={direction} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The lines that are asked for, a page at a time. */
export function Entries({ asked }: { readonly asked: Asked }) {
  const found = useEntries(asked);
  if (found.isError) return <Wrong error={found.error} onAgain={() => void found.refetch()} />;
  if (!found.data) return <Skeleton lines={8} />;
  const entries = found.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0)
    return (
      <Empty title={words.empty}>
        <p>{words.emptyHelp}</p>
      </Empty>
    );
  return (
    <>
      <Lines entries={entries} direction={asked.direction} />
      {found.hasNextPage && (
        <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  );
}
