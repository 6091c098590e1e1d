import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'referrals/waiting', lazy: () => import('./waiting.js') },
  { path: 'referrals/rule', lazy: () => import('./rule.js') },
  { path: 'referrals/room', lazy: () => import('./support.js') },
];
