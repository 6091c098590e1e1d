export * from './errors.js';
export * from './ids.js';
export * from './money.js';
export * from './outbox/index.js';
export * from './pages/index.js';
export * from './rate-cards/index.js';
export * from './tenancy/index.js';
