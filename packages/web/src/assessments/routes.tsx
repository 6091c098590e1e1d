import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'people/:id/assess', lazy: () => import('./take.js') },
  { path: 'settings/instruments', lazy: () => import('./instruments.js') },
  { path: 'settings/instruments/new', lazy: () => import('./edit-instrument.js') },
  { path: 'settings/instruments/:id', lazy: () => import('./instrument.js') },
  { path: 'settings/instruments/:id/edit', lazy: () => import('./edit-instrument.js') },
];
