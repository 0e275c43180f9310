import { memo } from 'react';
import { Link } from 'react-router';
import { type BoardLine } from '#libs/directive';
import { dayText } from '../../../shared/dates.js';
import { IconButton, StatusBadge } from '../../../shared/ui/index.js';
import { words } from './words.js';

const DAY = 86_400_000;

/** How long it has stood so, in whole days. */
function ageText(since: string, at: string): string {
  const days = Math.floor((Date.parse(at) - Date.parse(since)) / DAY);
  return days < 1 ? words.today : words.days(days);
}

/** What of a line needs a look, each in words. */
function needs(line: BoardLine): readonly string[] {
  const { overdue, hold, lateReceipts, cellEndedOn } = line;
  return [
    overdue && words.overdueSince(overdue.text),
    hold && words.heldFor(hold),
    lateReceipts.length > 0 && words.lateReceipts(lateReceipts.join(', ')),
    cellEndedOn && words.ended(dayText(cellEndedOn)),
  ].filter((said): said is string => typeof said === 'string');
}

function NoticeLink({ line }: { readonly line: BoardLine }) {
  const { notice, noticeSymbol, noticeSealed, noticeRevoked } = line;
  if (!notice || !noticeSymbol) return null;
  const said = `${noticeSymbol}${noticeRevoked ? ` (${words.revoked})` : ''}`;
  if (!noticeSealed) return <span>{said}</span>;
  return (
    <a href={`/documents/${notice}.pdf`} target="_blank" rel="noreferrer">
      {said}
    </a>
  );
}

function Report({ line }: { readonly line: BoardLine }) {
  if (line.submittedAt === null) return <span className="hint">{words.notYet}</span>;
  return (
    <>
      <span>{line.receipt}</span>{' '}
      <span className="hint">
        {dayText(line.submittedAt)}
        {line.round > 1 ? `, ${words.round(line.round)}` : ''}
      </span>
    </>
  );
}

export interface LineProps {
  readonly line: BoardLine;
  readonly directive: string;
  readonly at: string;
  readonly picked: boolean;
  /** Undefined: nobody here may choose several. */
  readonly onPick: ((cell: string, picked: boolean) => void) | undefined;
  readonly onAct: (cell: string) => void;
}

/** A cell of the board: a row on a desktop, a card on a phone. */
export const Line = memo(function Line({ line, directive, at, picked, onPick, onAct }: LineProps) {
  const said = needs(line);
  return (
    <tr role="row" className={picked ? 'line picked' : 'line'}>
      {onPick && (
        <td role="cell" className="line-pick no-print">
          <label>
            <input
              type="checkbox"
              aria-label={words.pickOne(line.cellName)}
              checked={picked}
              onChange={({ target }) => onPick(line.cell, target.checked)}
            />
          </label>
        </td>
      )}
      <th role="rowheader" scope="row" className="line-cell">
        <Link to={`/dot/${directive}/${line.cell}`}>{line.cellName}</Link>
        {said.map((each) => (
          <small key={each}>{each}</small>
        ))}
      </th>
      <td role="cell" className="line-state">
        <StatusBadge
          status={line.status}
          title={line.title}
          acknowledged={line.acknowledgedAt !== null}
          held={line.hold !== null}
        />
      </td>
      <td role="cell" data-label={words.columns.since}>
        {ageText(line.since, at)}
      </td>
      <td role="cell" data-label={words.columns.report}>
        <Report line={line} />
      </td>
      <td role="cell" data-label={words.columns.due}>
        {dayText(line.dueOn)}
      </td>
      <td role="cell" data-label={words.columns.notice} className="line-notice">
        <NoticeLink line={line} />
      </td>
      <td role="cell" className="line-act no-print">
        <IconButton
          icon="more"
          label={words.actOn(line.cellName)}
          onClick={() => onAct(line.cell)}
        />
      </td>
    </tr>
  );
});
