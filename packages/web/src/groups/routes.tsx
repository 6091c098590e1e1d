import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'groups', lazy: () => import('./groups.js') },
  { path: 'groups/new', lazy: () => import('./group-form.js') },
  { path: 'groups/:id/edit', lazy: () => import('./group-form.js') },
  { path: 'groups/:id', lazy: () => import('./group.js') },
];
