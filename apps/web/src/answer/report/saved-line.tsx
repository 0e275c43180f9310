import { timeText } from '../../shared/dates.js';
import { Icon, type IconName } from '../../shared/ui/index.js';
import { type Draft } from './draft-store.js';
import { words } from './words.js';

function said({ saving, check }: Draft): readonly [IconName, string] {
  switch (saving) {
    case 'offline':
      return ['offline', words.offline];
    case 'refused':
      return ['error', words.refused];
    case 'saving':
      return ['clock', words.saving];
    case 'unsaved':
      return ['clock', words.unsaved];
    default:
      return check.savedAt
        ? ['check', `${words.saved} ${timeText(check.savedAt)}`]
        : ['info', words.savedNone];
  }
}

/** Where what is typed lies now. */
export function SavedLine({ draft }: { readonly draft: Draft }) {
  const [icon, text] = said(draft);
  return (
    <p className={`saved saved-${draft.saving}`} role="status">
      <Icon name={icon} size={16} /> {text}
    </p>
  );
}
