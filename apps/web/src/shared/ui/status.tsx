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

interface Badge {
  readonly status: Status;
  readonly title: string;
  readonly acknowledged?: boolean;
  readonly held?: boolean;
}

function shown({ status, title, acknowledged, held }: Badge): {
  readonly icon: IconName;
  readonly look: string;
  readonly words: string;
} {
  if (held) return { icon: 'pause', look: 'held', words: `${title} · tạm giữ` };
  if (status === 'issued' && acknowledged)
    return { icon: 'check', look: 'acknowledged', words: 'Đã nhận, chưa nộp' };
  return { ...looks[status], words: title };
}

/** A status as colour, sign and word. `acknowledged` and `held` change the sign of an open one. */
export function StatusBadge(badge: Badge) {
  const { icon, look, words } = shown(badge);
  return (
    <span className={`status status-${look}`}>
      <Icon name={icon} size={16} />
      <span>{words}</span>
    </span>
  );
}
