import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'settings/audit', lazy: () => import('./audit-trail.js') }];
