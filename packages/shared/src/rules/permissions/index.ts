export * from './held-roles.js';
export * from './organisation-kinds.js';
export * from './permissions.js';
export * from './roles.js';
export * from './works-with.js';
