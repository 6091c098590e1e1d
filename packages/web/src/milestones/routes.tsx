import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'milestones', lazy: () => import('./coming-up.js') }];
