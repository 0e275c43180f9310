import { Link } from 'react-router';
import { Icon, IconButton } from '../shared/ui/index.js';
import { Finder } from './finder.js';
import { PersonMenu } from './person-menu.js';
import { useSession } from './session.js';

export function Header({
  menuOpen,
  onMenu,
}: {
  readonly menuOpen: boolean;
  readonly onMenu: () => void;
}) {
  const { committeeName } = useSession();
  return (
    <header className="header">
      <IconButton
        icon="menu"
        label={menuOpen ? 'Đóng các mục' : 'Mở các mục'}
        className="menu-button"
        aria-expanded={menuOpen}
        aria-controls="cac-muc"
        onClick={onMenu}
      />
      <Link to="/" className="product">
        <strong>Đôn Đốc</strong>
        <span>{committeeName}</span>
      </Link>
      <Finder />
      <a className="icon-button" href="/huong-dan" aria-label="Hướng dẫn" title="Hướng dẫn">
        <Icon name="help" />
      </a>
      <PersonMenu />
    </header>
  );
}
