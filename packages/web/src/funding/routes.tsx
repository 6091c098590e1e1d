import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'funding', lazy: () => import('./funding.js') },
  { path: 'funding/new', lazy: () => import('./agree.js') },
  { path: 'funding/proposals/:id', lazy: () => import('./proposal.js') },
  { path: 'funding/proposals/:id/edit', lazy: () => import('./agree.js') },
];
