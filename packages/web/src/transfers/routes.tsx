import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'transfers', lazy: () => import('./transfers.js') }];
