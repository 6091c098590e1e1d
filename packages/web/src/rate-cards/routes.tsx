import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'rate-cards', lazy: () => import('./cards.js') },
  { path: 'rate-cards/:id', lazy: () => import('./card.js') },
];
