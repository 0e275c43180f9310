import { NavLink } from 'react-router';
import { Icon } from '../shared/ui/index.js';
import { type Screen } from './screen.js';
import { screens } from './screens.js';
import { useSession } from './session.js';

type Entry = Screen & Required<Pick<Screen, 'entry'>>;

/** The entries that this person’s offices need, at most seven. */
export function useEntries(): readonly Entry[] {
  const { may } = useSession();
  return screens
    .filter((screen): screen is Entry => screen.entry !== undefined)
    .filter(
      ({ entry: { forWhom } }) =>
        forWhom === 'everybody' || forWhom.some((action) => may.includes(action)),
    )
    .toSorted((a, b) => a.entry.order - b.entry.order);
}

export function Navigation({ open }: { readonly open: boolean }) {
  return (
    <nav className={`navigation ${open ? 'open' : ''}`} aria-label="Các mục" id="cac-muc">
      <ul>
        {useEntries().map(({ path, title, entry }) => (
          <li key={path}>
            <NavLink to={path} end={path === '/'}>
              <Icon name={entry.icon} />
              <span>{title}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
