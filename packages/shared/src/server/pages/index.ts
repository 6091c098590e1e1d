export * from './ordering.js';
export * from './page.js';
