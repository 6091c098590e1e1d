import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'portfolio', lazy: () => import('./portfolio.js') }];
