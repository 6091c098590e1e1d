import type { RouteObject } from 'react-router';

export const routes: RouteObject[] = [
  { path: 'people', lazy: () => import('./people.js') },
  { path: 'people/new', lazy: () => import('./enrol.js') },
  { path: 'people/:id/correct', lazy: () => import('./correct.js') },
  { path: 'people/:id', lazy: () => import('./person.js') },
];
