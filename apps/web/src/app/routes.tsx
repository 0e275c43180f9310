import { lazy } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';
import { BrokenScreen, NoSuchScreen } from './errors.js';
import { screens } from './screens.js';
import { Shell } from './shell.js';

/** Each screen is a piece of its own, fetched when it is opened. */
const routes: RouteObject[] = screens.map(({ path, load }) => {
  const Page = lazy(async () => ({ default: (await load()).Page }));
  return { path, element: <Page />, errorElement: <BrokenScreen /> };
});

export const routerOf = () =>
  createBrowserRouter([
    {
      element: <Shell />,
      errorElement: <BrokenScreen />,
      children: [...routes, { path: '*', element: <NoSuchScreen /> }],
    },
  ]);
