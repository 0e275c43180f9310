import { type ComponentProps, type ReactNode } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from './icon.js';

type Look = 'main' | 'plain' | 'quiet' | 'danger';

interface Face {
  /** A verb with its object: “Gửi báo cáo”. */
  readonly children: ReactNode;
  readonly look?: Look;
  readonly icon?: IconName;
}

/** One `main` button a screen. While `busy` it keeps its words and takes no second click. */
export function Button({
  children,
  look = 'plain',
  icon,
  busy = false,
  className = '',
  ...rest
}: Face & { readonly busy?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={`button button-${look} ${className}`}
      aria-busy={busy || undefined}
      disabled={rest.disabled || busy}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

export function ButtonLink({
  children,
  look = 'plain',
  icon,
  to,
  ...rest
}: Face & { readonly to: string } & Omit<ComponentProps<typeof Link>, 'to'>) {
  return (
    <Link {...rest} to={to} className={`button button-${look}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}

/** A file of the server (PDF, workbook): left to the browser, which opens or keeps it. */
export function FileLink({
  children,
  look = 'plain',
  icon = 'download',
  href,
}: Face & { readonly href: string }) {
  return (
    <a href={href} className={`button button-${look}`} target="_blank" rel="noreferrer">
      <Icon name={icon} />
      <span>{children}</span>
    </a>
  );
}

/** A button that is a sign alone has its words for who does not see it, and as a hint. */
export function IconButton({
  icon,
  label,
  ...rest
}: { readonly icon: IconName; readonly label: string } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={`icon-button ${rest.className ?? ''}`}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  );
}
