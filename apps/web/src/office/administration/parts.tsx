import { useMay } from '../../app/session.js';
import { SubNav } from '../../shared/ui/index.js';
import { words } from './words.js';
import './administration.css';

export function Parts() {
  const security = useMay('security.read');
  return (
    <SubNav
      label={words.parts}
      links={[
        { to: '/quan-tri', text: words.health, end: true },
        { to: '/quan-tri/lich', text: words.calendar },
        { to: '/quan-tri/quy-trinh', text: words.workflows },
        ...(security ? [{ to: '/quan-tri/an-ninh', text: words.security }] : []),
      ]}
    />
  );
}
