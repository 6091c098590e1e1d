import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'data/runs/:id/review', lazy: () => import('./review.js') },
  { path: 'data/matches/:id', lazy: () => import('./one-pair.js') },
];
