import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'anchors', lazy: () => import('./anchors.js') },
  { path: 'anchors/own', lazy: () => import('./own.js') },
  { path: 'anchors/practices', lazy: () => import('./practices.js') },
  { path: 'anchors/:id', lazy: () => import('./anchor.js') },
  { path: 'anchors/:id/review', lazy: () => import('./review.js') },
];
