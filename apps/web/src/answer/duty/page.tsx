import '../answer.css';
import './duty.css';
import { type ObligationView } from '#libs/directive';
import { type Status } from '#libs/workflow';
import { dayText, momentText } from '../../shared/dates.js';
import { useCommand } from '../../shared/api/use-command.js';
import {
  Button,
  ButtonLink,
  FileLink,
  Shown,
  StatusBadge,
  useAnnounce,
  Wrong,
} from '../../shared/ui/index.js';
import { HelpContact } from '../help-contact.js';
import {
  capital,
  type DirectiveRead,
  type Place,
  useDirective,
  useNames,
  useObligation,
  usePlace,
} from '../obligation.js';
import { reportPath } from '../paths.js';
import { Back, Past } from './past.js';
import { Papers } from './papers.js';
import { factWords, whatNext, words } from './words.js';
import { Withdraw } from './withdraw.js';

interface Told {
  readonly place: Place;
  readonly view: ObligationView;
}

const offers = ({ offered }: ObligationView, command: string): boolean =>
  offered.some((one) => one.command === command);

const isReceived = ({ history }: ObligationView): boolean =>
  history.some(({ type }) => type === 'ObligationAcknowledged');

/** The one thing that is due now. */
function MainButton({ place, view }: Told) {
  const announce = useAnnounce();
  const acknowledge = useCommand<unknown>(
    () => ({ path: `${place.api}/acknowledge` }),
    () => announce(words.acknowledged),
  );
  const to = reportPath(place.directive, place.cell);
  if (view.status === 'issued' && !isReceived(view) && offers(view, 'acknowledge'))
    return (
      <>
        <Wrong error={acknowledge.error} />
        <div className="actions">
          <Button
            look="main"
            icon="check"
            busy={acknowledge.isPending}
            onClick={() => acknowledge.mutate()}
          >
            {words.acknowledge}
          </Button>
        </div>
      </>
    );
  if (offers(view, 'submit-report'))
    return (
      <div className="actions">
        <ButtonLink look="main" icon="edit" to={to}>
          {view.status === 'returned' ? words.again : words.make}
        </ButtonLink>
      </div>
    );
  return offers(view, 'withdraw-report') && !view.overdue ? (
    <div className="actions">
      <Withdraw place={place} />
    </div>
  ) : null;
}

function Due({ view }: { readonly view: ObligationView }) {
  const waits = view.status === 'issued' || view.status === 'returned';
  if (!waits) return null;
  return (
    <p className={view.overdue ? 'due due-over' : 'due'}>
      {view.overdue && `${words.overdue}: `}
      {capital(view.dueText)}
    </p>
  );
}

function Card({
  place,
  view,
  directive,
}: Told & { readonly directive: DirectiveRead | undefined }) {
  const { status, title, history } = view;
  const extended = history.findLast(({ type }) => type === 'DeadlineExtended');
  return (
    <section className="card" aria-label={words.state}>
      <p>
        <StatusBadge status={status as Status} title={title} acknowledged={isReceived(view)} />
      </p>
      <Due view={view} />
      {extended && (
        <p>
          {factWords(extended.type)} lúc {momentText(extended.at)}: nộp {view.wording}.
          {extended.reason && ` Lý do: ${extended.reason}`}
        </p>
      )}
      <p>{whatNext({ ...view, received: isReceived(view) })}</p>
      <MainButton place={place} view={view} />
      {directive?.notice && (
        <div className="actions">
          <FileLink icon="file" href={`/documents/${directive.notice}.pdf`}>
            {directive.symbol ? `Mở công văn số ${directive.symbol}` : words.letter}
          </FileLink>
          {directive.issuedOn && <span>ngày {dayText(directive.issuedOn)}</span>}
        </div>
      )}
    </section>
  );
}

function Duty({ place, view }: Told) {
  const directive = useDirective(place);
  const names = useNames(place);
  return (
    <div className="answer">
      <p className="over-title">{names.cell}</p>
      <h1>{capital(directive.data?.subject ?? '')}</h1>
      {directive.isError && <Wrong error={directive.error} />}
      {view.status === 'returned' && <Back place={place} view={view} />}
      <Card place={place} view={view} directive={directive.data} />
      <Papers place={place} view={view} />
      <Past place={place} view={view} />
      <HelpContact committee={names.committee} />
    </div>
  );
}

export function Page() {
  const place = usePlace();
  const obligation = useObligation(place);
  return <Shown of={obligation}>{(view) => <Duty place={place} view={view} />}</Shown>;
}
