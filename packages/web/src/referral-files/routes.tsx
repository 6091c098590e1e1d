import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'referrals/files', lazy: () => import('./send.js') },
  { path: 'referrals/files/:id', lazy: () => import('./file.js') },
];
