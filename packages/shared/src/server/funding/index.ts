export * from './agree-funding.js';
export * from './agreement-view.js';
export * from './get-agreements.js';
export * from './get-headroom.js';
export * from './read-contributions.js';
