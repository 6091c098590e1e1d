import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'settings/words', lazy: () => import('./words-settings.js') }];
