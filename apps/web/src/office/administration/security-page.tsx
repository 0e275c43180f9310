import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { type SecurityLine } from '#libs/sign-in';
import { ask } from '../../shared/api/client.js';
import { exactText } from '../../shared/dates.js';
import { Button, Empty, SelectField, Skeleton, Wrong } from '../../shared/ui/index.js';
import { Parts } from './parts.js';
import { words } from './words.js';

interface LogPage {
  readonly events: readonly SecurityLine[];
  readonly next: string | null;
}

const kinds = [
  { value: '', text: words.all },
  ...Object.entries(words.kinds).map(([value, text]) => ({ value, text })),
];

function Lines({ events }: { readonly events: readonly SecurityLine[] }) {
  if (events.length === 0) return <Empty title={words.empty} />;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.security}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.when}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.where}</th>
          </tr>
        </thead>
        <tbody>
          {events.map(({ id, at, kind, name, address, device }) => (
            <tr key={id}>
              <td>{exactText(at)}</td>
              <td>{words.kinds[kind]}</td>
              <td>{name ?? words.system}</td>
              <td>{[device, address].filter(Boolean).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What happened at the door, the newest first. */
export function SecurityPage() {
  const [params, setParams] = useSearchParams();
  const kind = params.get('viec') ?? '';
  const found = useInfiniteQuery({
    queryKey: ['security-log', kind],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => {
      const given = Object.entries({ kind, after: pageParam }).filter(([, value]) => value);
      return ask<LogPage>(`/api/security-log?${new URLSearchParams(given)}`, { signal });
    },
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <div className="administration">
      <h1>{words.security}</h1>
      <Parts />
      <SelectField
        label={words.kind}
        value={kind}
        choices={kinds}
        onChange={({ target }) =>
          setParams(target.value ? { viec: target.value } : {}, { replace: true })
        }
      />
      <Wrong error={found.error} onAgain={() => void found.refetch()} />
      {found.isPending && <Skeleton />}
      {found.data && <Lines events={found.data.pages.flatMap(({ events }) => events)} />}
      {found.hasNextPage && (
        <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </div>
  );
}
