import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'data/agreements/:id/encode', lazy: () => import('./guide.js') },
];
