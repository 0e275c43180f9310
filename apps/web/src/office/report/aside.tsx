import { type BoardLine, type ObligationView, type ReportView } from '#libs/directive';
import { useMay } from '../../app/session.js';
import { useCommand } from '../../shared/api/use-command.js';
import { momentText } from '../../shared/dates.js';
import { Button, Icon, Shown, StatusBadge, Wrong } from '../../shared/ui/index.js';
import { type Act, actsOf, type Given } from './acts.js';
import { placeText, valueText } from './cells.js';
import { pathOf, useRoundsDiff } from './queries.js';
import { PaperLink } from './sheet.js';
import { words } from './words.js';

export function State({ view, line }: Given) {
  const receipt = view.receipts.at(-1);
  return (
    <section className="card" aria-labelledby="trang-thai">
      <h2 id="trang-thai">{words.state}</h2>
      <StatusBadge
        status={line.status}
        title={view.title}
        acknowledged={line.acknowledgedAt !== null}
        held={line.hold !== null}
      />
      <dl className="report-facts">
        <dt>{words.due}</dt>
        <dd>{view.wording}</dd>
        {receipt && (
          <>
            <dt>{words.round(view.round || 1)}</dt>
            <dd>
              {words.receipt} {receipt.number}, {momentText(receipt.completedAt)}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** What the server offers now. The first is the way forward, and the main button of the screen. */
export function Acts({ given, onAct }: { given: Given; onAct: (act: Act) => void }) {
  const mayDecideLate = useMay('obligation.decide-late');
  const offered = actsOf(given, () => mayDecideLate);
  const main = offered.find(({ command }) => command === 'approve-report') ?? offered[0];
  const forward = offered.find(({ command }) => command === 'review-report') ?? main;
  return (
    <section className="card" aria-labelledby="viec">
      <h2 id="viec">{words.doNow}</h2>
      {offered.length === 0 && <p>{words.nothing}</p>}
      <div className="actions">
        {offered.map((act) => (
          <Button
            key={act.command}
            icon={act.icon}
            look={act === forward ? 'main' : 'plain'}
            onClick={() => onAct(act)}
          >
            {act.verb}
          </Button>
        ))}
      </div>
    </section>
  );
}

export function Findings({ report }: { readonly report: ReportView }) {
  const { findings, checkedOn } = report;
  return (
    <section className="card" aria-labelledby="kiem-tra">
      <h2 id="kiem-tra">{words.findings}</h2>
      {findings.length === 0 && <p>{checkedOn ? words.noFindings : words.notChecked}</p>}
      <ul className="report-list">
        {findings.map((one) => (
          <li key={one.id} className={one.severity === 'error' ? 'is-error' : 'is-warning'}>
            <strong>
              <Icon name={one.severity === 'error' ? 'error' : 'warn'} size={18} />
              {one.severity === 'error' ? words.error : words.warning}
            </strong>
            <p>{one.message}.</p>
            {one.accepted !== null && <p className="hint">{words.accepted(one.accepted)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Remarks({
  report,
  onRemark,
}: {
  readonly report: ReportView;
  readonly onRemark?: (() => void) | undefined;
}) {
  const maySettle = useMay('obligation.answer-comment');
  const settle = useCommand<unknown, string>((id) => ({
    path: `${pathOf(report.obligation)}/comments/${encodeURIComponent(id)}/resolve`,
  }));
  return (
    <section className="card" aria-labelledby="gop-y">
      <h2 id="gop-y">{words.remarks}</h2>
      {report.comments.length === 0 && <p>{words.noRemarks}</p>}
      <ul className="report-list">
        {report.comments.map((one) => (
          <li key={one.id}>
            <strong>{placeOf(report, one.place)}</strong>
            <p>{one.text}</p>
            <p className="hint">
              {words.round(one.round)}, {momentText(one.at)}
            </p>
            {one.resolvedAt && (
              <p className="hint">
                <Icon name="check" size={16} /> {words.settled}
              </p>
            )}
            {!one.resolvedAt && maySettle && (
              <Button
                look="quiet"
                aria-label={`${words.settle}: ${one.text}`}
                busy={settle.isPending && settle.variables === one.id}
                onClick={() => settle.mutate(one.id)}
              >
                {words.settle}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Wrong error={settle.error} />
      {onRemark && (
        <Button icon="edit" onClick={onRemark}>
          {words.remark}
        </Button>
      )}
    </section>
  );
}

function placeOf(report: ReportView, place: ReportView['comments'][number]['place']): string {
  if (place === null) return words.whole;
  if (place === undefined) return words.gone;
  if ('file' in place) return report.files.find(({ id }) => id === place.file)?.name ?? words.gone;
  return placeText(report.tables, place);
}

export function History({ view }: { readonly view: ObligationView }) {
  return (
    <section className="card" aria-labelledby="qua-trinh">
      <h2 id="qua-trinh">{words.history}</h2>
      <ol className="report-list">
        {view.history.toReversed().map(({ version, type, at, reason }) => (
          <li key={version}>
            <strong>{words.event(type)}</strong>
            <p className="hint">{momentText(at)}</p>
            {reason && <p>{reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

export function Papers({ line }: { readonly line: BoardLine }) {
  const { notice, noticeSymbol, noticeSealed, noticeRevoked } = line;
  const shown = notice !== null && noticeSealed;
  const name = words.notice(noticeSymbol ?? '');
  return (
    <section className="card" aria-labelledby="van-ban">
      <h2 id="van-ban">{words.papers}</h2>
      {!shown && <p>{words.noPapers}</p>}
      {shown && (
        <PaperLink
          url={`/documents/${encodeURIComponent(notice)}.pdf`}
          name={noticeRevoked ? `${name} (${words.noticeRevoked})` : name}
        />
      )}
    </section>
  );
}

/** What the last round changed in the one before it, fetched when it is asked for. */
export function Rounds({
  report,
  open,
  onOpen,
}: {
  readonly report: ReportView;
  readonly open: boolean;
  readonly onOpen: () => void;
}) {
  const diff = useRoundsDiff(report.obligation, open);
  if (report.rounds.length < 2) return null;
  return (
    <section className="card" aria-labelledby="hai-lan">
      <h2 id="hai-lan">{words.rounds}</h2>
      {!open && <Button onClick={onOpen}>{words.showRounds}</Button>}
      {open && (
        <Shown of={diff}>{({ tables }) => <Changes report={report} tables={tables} />}</Shown>
      )}
    </section>
  );
}

type DiffTables = NonNullable<ReturnType<typeof useRoundsDiff>['data']>['tables'];

function Changes({ report, tables }: { report: ReportView; tables: DiffTables }) {
  const said = tables.flatMap((table) => {
    const columns = report.tables.find(({ key }) => key === table.key)?.columns ?? [];
    const columnOf = (key: string) => columns.find((one) => one.key === key);
    const rowText = ({ values }: (typeof table.added)[number]): string =>
      valueText(values['person'] ?? Object.values(values)[0], columns[0]);
    const changed = table.changed.map(({ key, columns: of }) => {
      const place = placeText(report.tables, { table: table.key, row: key, column: null });
      const what = of.map(({ column, before, after }) => {
        const at = columnOf(column);
        return `${at?.title ?? ''}: ${valueText(before, at)} → ${valueText(after, at)}`;
      });
      return `${words.changed} ${place}: ${what.join('; ')}`;
    });
    return [
      ...table.added.map((row) => `${words.added} (${table.title}): ${rowText(row)}`),
      ...table.removed.map((row) => `${words.removed} (${table.title}): ${rowText(row)}`),
      ...changed,
    ];
  });
  if (said.length === 0) return <p>{words.sameRounds}</p>;
  return (
    <ul className="report-list">
      {said.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
