import { useMay } from '../../app/session.js';
import { SubNav } from '../../shared/ui/index.js';
import { words } from './words.js';

export function OrganisationNav() {
  const mayReadPeople = useMay('account.read');
  return (
    <SubNav
      label={words.parts}
      links={[
        { to: '/to-chuc', text: words.tree, end: true },
        ...(mayReadPeople ? [{ to: '/to-chuc/nguoi', text: words.people }] : []),
      ]}
    />
  );
}
