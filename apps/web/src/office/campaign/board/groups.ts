import { type Board, type BoardLine } from '#libs/directive';
import { type IconName } from '../../../shared/ui/index.js';
import { words } from './words.js';

/** A figure above the board, which is also a filter. */
export interface Group {
  readonly key: string;
  readonly label: string;
  readonly icon: IconName;
  readonly look: string;
  readonly holds: (line: BoardLine) => boolean;
  /** It is shown though nobody is in it. */
  readonly always?: boolean;
}

const standing =
  (...statuses: readonly BoardLine['status'][]) =>
  (line: BoardLine): boolean =>
    statuses.includes(line.status);

/** In the order in which a report goes its way, then what needs a look. */
export function groupsOf({ words: said }: Board): readonly Group[] {
  const of = (
    key: string,
    [icon, look]: readonly [IconName, string],
    label: string,
    holds: Group['holds'],
  ): Group => ({ key, icon, look, label, holds });
  const isIssued = standing('issued');
  return [
    {
      ...of('chua-nhan', ['mail', 'issued'], said.statuses.issued, (line) =>
        Boolean(isIssued(line) && line.acknowledgedAt === null),
      ),
      always: true,
    },
    {
      ...of('da-nhan', ['check', 'acknowledged'], said.acknowledged, (line) =>
        Boolean(isIssued(line) && line.acknowledgedAt !== null),
      ),
      always: true,
    },
    {
      ...of('da-gui', ['sent', 'submitted'], said.statuses.submitted, standing('submitted')),
      always: true,
    },
    of('tra-lai', ['undo', 'returned'], said.statuses.returned, standing('returned')),
    of('tham-dinh', ['eye', 'reviewed'], words.reviewed, standing('reviewed', 'in-step')),
    {
      ...of('phe-duyet', ['check', 'approved'], said.statuses.approved, standing('approved')),
      always: true,
    },
    of('ket-luan', ['check', 'approved'], said.statuses.concluded, standing('concluded')),
    of('khong-duyet', ['stop', 'rejected'], said.statuses.rejected, standing('rejected')),
    of('khong-gui', ['clock', 'expired'], said.statuses.expired, standing('expired')),
    of('thoi-giao', ['close', 'cancelled'], said.statuses.cancelled, standing('cancelled')),
    of('qua-han', ['warn', 'expired'], words.overdue, (line) => line.overdue !== null),
    of('tam-giu', ['pause', 'held'], words.held, (line) => line.hold !== null),
    of('nop-muon', ['clock', 'returned'], words.late, (line) => line.lateReceipts.length > 0),
  ];
}
