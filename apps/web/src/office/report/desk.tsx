import './report.css';
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { type BoardLine, type ObligationView, type ReportView } from '#libs/directive';
import { useMay } from '../../app/session.js';
import { Empty, Shown } from '../../shared/ui/index.js';
import { ActDialog } from './act-dialog.js';
import { type Act, actsOf, type Given } from './acts.js';
import { Acts, Findings, History, Papers, Remarks, Rounds, State } from './aside.js';
import { useObligation, useReport } from './queries.js';
import { RemarkDialog } from './remark-dialog.js';
import { type Place, Sheet } from './sheet.js';
import { words } from './words.js';

interface Around {
  readonly line: BoardLine;
  /** After an act was done. */
  readonly onDone?: ((act: Act) => void) | undefined;
  /** Whether the letters C, R and Enter act. */
  readonly keys?: boolean;
}

/** One report on the desk: what was sent on the left, what is said and done about it right. */
export function Desk(around: Around) {
  const mayRead = useMay('report.read');
  const { obligation, round } = around.line;
  const view = useObligation(obligation);
  const report = useReport(obligation, mayRead && round > 0);
  return (
    <Shown of={view}>
      {(shown) =>
        mayRead && round > 0 ? (
          <Shown of={report}>{(found) => <Laid {...around} view={shown} report={found} />}</Shown>
        ) : (
          <Laid {...around} view={shown} mayRead={mayRead} />
        )
      }
    </Shown>
  );
}

interface Shows extends Around {
  readonly view: ObligationView;
  readonly report?: ReportView;
  readonly mayRead?: boolean;
}

type Open = { readonly act: Act } | { readonly place: Place | null } | undefined;

/** Remarks are made while the report waits for somebody here. */
const waits = ({ status }: BoardLine): boolean => status === 'submitted' || status === 'reviewed';

function Laid({ line, view, report, mayRead = true, onDone, keys }: Shows) {
  const [open, setOpen] = useState<Open>();
  const mayComment = useMay('obligation.comment');
  const given: Given = { view, line };
  const onAct = (act: Act): void => setOpen({ act });
  const remarks = mayComment && report !== undefined && waits(line);
  const onRemark = remarks ? (place: Place | null): void => setOpen({ place }) : undefined;
  const opened: Opened = {
    given,
    report,
    onClose: () => setOpen(undefined),
    onDone: (act) => {
      setOpen(undefined);
      onDone?.(act);
    },
  };
  return (
    <div className="report-desk">
      {keys && <DeskKeys given={given} onAct={onAct} onRemark={onRemark} />}
      <div className="report-main">
        {report ? <Sheet report={report} onRemark={onRemark} /> : <NoReport mayRead={mayRead} />}
      </div>
      <Aside given={given} report={report} onAct={onAct} onRemark={onRemark} />
      {open && <OpenDialog {...opened} open={open} />}
    </div>
  );
}

interface Beside {
  readonly given: Given;
  readonly report: ReportView | undefined;
  readonly onAct: (act: Act) => void;
  /** Undefined: nobody may remark here and now. */
  readonly onRemark: ((place: Place | null) => void) | undefined;
}

function Aside({ given, report, onAct, onRemark }: Beside) {
  const [rounds, setRounds] = useState(false);
  return (
    <div className="report-aside">
      <State {...given} />
      <Acts given={given} onAct={onAct} />
      {report && (
        <>
          <Findings report={report} />
          <Remarks report={report} onRemark={onRemark && (() => onRemark(null))} />
          <Rounds report={report} open={rounds} onOpen={() => setRounds(true)} />
        </>
      )}
      <Papers line={given.line} />
      <History view={given.view} />
    </div>
  );
}

interface Opened {
  readonly given: Given;
  readonly report: ReportView | undefined;
  readonly onClose: () => void;
  readonly onDone: (act: Act) => void;
}

function OpenDialog({
  open,
  given,
  report,
  onClose,
  onDone,
}: Opened & { open: NonNullable<Open> }) {
  if ('act' in open)
    return (
      <ActDialog act={open.act} given={given} report={report} onClose={onClose} onDone={onDone} />
    );
  return report && <RemarkDialog report={report} place={open.place} onClose={onClose} />;
}

function NoReport({ mayRead }: { readonly mayRead: boolean }): ReactNode {
  return (
    <div className="card">
      <Empty title={mayRead ? words.notSent : words.hidden}>
        <p>{mayRead ? words.notSentMore : words.hiddenMore}</p>
      </Empty>
    </div>
  );
}

const TYPING = 'input, textarea, select, [contenteditable]';

const hasModifier = ({ ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  ctrlKey || altKey || metaKey;

/** True while a letter belongs to somebody else: a field, a dialogue, a word being composed. */
export function takenElsewhere(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.isComposing || event.repeat || hasModifier(event)) return true;
  if (document.querySelector('dialog[open]')) return true;
  if (!(target instanceof Element)) return false;
  return target.matches(event.key === 'Enter' ? `${TYPING}, button, a, summary` : TYPING);
}

export function useKeys(on: (key: string, event: KeyboardEvent) => void): void {
  const heard = useEffectEvent((event: KeyboardEvent) => {
    if (!takenElsewhere(event)) on(event.key.toLowerCase(), event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => heard(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}

function focusedPlace(): Place | null {
  const row = document.activeElement?.closest<HTMLElement>('[data-row]');
  const { table, row: key } = row?.dataset ?? {};
  return table && key ? { table, row: key, column: null } : null;
}

const COMMANDS: Readonly<Record<string, string>> = { enter: 'review-report', r: 'return-report' };

/** C remarks on the focused row, R returns, Enter passes. The dialogue asks before anything is done. */
function DeskKeys({ given, onAct, onRemark }: Omit<Beside, 'report'>) {
  useKeys((key, event) => {
    const act = actsOf(given, () => false).find(({ command }) => command === COMMANDS[key]);
    if (key !== 'c' && !act) return;
    event.preventDefault();
    if (act) onAct(act);
    else onRemark?.(focusedPlace());
  });
  return null;
}
