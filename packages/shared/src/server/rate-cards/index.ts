export * from './draft-rate-card.js';
export * from './get-rate-cards.js';
export * from './lock-rate-cards.js';
export * from './publish-rate-card.js';
export * from './rate-card-view.js';
export * from './update-rate-card-draft.js';
