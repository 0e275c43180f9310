import { Link } from 'react-router';
import { type ListedDirective } from '#libs/directive';
import { dayText } from '../../shared/dates.js';
import { CampaignState } from './campaign-state.js';
import { words } from './words.js';

/** “thực hiện rà soát …” begins a line, so it begins with a capital. */
export const asTitle = (subject: string): string =>
  subject.charAt(0).toUpperCase() + subject.slice(1);

function Progress({ of }: { readonly of: ListedDirective }) {
  if (of.cells === 0) return <p className="hint">{words.noCells}</p>;
  return (
    <div className="campaign-progress">
      <progress max={of.cells} value={of.received} aria-hidden="true" />
      <span>
        {words.received(of.received, of.cells)}; {words.done(of.done)}
      </span>
    </div>
  );
}

export function CampaignCard({
  of,
  to,
  draft,
}: {
  readonly of: ListedDirective;
  readonly to: string;
  readonly draft: boolean;
}) {
  return (
    <li className="campaign card">
      <div className="campaign-head">
        <h3>
          <Link to={to}>{asTitle(of.subject)}</Link>
        </h3>
        <CampaignState status={of.status} />
      </div>
      <p className="campaign-facts">
        <span>{of.symbol ? `Số ${of.symbol}` : words.unnumbered}</span>
        {of.issuedOn && (
          <span>
            {words.issued} {dayText(of.issuedOn)}
          </span>
        )}
        <span>
          {words.due} {dayText(of.dueOn)}
        </span>
      </p>
      {draft ? <Link to={to}>{words.goOn}</Link> : <Progress of={of} />}
    </li>
  );
}
