export * from './add-organisation.js';
export * from './list-organisations.js';
export * from './organisation-view.js';
