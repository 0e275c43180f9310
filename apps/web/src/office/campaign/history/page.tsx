import { useQuery } from '@tanstack/react-query';
import { type TimelineAnswer, type TimelineFact } from '#libs/oversight';
import { ask } from '../../../shared/api/client.js';
import { exactText } from '../../../shared/dates.js';
import { Empty, Notice, Shown } from '../../../shared/ui/index.js';
import { CampaignFrame } from '../frame.js';
import { words } from './words.js';

export function Page() {
  return <CampaignFrame>{({ directive }) => <History directive={directive} />}</CampaignFrame>;
}

const useHistory = (directive: string) =>
  useQuery({
    queryKey: ['directive', directive, 'history'],
    queryFn: ({ signal }) =>
      ask<TimelineAnswer>(`/api/timeline/directive-${directive}`, { signal }),
  });

function History({ directive }: { readonly directive: string }) {
  const history = useHistory(directive);
  return (
    <section aria-labelledby="nhat-ky">
      <h2 id="nhat-ky">{words.title}</h2>
      <Shown of={history}>
        {({ facts, withheld }) => (
          <>
            {withheld && <Notice>{words.withheld}</Notice>}
            {facts.length === 0 && <Empty title={words.none} />}
            <ol className="history">
              {facts.toReversed().map((fact) => (
                <Fact key={fact.version} of={fact} />
              ))}
            </ol>
          </>
        )}
      </Shown>
    </section>
  );
}

function Fact({ of }: { readonly of: TimelineFact }) {
  const { at, who, onBehalfOf, text, details, changes, block } = of;
  return (
    <li className="card">
      <p className="hint">
        {exactText(at)} · {who}
        {onBehalfOf && ` ${words.behalf(onBehalfOf)}`}
      </p>
      <h3>{text}</h3>
      {details.length > 0 && (
        <ul>
          {details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {changes.length > 0 && (
        <dl className="facts">
          {changes.map(({ label, before, after }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {before !== null && (
                  <>
                    <del>{before}</del>{' '}
                  </>
                )}
                {after ?? words.before(null)}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="hint">{block ? words.signed(block.number) : words.unsigned}</p>
    </li>
  );
}
