import { useQuery } from '@tanstack/react-query';
import { type NoticeLine } from '#libs/records';
import { ask } from '../../../shared/api/client.js';
import { dayText } from '../../../shared/dates.js';
import { Empty, Shown } from '../../../shared/ui/index.js';
import { CampaignFrame } from '../frame.js';
import { words } from './words.js';

export function Page() {
  return <CampaignFrame>{({ directive }) => <Papers directive={directive} />}</CampaignFrame>;
}

const usePapers = (directive: string) =>
  useQuery({
    queryKey: ['directive', directive, 'papers'],
    queryFn: ({ signal }) =>
      ask<readonly NoticeLine[]>(`/api/notices?dossier=${directive}`, { signal }),
  });

function Papers({ directive }: { readonly directive: string }) {
  const papers = usePapers(directive);
  return (
    <div>
      <h2>{words.title}</h2>
      <Shown of={papers}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={words.none}>
              <p>{words.noneHint}</p>
            </Empty>
          ) : (
            <PaperTable papers={all} />
          )
        }
      </Shown>
      <p className="hint">{words.archive}</p>
    </div>
  );
}

function PaperTable({ papers }: { readonly papers: readonly NoticeLine[] }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={words.title}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{words.symbol}</th>
            <th scope="col">{words.on}</th>
            <th scope="col">{words.about}</th>
            <th scope="col">{words.file}</th>
          </tr>
        </thead>
        <tbody>
          {papers.map(({ notice, symbol, issuedOn, title, sha256, revoked }) => (
            <tr key={notice}>
              <th scope="row">
                {symbol}
                {revoked && ` (${words.revoked})`}
              </th>
              <td>{dayText(issuedOn)}</td>
              <td>{title}</td>
              <td>
                {sha256 ? (
                  <a
                    href={`/documents/${notice}.pdf`}
                    target="_blank"
                    rel="noreferrer"
                    aria-label={`${words.open} ${symbol}`}
                  >
                    {words.open}
                  </a>
                ) : (
                  words.sealing
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
