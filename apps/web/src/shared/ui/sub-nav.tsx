import { NavLink } from 'react-router';

/** The parts of one place, each with its own address. */
export function SubNav({
  label,
  links,
}: {
  readonly label: string;
  readonly links: readonly { readonly to: string; readonly text: string; readonly end?: boolean }[];
}) {
  return (
    <nav className="sub-nav" aria-label={label}>
      {links.map(({ to, text, end = false }) => (
        <NavLink key={to} to={to} end={end}>
          {text}
        </NavLink>
      ))}
    </nav>
  );
}
