import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'rate-cards', lazy: () => import('./cards.js') },
  { path: 'rate-cards/new', lazy: () => import('./edit-card.js') },
  { path: 'rate-cards/:id', lazy: () => import('./card.js') },
  { path: 'rate-cards/:id/edit', lazy: () => import('./edit-card.js') },
];
