import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'people/:id/sign', lazy: () => import('./sign.js') },
  { path: 'settings/signing', lazy: () => import('./wordings-settings.js') },
];
