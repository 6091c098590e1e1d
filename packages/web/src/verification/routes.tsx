import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'verification', lazy: () => import('./queue.js') },
  { path: 'verification/decided', lazy: () => import('./decided.js') },
];
