import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'data/agreements', lazy: () => import('./agreements.js') },
  { path: 'data/agreements/new', lazy: () => import('./write.js') },
  { path: 'data/agreements/:id/edit', lazy: () => import('./write.js') },
  { path: 'data/agreements/:id/tell', lazy: () => import('./tell.js') },
  { path: 'data/agreements/:id', lazy: () => import('./agreement.js') },
];
