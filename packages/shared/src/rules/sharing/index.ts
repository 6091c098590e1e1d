export * from './agreement-state.js';
export * from './shared-fields.js';
