import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'money', lazy: () => import('./headroom.js') },
  { path: 'money/shares', lazy: () => import('./shares.js') },
  { path: 'money/runs', lazy: () => import('./runs.js') },
  { path: 'money/runs/new', lazy: () => import('./prepare-run.js') },
  { path: 'money/runs/grant', lazy: () => import('./record-grant.js') },
  { path: 'money/runs/:id', lazy: () => import('./run.js') },
  { path: 'money/statements', lazy: () => import('./statements.js') },
  { path: 'money/statements/:id', lazy: () => import('./statement.js') },
];
