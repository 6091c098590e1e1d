import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'money/forecast', lazy: () => import('./forecast.js') },
  { path: 'money/forecast/new', lazy: () => import('./record-plan.js') },
];
