import { Icon, type IconName } from '../../shared/ui/index.js';
import { words } from './words.js';

type Known = keyof typeof words.states;

const looks: Readonly<Record<Known, { readonly icon: IconName; readonly look: string }>> = {
  drafted: { icon: 'edit', look: 'returned' },
  withdrawn: { icon: 'undo', look: 'expired' },
  issued: { icon: 'sent', look: 'acknowledged' },
  closed: { icon: 'check', look: 'approved' },
};

export const isKnownState = (status: string): status is Known => status in looks;

/** The state of a directive as colour, sign and word. */
export function CampaignState({ status }: { readonly status: string }) {
  if (!isKnownState(status)) return null;
  const { icon, look } = looks[status];
  return (
    <span className={`status status-${look}`}>
      <Icon name={icon} size={16} />
      <span>{words.states[status]}</span>
    </span>
  );
}
