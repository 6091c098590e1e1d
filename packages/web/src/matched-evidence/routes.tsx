import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'data/offers', lazy: () => import('./offers.js') }];
