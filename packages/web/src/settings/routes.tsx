import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'settings/members', lazy: () => import('./members.js') },
  { path: 'settings/members/new', lazy: () => import('./add-member.js') },
  { path: 'settings/organisations', lazy: () => import('./organisations.js') },
  { path: 'settings/organisations/new', lazy: () => import('./add-organisation.js') },
  { path: 'settings/organisations/:id', lazy: () => import('./organisation-ties.js') },
  { path: 'settings/partnership', lazy: () => import('./partnership.js') },
  { path: 'settings/signing-in', lazy: () => import('./signing-in.js') },
  { path: 'settings/lists', lazy: () => import('./lists.js') },
  { path: 'settings/work', lazy: () => import('./background-work.js') },
];
