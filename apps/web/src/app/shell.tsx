import { Suspense, useEffect, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { isRefusal } from '../shared/api/problem.js';
import { Announcer } from '../shared/ui/announce.js';
import { Skeleton, Wrong } from '../shared/ui/index.js';
import { Banners } from './banners.js';
import { Header } from './header.js';
import { InterruptDialogs } from './interrupt-dialogs.js';
import { Live } from './live.js';
import { Navigation } from './navigation.js';
import { screens } from './screens.js';
import { SessionOf, useSessionQuery } from './session.js';
import { whenTold } from './tabs.js';

/** Leads to the sign-in page, which comes back here. */
function toSignIn(): void {
  const { pathname, search } = window.location;
  const back = pathname === '/' ? '' : `?ve=${encodeURIComponent(pathname + search)}`;
  window.location.replace(`/dang-nhap${back}`);
}

/** The house: who is signed in, where one can go, and the screen that is open. */
export function Shell() {
  const session = useSessionQuery();
  const { pathname } = useLocation();
  // It belongs to the address at which it was opened, so that it closes where it led.
  const [menuAt, setMenuAt] = useState<string>();
  const menu = menuAt === pathname;
  useTitle(pathname);
  // Tabs of one browser agree: who signed out in one has signed out in all.
  useEffect(() => whenTold('signed-out', () => window.location.replace('/dang-nhap')), []);
  const out = isRefusal(session.error, 'NOT_SIGNED_IN');
  useEffect(() => {
    if (out) toSignIn();
  }, [out]);
  if (session.data)
    return (
      <SessionOf who={session.data}>
        <Announcer>
          <a className="skip" href="#noi-dung">
            Tới nội dung chính
          </a>
          <Header menuOpen={menu} onMenu={() => setMenuAt(menu ? undefined : pathname)} />
          <Banners />
          <div className="house">
            <Navigation open={menu} />
            <main className="page" id="noi-dung" tabIndex={-1}>
              <Suspense fallback={<Skeleton />}>
                <Outlet />
              </Suspense>
            </main>
          </div>
          <InterruptDialogs />
          <Live />
          <ScrollRestoration />
        </Announcer>
      </SessionOf>
    );
  if (session.isError && !out)
    return (
      <main className="page">
        <Wrong error={session.error} onAgain={() => void session.refetch()} />
      </main>
    );
  return (
    <main className="page">
      <Skeleton />
    </main>
  );
}

/** The window is named after the screen, until the screen says something nearer. */
function useTitle(pathname: string): void {
  useEffect(() => {
    const found = screens
      .filter(({ path }) => path !== '/')
      .find(({ path }) => pathname.startsWith(path.split('/:')[0]!));
    document.title = `${(found ?? screens[0]!).title} · Đôn Đốc`;
  }, [pathname]);
}
