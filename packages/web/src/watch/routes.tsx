import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'watch', lazy: () => import('./watch.js') }];
