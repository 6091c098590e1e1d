import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'caseloads', lazy: () => import('./team.js') },
  { path: 'caseloads/mine', lazy: () => import('./mine.js') },
  { path: 'caseloads/:id', lazy: () => import('./worker.js') },
  { path: 'settings/caseloads', lazy: () => import('./guide.js') },
];
