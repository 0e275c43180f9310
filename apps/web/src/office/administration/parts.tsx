import { SubNav } from '../../shared/ui/index.js';
import { words } from './words.js';

/** The parts of the administration, on each of its screens. */
export function AdministrationNav() {
  return (
    <SubNav
      label={words.parts}
      links={[
        { to: '/quan-tri', text: words.health, end: true },
        { to: '/quan-tri/lich', text: words.calendar },
        { to: '/quan-tri/quy-trinh', text: words.definitions },
        { to: '/quan-tri/an-ninh', text: words.security },
      ]}
    />
  );
}
