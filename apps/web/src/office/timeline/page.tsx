import './timeline.css';
import { useParams } from 'react-router';
import { type TimelineFact } from '#libs/oversight';
import { exactText } from '../../shared/dates.js';
import { Notice, Shown } from '../../shared/ui/index.js';
import { AsOf } from './as-of.js';
import { proofUrl, useTimeline } from './queries.js';
import { words } from './words.js';

/** The whole history of a record in words, newest first, with its proof. */
export function Page() {
  const { stream = '' } = useParams();
  return (
    <Shown of={useTimeline(stream)}>
      {({ title, withheld, facts }) => (
        <div className="timeline">
          <h1>{words.title(title)}</h1>
          {withheld && <Notice>{words.withheld}</Notice>}
          <AsOf stream={stream} />
          <ol reversed>
            {facts.toReversed().map((fact) => (
              <FactLine key={fact.version} fact={fact} stream={stream} />
            ))}
          </ol>
        </div>
      )}
    </Shown>
  );
}

function FactLine({ fact, stream }: { readonly fact: TimelineFact; readonly stream: string }) {
  const { version, at, who, onBehalfOf, text, details, changes, block } = fact;
  return (
    <li className="card">
      <h2>{text}</h2>
      <p className="hint">
        <time dateTime={at}>{exactText(at)}</time> · {words.by(who, onBehalfOf)}
      </p>
      {details.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {changes.length > 0 && (
        <dl className="facts">
          {changes.map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {before !== null && <del>{before}</del>} {after ?? words.empty}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {block ? (
        <p className="hint">
          {words.sealed(block.number)} ·{' '}
          <a href={proofUrl(stream, version)} download aria-label={words.proofOf(text)}>
            {words.proof}
          </a>
        </p>
      ) : (
        <p className="hint">{words.notSealed}</p>
      )}
    </li>
  );
}
