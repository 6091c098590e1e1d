import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'people/:id/plan', lazy: () => import('./edit-plan.js') },
  { path: 'people/:id/plan/paper', lazy: () => import('./plan-paper.js') },
];
