export * from './agreement-parts.js';
export * from './agreement-state.js';
export * from './check-agreement.js';
export * from './check-notice.js';
export * from './check-signature.js';
export * from './extracts/index.js';
export * from './shared-fields.js';
