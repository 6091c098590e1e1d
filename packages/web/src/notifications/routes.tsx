import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'notifications', lazy: () => import('./notifications.js') },
  { path: 'notifications/choices', lazy: () => import('./choices.js') },
];
