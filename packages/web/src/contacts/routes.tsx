import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [{ path: 'contacts/new', lazy: () => import('./new-contact.js') }];
