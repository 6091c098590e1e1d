import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'claims', lazy: () => import('./claims-list.js') },
  { path: 'claims/new', lazy: () => import('./record-outcome.js') },
  { path: 'claims/:id', lazy: () => import('./claim.js') },
];
