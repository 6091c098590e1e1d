import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'referrals', lazy: () => import('./hub.js') },
  { path: 'referrals/new', lazy: () => import('./refer.js') },
  { path: 'referrals/own', lazy: () => import('./own.js') },
  { path: 'referrals/:id', lazy: () => import('./referral.js') },
  { path: 'settings/decline-reasons', lazy: () => import('./decline-reasons.js') },
];
