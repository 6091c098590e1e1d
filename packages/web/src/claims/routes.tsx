import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'claims', lazy: () => import('./claims-list.js') }];
