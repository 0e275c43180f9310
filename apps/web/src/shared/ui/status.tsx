import { type Status } from '#libs/workflow';
import { Icon, type IconName } from './icon.js';

/** The sign and the colour of each status. The word comes with the answer of the server. */
const looks: Readonly<Record<Status, { readonly icon: IconName; readonly look: string }>> = {
  issued: { icon: 'mail', look: 'issued' },
  submitted: { icon: 'sent', look: 'submitted' },
  returned: { icon: 'undo', look: 'returned' },
  reviewed: { icon: 'eye', look: 'reviewed' },
  approved: { icon: 'check', look: 'approved' },
  rejected: { icon: 'stop', look: 'rejected' },
  expired: { icon: 'clock', look: 'expired' },
  cancelled: { icon: 'close', look: 'cancelled' },
  'in-step': { icon: 'scales', look: 'reviewed' },
  concluded: { icon: 'check', look: 'approved' },
};

/** A status as colour, sign and word. `acknowledged` and `held` change the sign of an open one. */
export function StatusBadge({
  status,
  title,
  acknowledged = false,
  held = false,
}: {
  readonly status: Status;
  readonly title: string;
  readonly acknowledged?: boolean;
  readonly held?: boolean;
}) {
  const { icon, look } = looks[status];
  const received = status === 'issued' && acknowledged;
  return (
    <span className={`status status-${held ? 'held' : received ? 'acknowledged' : look}`}>
      <Icon name={held ? 'pause' : received ? 'check' : icon} size={16} />
      <span>{held ? `${title} · tạm giữ` : received ? 'Đã nhận, chưa nộp' : title}</span>
    </span>
  );
}
