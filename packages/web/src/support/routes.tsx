import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'people/hand-over', lazy: () => import('./hand-over.js') }];
