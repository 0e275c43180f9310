import './campaign.css';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { type DirectiveAnswer } from '#libs/directive';
import { cutoffText } from '#libs/calendar';
import { useMay } from '../../app/session.js';
import { dayText } from '../../shared/dates.js';
import { Icon, Shown, SubNav } from '../../shared/ui/index.js';
import { asTitle } from '../campaigns/campaign-card.js';
import { CampaignState } from '../campaigns/campaign-state.js';
import { useDirective, useDirectiveId } from './queries.js';
import { words } from './words.js';

/** What every part of a directive stands under: what it is, and the way to the other parts. */
export function CampaignFrame({
  children,
}: {
  readonly children: (directive: DirectiveAnswer) => ReactNode;
}) {
  const directive = useDirective(useDirectiveId());
  return (
    <Shown of={directive}>
      {(read) => (
        <>
          <Head of={read} />
          <Parts of={read.directive} />
          {children(read)}
        </>
      )}
    </Shown>
  );
}

function Head({ of }: { readonly of: DirectiveAnswer }) {
  const { subject, status, symbol, issuedOn, wording, cutoffAt } = of;
  useEffect(() => {
    document.title = `${symbol ?? asTitle(subject)} · Đôn Đốc`;
  }, [symbol, subject]);
  return (
    <header className="campaign-header">
      <p className="no-print">
        <Link to="/dot" className="back-link">
          <Icon name="back" size={16} /> {words.back}
        </Link>
      </p>
      <div className="campaign-name">
        <h1>{asTitle(subject)}</h1>
        <CampaignState status={status} />
      </div>
      <p className="campaign-line">
        <strong>{symbol ? words.number(symbol) : words.unnumbered}</strong>
        {issuedOn && <span>{words.issuedOn(dayText(issuedOn))}</span>}
        <span>{words.deadline(`${wording} (${cutoffText(cutoffAt)})`)}</span>
      </p>
    </header>
  );
}

function Parts({ of }: { readonly of: string }) {
  const at = `/dot/${of}`;
  const seesSent = useMay('message.review');
  const seesTotals = useMay('consolidation.read');
  return (
    <SubNav
      label={words.parts}
      links={[
        { to: at, text: words.tabs.board, end: true },
        { to: `${at}/cong-van`, text: words.tabs.letter },
        ...(seesSent ? [{ to: `${at}/tin`, text: words.tabs.sent }] : []),
        ...(seesTotals ? [{ to: `${at}/tong-hop`, text: words.tabs.totals }] : []),
        { to: `${at}/ho-so`, text: words.tabs.papers },
        { to: `${at}/nhat-ky`, text: words.tabs.history },
      ]}
    />
  );
}
