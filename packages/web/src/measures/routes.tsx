import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'measures', lazy: () => import('./measures.js') }];
