export * from './errors.js';
export * from './outbox/index.js';
export * from './tenancy/index.js';
