import { createBrowserRouter, type RouteObject } from 'react-router';
import { routes as claims } from '../claims/routes.js';
import { routes as funding } from '../funding/routes.js';
import { routes as money } from '../money/routes.js';
import { routes as people } from '../people/routes.js';
import { routes as portfolio } from '../portfolio/routes.js';
import { routes as rateCards } from '../rate-cards/routes.js';
import { routes as settings } from '../settings/routes.js';
import { Loading } from '../ui/loading.js';
import { routes as verification } from '../verification/routes.js';
import { Broken } from './broken.js';
import { NotFound } from './not-found.js';
import { Root } from './root.js';

/** Screens of one partnership, under /p/:slug. Each feature names its own; every screen is loaded when it is opened. */
const inPartnership: RouteObject[] = [
  { index: true, lazy: () => import('../today/today.js') },
  ...claims,
  ...people,
  ...verification,
  ...money,
  ...rateCards,
  ...funding,
  ...portfolio,
  ...settings,
  { path: '*', element: <NotFound /> },
];

/** A screen that breaks leaves the shell standing. */
const guarded: RouteObject[] = [{ errorElement: <Broken />, children: inPartnership }];

export const router = createBrowserRouter([
  {
    element: <Root />,
    errorElement: <Broken />,
    hydrateFallbackElement: <Loading />,
    children: [
      { path: '/sign-in', lazy: () => import('./sign-in.js') },
      { path: '/invitations/:token', lazy: () => import('./invitation.js') },
      {
        lazy: () => import('./shell.js'),
        children: [
          { index: true, lazy: () => import('./front-door.js') },
          { path: '/account', lazy: () => import('./account.js') },
          { path: '/operator', lazy: () => import('./operator.js') },
          { path: '/p/:slug', lazy: () => import('./partnership-page.js'), children: guarded },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);
