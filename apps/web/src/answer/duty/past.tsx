import { type ObligationView } from '#libs/directive';
import { momentText } from '../../shared/dates.js';
import { Notice, Shown } from '../../shared/ui/index.js';
import { type Place } from '../obligation.js';
import { Changes } from './changes.js';
import { useRounds, useSent } from './queries.js';
import { Remarks } from './remarks.js';
import { factWords, words } from './words.js';

interface Told {
  readonly place: Place;
  readonly view: ObligationView;
}

/** Why the report came back, with the remarks at their rows, before anything else. */
export function Back({ place, view }: Told) {
  const sent = useSent(place, true);
  const back = view.history.findLast(
    ({ type }) => type === 'ReportReturned' || type === 'ReportWithdrawn',
  );
  if (back?.type !== 'ReportReturned') return null;
  return (
    <section className="card returned" aria-labelledby="tra-lai">
      <h2 id="tra-lai">{words.returned}</h2>
      <Notice tone="warn">
        <p>{back.reason}</p>
        <p className="hint">
          {momentText(back.at)}. Hạn gửi lại: {view.wording}.
        </p>
      </Notice>
      <Shown of={sent}>{(report) => <Remarks sent={report} />}</Shown>
    </section>
  );
}

function Rounds({ place }: { readonly place: Place }) {
  const sent = useSent(place, true);
  const diff = useRounds(place, true);
  return (
    <details className="card">
      <summary>{words.rounds}</summary>
      <Shown of={sent}>
        {(report) => <Shown of={diff}>{(found) => <Changes diff={found} sent={report} />}</Shown>}
      </Shown>
    </details>
  );
}

/** What has happened, newest first, and what the last round changed. */
export function Past({ place, view }: Told) {
  return (
    <>
      {view.round > 1 && <Rounds place={place} />}
      <details className="card">
        <summary>{words.history}</summary>
        <ol className="plain-list" reversed>
          {view.history.toReversed().map(({ version, type, at, reason }) => (
            <li key={version}>
              {factWords(type)}, {momentText(at)}
              {reason && <div className="hint">Lý do: {reason}</div>}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
