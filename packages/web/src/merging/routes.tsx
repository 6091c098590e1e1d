import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'people/same', lazy: () => import('./likely-same.js') },
  { path: 'people/:id/merge/:otherId', lazy: () => import('./merge.js') },
];
