import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'analysis', lazy: () => import('./analysis.js') },
  { path: 'analysis/new', lazy: () => import('./new-project.js') },
  { path: 'analysis/outputs', lazy: () => import('./outputs.js') },
  { path: 'analysis/:id', lazy: () => import('./project.js') },
  { path: 'settings/small-figures', lazy: () => import('./small-figures.js') },
];
