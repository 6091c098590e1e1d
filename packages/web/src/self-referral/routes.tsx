import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'settings/self-referral', lazy: () => import('./self-referral-settings.js') },
];
