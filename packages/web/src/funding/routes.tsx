import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'funding', lazy: () => import('./funding.js') },
  { path: 'funding/new', lazy: () => import('./agree.js') },
];
