import '../answer.css';
import './receipt.css';
import { useParams } from 'react-router';
import { type ObligationView } from '#libs/directive';
import { exactText } from '../../shared/dates.js';
import { Button, ButtonLink, Empty, Icon, Shown } from '../../shared/ui/index.js';
import {
  capital,
  type Place,
  useDirective,
  useNames,
  useObligation,
  usePlace,
} from '../obligation.js';
import { dutyPath } from '../paths.js';
import { timelinessWords } from '../timeliness.js';
import { nextOf, words } from './words.js';

type Kept = ObligationView['receipts'][number];

const short = (sha256: string): string => sha256.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

function Paper({ place, kept }: { readonly place: Place; readonly kept: Kept }) {
  const directive = useDirective(place);
  const names = useNames(place);
  const { number, completedAt, timeliness, sha256 } = kept;
  const inTime = timeliness === 'onTime';
  return (
    <article className="card receipt">
      <p className={inTime ? 'receipt-sign' : 'receipt-sign receipt-late'} role="status">
        <Icon name={inTime ? 'check' : 'clock'} size={28} />
        <strong>
          {words.sent}, {timelinessWords(timeliness)}
        </strong>
      </p>
      <p className="receipt-number">
        <span>{words.number}</span> <strong>{number}</strong>
      </p>
      <dl className="facts">
        <dt>{words.at}</dt>
        <dd>{exactText(completedAt)}</dd>
        <dt>{words.cell}</dt>
        <dd>{names.cell}</dd>
        <dt>{words.about}</dt>
        <dd>{capital(directive.data?.subject ?? '')}</dd>
        <dt>{words.to}</dt>
        <dd>{names.committee}</dd>
        <dt>{words.hash}</dt>
        <dd>
          <span className="receipt-hash">{short(sha256)}</span>
          <div className="hint no-print">{words.hashHint}</div>
        </dd>
      </dl>
      <div className="no-print">
        <h2>{words.next}</h2>
        <p>{nextOf(timeliness)}</p>
        <p className="hint">{words.keep}</p>
      </div>
    </article>
  );
}

export function Page() {
  const place = usePlace();
  const { receipt = '' } = useParams();
  const obligation = useObligation(place);
  const back = dutyPath(place.directive, place.cell);
  return (
    <div className="answer">
      <h1>{words.title}</h1>
      <Shown of={obligation}>
        {({ receipts }) => {
          const kept = receipts.find(({ number }) => number === receipt);
          return kept ? (
            <Paper place={place} kept={kept} />
          ) : (
            <Empty title={words.unknown}>
              <p>{words.unknownHow}</p>
            </Empty>
          );
        }}
      </Shown>
      <div className="actions">
        <ButtonLink look="main" icon="home" to={back}>
          {words.back}
        </ButtonLink>
        <Button icon="print" onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
    </div>
  );
}
