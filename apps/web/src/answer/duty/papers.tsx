import { Link } from 'react-router';
import { type ObligationView } from '#libs/directive';
import { dayText, momentText } from '../../shared/dates.js';
import { FileLink, Icon } from '../../shared/ui/index.js';
import { type Place, useDirective } from '../obligation.js';
import { receiptPath } from '../paths.js';
import { timelinessWords } from '../timeliness.js';
import { type NoticeRow, useNotices } from './queries.js';
import { words } from './words.js';

function Notices({ rows }: { readonly rows: readonly NoticeRow[] }) {
  return (
    <section className="card" aria-labelledby="van-ban">
      <h2 id="van-ban">{words.notices}</h2>
      <ul className="plain-list">
        {rows.map(({ notice, symbol, title, issuedOn, revoked }) => (
          <li key={notice}>
            <FileLink look="quiet" icon="file" href={`/documents/${notice}.pdf`}>
              {symbol}, ngày {dayText(issuedOn)}
            </FileLink>
            <div className="hint">
              {title}
              {revoked ? ` (${words.revoked})` : ''}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Receipts and papers: what the cell keeps of this directive. */
export function Papers({ place, view }: { readonly place: Place; readonly view: ObligationView }) {
  const { receipts, round } = view;
  const directive = useDirective(place);
  const notices = useNotices(place);
  // The letter itself is opened above.
  const papers = (notices.data ?? []).filter(({ notice }) => notice !== directive.data?.notice);
  return (
    <>
      {receipts.length > 0 && (
        <section className="card" aria-labelledby="bien-nhan">
          <h2 id="bien-nhan">{words.receipts}</h2>
          <ul className="plain-list">
            {receipts.toReversed().map(({ number, completedAt, timeliness }) => (
              <li key={number}>
                <Link className="row-link" to={receiptPath(place.directive, place.cell, number)}>
                  <Icon name="stamp" /> Số {number}
                </Link>{' '}
                {momentText(completedAt)}, {timelinessWords(timeliness)}
              </li>
            ))}
          </ul>
          {round > 0 && (
            <FileLink look="quiet" href={`${place.api}/list.xlsx`}>
              {words.list}
            </FileLink>
          )}
        </section>
      )}
      {papers.length > 0 && <Notices rows={papers} />}
    </>
  );
}
