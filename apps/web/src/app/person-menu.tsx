import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router';
import { ask } from '../shared/api/client.js';
import { Button, Icon } from '../shared/ui/index.js';
import { forgetDrafts } from '../shared/kept-drafts.js';
import { keepLook, type Look, readLook } from './look.js';
import { useSession } from './session.js';
import { tellOtherTabs } from './tabs.js';

/** Ends the session here and in the other tabs, and forgets what was kept of drafts. */
async function signOut(): Promise<void> {
  await ask('/api/session', { method: 'DELETE' }).catch(() => {});
  await forgetDrafts();
  tellOtherTabs('signed-out');
  window.location.assign('/dang-nhap');
}

/** Who is signed in, in which offices, and how the screen looks. */
export function PersonMenu() {
  const { name, offices } = useSession();
  const [look, setLook] = useState(readLook);
  const at = useRef<HTMLDetailsElement>(null);
  const { pathname } = useLocation();
  useEffect(() => at.current?.removeAttribute('open'), [pathname]);
  useEffect(() => {
    const close = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') at.current?.removeAttribute('open');
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, []);
  const change = (more: Partial<Look>): void => {
    const next = { ...look, ...more };
    keepLook(next);
    setLook(next);
  };
  return (
    <details className="person-menu" ref={at}>
      <summary aria-label={`Tài khoản của ${name}`}>
        <Icon name="user" />
        <span>{name}</span>
      </summary>
      <div className="menu">
        <strong>{name}</strong>
        <ul>
          {offices.map(({ id, title, cellName }) => (
            <li key={id}>{cellName ? `${title}, ${cellName}` : title}</li>
          ))}
        </ul>
        <Link to="/tai-khoan">Tài khoản và phiên đăng nhập</Link>
        <Button
          icon="edit"
          aria-pressed={look.size === 'large'}
          onClick={() => change({ size: look.size === 'large' ? 'usual' : 'large' })}
        >
          {look.size === 'large' ? 'Chữ thường' : 'Chữ to'}
        </Button>
        <Button
          icon="sun"
          onClick={() => change({ theme: look.theme === 'dark' ? 'light' : 'dark' })}
        >
          {look.theme === 'dark' ? 'Nền sáng' : 'Nền tối'}
        </Button>
        <Button look="quiet" icon="next" onClick={() => void signOut()}>
          Đăng xuất
        </Button>
      </div>
    </details>
  );
}
