import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'settings/safeguarding', lazy: () => import('./safeguarding-settings.js') },
];
