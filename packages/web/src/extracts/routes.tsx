import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'data/extracts/:id', lazy: () => import('./extract.js') }];
