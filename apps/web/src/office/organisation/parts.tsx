import { useMay } from '../../app/session.js';
import { SubNav } from '../../shared/ui/index.js';
import { words } from './words.js';

/** The two parts of the place; people are for whoever may see accounts. */
export function Parts() {
  const people = useMay('account.read');
  return (
    <SubNav
      label={words.parts}
      links={[
        { to: '/to-chuc', text: words.tree, end: true },
        ...(people ? [{ to: '/to-chuc/nguoi', text: words.people }] : []),
      ]}
    />
  );
}
