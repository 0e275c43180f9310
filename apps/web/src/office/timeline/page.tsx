import { useParams } from 'react-router';
import { type TimelineFact } from '#libs/oversight';
import { exactText } from '../../shared/dates.js';
import { FileLink, Notice, Shown } from '../../shared/ui/index.js';
import { AsAt } from './as-at.js';
import { apiPath, useTimeline } from './queries.js';
import { words } from './words.js';
import './timeline.css';

function Changes({ changes }: { readonly changes: TimelineFact['changes'] }) {
  if (changes.length === 0) return null;
  return (
    <ul aria-label={words.changed}>
      {changes.map(({ label, before, after }) => (
        <li key={label}>
          {label}: <strong>{after ?? words.removed}</strong>
          {before !== null && ` (${words.from} ${before})`}
        </li>
      ))}
    </ul>
  );
}

function Fact({ stream, fact }: { readonly stream: string; readonly fact: TimelineFact }) {
  const { version, at, who, onBehalfOf, text, details, changes, block } = fact;
  return (
    <li className="fact-line">
      <h3>{text}</h3>
      <p className="hint">
        {exactText(at)} · {who}
        {onBehalfOf && `, ${words.onBehalf(onBehalfOf)}`}
      </p>
      {details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      <Changes changes={changes} />
      {block ? (
        <p className="sealed">
          <span>{words.sealed(block.number)}</span>
          <FileLink look="quiet" href={`${apiPath(stream)}/facts/${version}/proof`}>
            {words.proof}
          </FileLink>
        </p>
      ) : (
        <p className="hint">{words.unsealed}</p>
      )}
    </li>
  );
}

/** The history of a record in words, how it stood at a moment, and the proof of each fact. */
export function Page() {
  const { stream = '' } = useParams();
  return (
    <div className="timeline">
      <Shown of={useTimeline(stream)}>
        {({ title, withheld, facts }) => (
          <>
            <h1>{words.title(title)}</h1>
            {withheld && (
              <Notice>
                <p>{words.withheld}</p>
              </Notice>
            )}
            <AsAt stream={stream} />
            <h2>{words.facts(facts.length)}</h2>
            <p className="hint">{words.proofHelp}</p>
            <ol className="fact-lines">
              {facts.map((fact) => (
                <Fact key={fact.version} stream={stream} fact={fact} />
              ))}
            </ol>
          </>
        )}
      </Shown>
    </div>
  );
}
