import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'services', lazy: () => import('./services.js') }];
