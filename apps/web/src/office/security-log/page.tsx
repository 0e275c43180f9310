import { useSearchParams } from 'react-router';
import { exactText } from '../../shared/dates.js';
import { Button, Empty, SelectField, Skeleton, Wrong } from '../../shared/ui/index.js';
import { AdministrationNav } from '../administration/parts.js';
import { useSecurityLog } from './queries.js';
import { kinds, words } from './words.js';

const choices = [
  { value: '', text: words.all },
  ...Object.entries(kinds).map(([value, text]) => ({ value, text })),
];

export function Page() {
  const [asked, setAsked] = useSearchParams();
  const kind = asked.get('loai') ?? '';
  return (
    <>
      <h1>{words.title}</h1>
      <AdministrationNav />
      <SelectField
        label={words.kind}
        choices={choices}
        value={kind}
        onChange={({ target }) =>
          setAsked(target.value ? { loai: target.value } : {}, { replace: true })
        }
      />
      <Lines kind={kind} />
    </>
  );
}

function Lines({ kind }: { readonly kind: string }) {
  const pages = useSecurityLog(kind);
  const lines = pages.data?.pages.flatMap(({ events }) => events) ?? [];
  if (pages.isError) return <Wrong error={pages.error} onAgain={() => void pages.refetch()} />;
  if (pages.isPending) return <Skeleton />;
  if (lines.length === 0) return <Empty title={words.none} />;
  return (
    <>
      <div className="table-scroll" role="region" aria-label={words.table} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.when}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.where}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.id}>
                <td>{exactText(line.at)}</td>
                <td>{kinds[line.kind]}</td>
                <td>{line.name ?? words.nobody}</td>
                <td>{[line.device, line.address].filter(Boolean).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages.hasNextPage && (
        <div className="actions">
          <Button busy={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}
